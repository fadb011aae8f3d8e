import { z } from 'zod';
import { scriptSchema, SCRIPTS } from './scripts.ts';
import { DEFAULT_SECRET_KEY, defaultWorld } from './world.ts';
import { worldSchema } from './world-schema.ts';
import type { CallScript } from './scripts.ts';

/** Release generations in order; what exists and how it is checked follows from it (Kolmisoft wiki: MOR API). */
const GENERATIONS = ['X3', 'X5', 'X8', 'X19'] as const;
export type Generation = (typeof GENERATIONS)[number];

const ms = z.number().min(0);
const switches = {
  /** Which MOR this is. */
  generation: z.enum(GENERATIONS),
  /** The administrator's API secret key; empty: none is set. */
  secretKey: z.string(),
  allowApi: z.boolean(),
  allowGet: z.boolean(),
  /** The callback add-on. */
  addon: z.boolean(),
  disableHashChecking: z.boolean(),
  /** Which order of `dst` and `src` callback_init accepts. */
  hashOrder: z.enum(['device-dst-src', 'device-src-dst', 'either']),
  resellersUseAdminTariffs: z.boolean(),
  /** "Allow devices to check balance over HTTP". */
  balanceOverHttp: z.boolean(),
  /** The "Callback Server" setting. */
  callbackServerId: z.number().int(),
  /** What happens when Asterisk's manager interface does not answer. */
  asteriskUnreachable: z.enum(['http-500', 'text']),
  /** X19 admits an administrator to the details of a reseller's users, X8 does not. */
  adminSeesResellerUsers: z.boolean(),

  /** Letter case of the status tag; `auto`: as the generation does. */
  tagCase: z.enum(['auto', 'Status', 'status']),
  /** XML prolog; `auto`: X3 sends none. */
  prolog: z.union([z.boolean(), z.literal('auto')]),
  /** "XML API Extension": content type and file name of an XML document. */
  xmlExtension: z.boolean(),
  /** `tag`: `<HTML>` around the document, `page`: `<html><body>` around everything. Never seen, but documented. */
  htmlWrapper: z.enum(['off', 'tag', 'page']),
  /** Common errors inside `<page>`, as newer manual pages print them. */
  errorInPage: z.boolean(),
  /** devices_get as a gzip file. */
  gzipDevices: z.boolean(),
  /** Whether a JSON body counts as parameters (unconfirmed for the real thing). */
  jsonBody: z.boolean(),

  /** `use_callback_uniqueid` of mor.conf. */
  callbackUniqueId: z.boolean(),
  /** Whether active calls show the callback id. */
  callbackUniqueIdInRows: z.boolean(),
  /** Whether CDRs show the callback id. */
  callbackUniqueIdInCdrs: z.boolean(),
  /** How a callback appears in active_calls_get. */
  activeCalls: z.enum(['none', 'one-row', 'two-rows']),
  activeCallsHash: z.enum(['u', 'key', 'either']),
  /** How long a leg exists before it is listed. */
  liveRowDelayMs: ms,
  /** Where `s_callback_uniqueid` and `s_uniqueid` enter the hash of user_calls_get. */
  cdrCallbackIdHash: z.enum(['not-hashed', 'after-s_device', 'after-only_did', 'either']),
  /** Fields of a CDR; `auto`: by the type of the caller. */
  cdrShape: z.enum(['auto', 'admin', 'user']),
  /** Which legs leave a CDR. */
  cdrLegs: z.enum(['both', 'leg-a', 'leg-b']),
  /** How long after the end of a leg its CDR can be read. */
  cdrDelayMs: ms,
  /** Nobody sees hangup causes. */
  hideCause: z.boolean(),
  showCauseToResellers: z.boolean(),
  /** "Change ANSWER to FAILED if HGC is not 16", for simple users. */
  answeredNeedsCause16: z.boolean(),
  /** Answered calls are recorded. */
  recording: z.boolean(),
  /** The server's time zone (IANA name). */
  timezone: z.string(),
  /** The server's clock minus the true time. */
  clockSkewMs: z.number(),
  version: z.string(),
  language: z.string(),
  currency: z.string(),

  /** What the agent keys in when the request has no destination; null: hangs up instead. */
  enteredNumber: z.string().nullable(),
  enteredAfterMs: ms,
  /** How each call goes, first match wins. */
  scripts: z.array(scriptSchema),
  /** The Call End webhook goes out this long after the end of a leg. */
  webhookDelayMs: ms,

  /** API v2. */
  v2: z.boolean(),
  accessTokenMs: ms,
  refreshTokenMs: ms,

  /** Simulated seconds per true second. */
  speed: z.number().positive().max(100_000),
  /** Time stands still until `advance`. */
  manualClock: z.boolean(),
  /** Start of the random numbers behind callback ids and probable faults. */
  seed: z.number().int(),
  /** Who may use `/_simulator`. */
  control: z.enum(['on', 'loopback', 'off']),
  world: worldSchema,
};

const optionsSchema = z.strictObject(switches);
/** Any part of the options, as the control endpoint takes it; `world` may be partial as well. */
export const optionsPatchSchema = optionsSchema.extend({ world: worldSchema.partial() }).partial();
export type OptionsPatch = z.output<typeof optionsPatchSchema>;

/** Decides how a call goes; undefined: the table decides. */
export type ScriptFunction = (call: {
  src: string;
  dst: string | null;
  device: number;
  username: string;
}) => CallScript | undefined;

/** Live switches: assign to a member and the next request sees it. */
export type SimulatorOptions = z.output<typeof optionsSchema> & { script?: ScriptFunction };
/** What callers may pass: any part of it. Throws ZodError on an unknown name or a wrong value. */
export type SimulatorOptionsInput = z.input<typeof optionsPatchSchema> & { script?: ScriptFunction };

const defaults = (): SimulatorOptions => ({
  generation: 'X19',
  secretKey: DEFAULT_SECRET_KEY,
  allowApi: true,
  allowGet: false,
  addon: true,
  disableHashChecking: false,
  hashOrder: 'device-dst-src',
  resellersUseAdminTariffs: false,
  balanceOverHttp: true,
  callbackServerId: 1,
  asteriskUnreachable: 'http-500',
  adminSeesResellerUsers: true,
  tagCase: 'auto',
  prolog: 'auto',
  xmlExtension: false,
  htmlWrapper: 'off',
  errorInPage: false,
  gzipDevices: false,
  jsonBody: false,
  callbackUniqueId: true,
  callbackUniqueIdInRows: false,
  callbackUniqueIdInCdrs: false,
  activeCalls: 'two-rows',
  activeCallsHash: 'key',
  liveRowDelayMs: 0,
  cdrCallbackIdHash: 'after-only_did',
  cdrShape: 'auto',
  cdrLegs: 'both',
  cdrDelayMs: 0,
  hideCause: false,
  showCauseToResellers: false,
  answeredNeedsCause16: false,
  recording: false,
  timezone: 'UTC',
  clockSkewMs: 0,
  version: 'MOR X19 simulator',
  language: 'en',
  currency: 'EUR',
  enteredNumber: '37060000000',
  enteredAfterMs: 5_000,
  scripts: SCRIPTS.map((script) => ({ ...script })),
  webhookDelayMs: 10_000,
  v2: true,
  accessTokenMs: 15 * 60_000,
  refreshTokenMs: 7 * 24 * 3_600_000,
  speed: 1,
  manualClock: false,
  seed: 1,
  control: 'loopback',
  world: defaultWorld(),
});

/** Overwrites what the patch names; members of `world` are replaced as a whole, the others stay. */
export function applyPatch(options: SimulatorOptions, patch: OptionsPatch): void {
  const { world, ...rest } = patch;
  const given = Object.entries(rest).filter(([, value]) => value !== undefined);
  Object.assign(options, Object.fromEntries(given));
  if (world !== undefined) Object.assign(options.world, world);
}

/** Defaults plus what is given. */
export function createOptions(input: SimulatorOptionsInput = {}): SimulatorOptions {
  const { script, ...rest } = input;
  const options = defaults();
  applyPatch(options, optionsPatchSchema.parse(rest));
  if (script !== undefined) options.script = script;
  return options;
}

/** Is this MOR at least of that generation? */
export const isAtLeast = (options: SimulatorOptions, generation: Generation): boolean =>
  GENERATIONS.indexOf(options.generation) >= GENERATIONS.indexOf(generation);
