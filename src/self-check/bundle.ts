import { arch, platform, release } from 'node:os';
import type { Runtime } from '../app/runtime.ts';
import type { Call } from '../calls/call/call.ts';
import type { CheckLine } from '../calls/connector.ts';
import type { Store } from '../calls/ports.ts';
import { isSecretField } from '../vocabulary/secret-names.ts';

/** How many calls of each kind of trouble are listed. */
const LATEST = 25;

/** What support needs to see, and nothing that lets anybody in: see docs/operations.md. */
export interface Bundle {
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  readonly program: Readonly<
    Record<'version' | 'node' | 'platform' | 'arch' | 'release' | 'timeZone', string>
  >;
  readonly check: readonly CheckLine[];
  /** The file's configuration with the stored connections; undefined: it could not be read, `check` says why. */
  readonly configuration: unknown;
  readonly trouble: unknown;
}

const HIDDEN = '<hidden>';
type Take = (secret: string) => void;

/** The same value with every text in it changed; `isSecret`: the text is, or is inside, a field for a secret. */
const mapTexts = (
  value: unknown,
  change: (text: string, isSecret: boolean) => string,
  isSecret = false,
): unknown => {
  if (typeof value === 'string') return change(value, isSecret);
  if (Array.isArray(value)) return value.map((inner) => mapTexts(inner, change, isSecret));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      mapTexts(inner, change, isSecret || isSecretField(key)),
    ]),
  );
};

/** An address without the login and the query, either of which may be a secret. */
const shownText = (text: string, take: Take): string => {
  if (!/^[a-z]+:\/\//i.test(text) || !URL.canParse(text)) return text;
  const { username, password, search, searchParams } = new URL(text);
  const parts = [password, decodeURIComponent(password), search.slice(1), ...searchParams.values()];
  for (const part of parts) take(part);
  const isPlain = username === '' && password === '' && search === '';
  return isPlain ? text : text.replace(/\/\/[^/]*@/, `//${HIDDEN}@`).replace(/\?.*$/s, `?${HIDDEN}`);
};

const shown = (configuration: unknown, take: Take): unknown =>
  mapTexts(configuration, (text, isSecret) => {
    if (!isSecret || text === '') return shownText(text, take);
    take(text);
    return HIDDEN;
  });

/** Secrets also occur in texts of others, such as an answer of MOR that repeats the request. */
const scrubbed = (value: unknown, secrets: readonly string[]): unknown =>
  mapTexts(value, (text) => secrets.reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text));

/** Without numbers, names and notes: support does not need to know who was called. */
const troubleOf = ({ id, createdAt, crm, mor, state, outcome, hangupCause, refusal, activity }: Call) => ({
  call: id,
  createdAt,
  crm,
  mor: mor.server,
  state,
  outcome,
  hangupCause,
  refusal: refusal && { code: refusal.code, morCode: refusal.morCode, morText: refusal.morText },
  activity: { state: activity.state, attempts: activity.attempts, error: activity.error },
});

const troubles = async ({ calls }: Pick<Store, 'calls'>): Promise<Record<string, unknown>> => {
  const latest = async (filter: Parameters<typeof calls.list>[0]): Promise<unknown[]> =>
    (await calls.list(filter)).items.map(troubleOf);
  return {
    activitiesGivenUp: await latest({ activity: 'dead', limit: LATEST }),
    callsRefused: await latest({ state: 'refused', limit: LATEST }),
    callsUnknown: await latest({ outcome: 'unknown', limit: LATEST }),
    callsFailed: await latest({ outcome: 'failed', limit: LATEST }),
  };
};

/** Shorter texts occur by chance, and replacing them would destroy what the bundle says. */
const SHORTEST_SCRUBBED = 4;

/** Puts it together. Without a runtime, what is known is why there is none. */
export const bundleOf = async (
  runtime: Pick<Runtime, 'config' | 'store'> | undefined,
  check: readonly CheckLine[],
  { version, nowMs }: { readonly version: string; readonly nowMs: number },
): Promise<Bundle> => {
  const secrets = new Set<string>();
  const configuration: unknown = runtime && shown(runtime.config, (text) => secrets.add(text));
  const longestFirst = [...secrets]
    .filter((secret) => secret.length >= SHORTEST_SCRUBBED)
    .toSorted((a, b) => b.length - a.length);
  const trouble = runtime && (await troubles(runtime.store).catch((error: unknown) => String(error)));
  return {
    madeAt: new Date(nowMs).toISOString(),
    program: {
      version,
      node: process.version,
      platform: platform(),
      arch: arch(),
      release: release(),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    },
    check: scrubbed(check, longestFirst) as readonly CheckLine[],
    configuration,
    trouble: scrubbed(trouble, longestFirst),
  };
};
