import { z } from 'zod';
import { scriptSchema, SCRIPTS } from './scripts.ts';
import { DEFAULT_SECRET_KEY, defaultWorld } from './world.ts';
import { worldSchema } from './world-schema.ts';
import type { CallScript } from './scripts.ts';

/** Release generations in order; they decide which methods exist and how requests are checked (pages and code, docs/mor.md). */
const GENERATIONS = ['X3', 'X5', 'X8', 'X19'] as const;
export type Generation = (typeof GENERATIONS)[number];

const ms = z.number().min(0);
const switches = {
  generation: z.enum(GENERATIONS).describe('Which MOR this is.'),
  secretKey: z.string().describe('The administrator’s API secret key; empty: none is set.'),
  allowApi: z.boolean().describe('"Allow API globally".'),
  allowGet: z.boolean().describe('"Allow GET API".'),
  addon: z.boolean().describe('The callback add-on.'),
  disableHashChecking: z.boolean().describe('"Disable hash checking".'),
  hashOrder: z
    .enum(['device-dst-src', 'device-src-dst', 'either'])
    .describe('Which order of dst and src callback_init accepts.'),
  resellersUseAdminTariffs: z.boolean().describe('"Allow Resellers to use Admin Tariffs".'),
  balanceOverHttp: z.boolean().describe('"Allow devices to check balance over HTTP".'),
  callbackServerId: z.number().int().describe('The "Callback Server" setting.'),
  asteriskUnreachable: z
    .enum(['http-500', 'text'])
    .describe('What happens when Asterisk’s manager interface does not answer.'),
  adminSeesResellerUsers: z
    .boolean()
    .describe('X19 admits an administrator to the details of a reseller’s users, X8 does not.'),

  tagCase: z
    .enum(['auto', 'Status', 'status'])
    .describe('Letter case of the status tag; auto: as the generation does.'),
  prolog: z.union([z.boolean(), z.literal('auto')]).describe('XML prolog; auto: X3 sends none.'),
  xmlExtension: z.boolean().describe('"XML API Extension": content type and file name of an XML document.'),
  htmlWrapper: z
    .enum(['off', 'tag', 'page'])
    .describe(
      'Never seen, but documented: tag puts an HTML element around the document, page puts HTML and BODY around everything.',
    ),
  errorInPage: z.boolean().describe('Common errors inside a page element, as newer manual pages print them.'),
  gzipDevices: z.boolean().describe('devices_get as a gzip file.'),
  jsonBody: z
    .boolean()
    .describe('Whether a JSON body counts as parameters (unconfirmed for the real thing).'),

  callbackUniqueId: z.boolean().describe('use_callback_uniqueid of mor.conf.'),
  callbackUniqueIdInRows: z.boolean().describe('Whether active calls show the callback id.'),
  callbackUniqueIdInCdrs: z.boolean().describe('Whether CDRs show the callback id.'),
  activeCalls: z
    .enum(['none', 'one-row', 'two-rows'])
    .describe('How a callback appears in active_calls_get.'),
  activeCallsHash: z
    .enum(['u', 'key', 'either'])
    .describe('What active_calls_get hashes before the key: the page and its example disagree.'),
  liveRowDelayMs: ms.describe('How long a leg exists before it is listed.'),
  cdrCallbackIdHash: z
    .enum(['not-hashed', 'after-s_device', 'after-only_did', 'either'])
    .describe('Where s_callback_uniqueid and s_uniqueid enter the hash of user_calls_get.'),
  cdrShape: z.enum(['auto', 'admin', 'user']).describe('Fields of a CDR; auto: by the type of the caller.'),
  cdrLegs: z.enum(['both', 'leg-a', 'leg-b']).describe('Which legs leave a CDR.'),
  cdrDelayMs: ms.describe('How long after the end of a leg its CDR can be read.'),
  hideCause: z.boolean().describe('Nobody sees hangup causes.'),
  showCauseToResellers: z.boolean().describe('"Show HGC for Resellers".'),
  answeredNeedsCause16: z.boolean().describe('"Change ANSWER to FAILED if HGC is not 16", for simple users.'),
  recording: z.boolean().describe('Answered calls are recorded.'),
  recordingDelayMs: ms.describe('How long after the end of a leg its recording is ready.'),
  recordingsNeedLogin: z.boolean().describe('The web server gives files of recordings only to sessions.'),
  timezone: z.string().describe('The server’s time zone (IANA name).'),
  clockSkewMs: z.number().describe('The server’s clock minus the true time.'),
  version: z.string().describe('What system_version_get answers.'),
  language: z.string().describe('Language code in answers.'),
  currency: z.string().describe('Currency of balances and prices.'),

  enteredNumber: z
    .string()
    .nullable()
    .describe('What the agent keys in when the request has no destination; null: hangs up instead.'),
  enteredAfterMs: ms.describe('How long the agent takes to key the number in.'),
  scripts: z.array(scriptSchema).describe('How each call goes, first match wins.'),
  webhookDelayMs: ms.describe('The Call End webhook goes out this long after the end of a leg.'),

  v2: z.boolean().describe('API v2 exists.'),
  accessTokenMs: ms.describe('How long an access token of v2 is valid.'),
  refreshTokenMs: ms.describe('How long a refresh token of v2 is valid.'),

  speed: z.number().positive().max(100_000).describe('Simulated seconds per true second.'),
  manualClock: z.boolean().describe('Time stands still until advance.'),
  seed: z.number().int().describe('Start of the random numbers behind callback ids and probable faults.'),
  control: z.enum(['on', 'loopback', 'off']).describe('Who may use /_simulator.'),
  world: worldSchema.describe(
    'Users, devices, tariffs, servers, card PINs, phonebooks and DIDs; members that are given replace the built-in ones as a whole.',
  ),
};

const optionsSchema = z.strictObject(switches);

const valuesOf = (schema: z.ZodType): string => {
  const { type, enum: choices, anyOf } = z.toJSONSchema(schema, { unrepresentable: 'any' });
  if (choices) return choices.join(', ');
  if (type !== undefined) return [type].flat().join(', ');
  return (anyOf ?? []).map((choice) => String(choice.const ?? choice.type)).join(', ');
};

/** Describes every switch for people: its values, its default and its meaning. */
export const describeSwitches = (): readonly Readonly<
  Record<'name' | 'values' | 'otherwise' | 'meaning', string>
>[] => {
  const builtIn = defaults();
  return Object.entries(switches).map(([name, schema]) => {
    const value = builtIn[name as keyof typeof switches];
    return {
      name,
      values: valuesOf(schema),
      otherwise: value !== null && typeof value === 'object' ? 'built-in' : String(value),
      meaning: schema.description ?? '',
    };
  });
};

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
  recordingDelayMs: 0,
  recordingsNeedLogin: false,
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

/** The defaults with the given values applied. */
export function createOptions(input: SimulatorOptionsInput = {}): SimulatorOptions {
  const { script, ...rest } = input;
  const options = defaults();
  applyPatch(options, optionsPatchSchema.parse(rest));
  if (script !== undefined) options.script = script;
  return options;
}

/** Is this MOR of that generation or newer? */
export const isAtLeast = (options: SimulatorOptions, generation: Generation): boolean =>
  GENERATIONS.indexOf(options.generation) >= GENERATIONS.indexOf(generation);
