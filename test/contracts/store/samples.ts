import type { Call } from '../../../src/calls/call/call.ts';
import type { CallState } from '../../../src/vocabulary/call-states.ts';
import type { BeginResult, Intent, Store } from '../../../src/calls/ports.ts';
import type { Mapping } from '../../../src/mapping/agents/mapping.ts';
import { createCounter } from '../../helpers/counter.ts';

/** 2026-03-01T10:00:00Z. */
export const T0 = Date.UTC(2026, 2, 1, 10);

const serial = createCounter();
/** A different text each time, so that tests can share one database without colliding. */
export const unique = (prefix: string): string => `${prefix}${serial()}`;

/** A call created at `atMs` (epoch ms), complete enough to compare with what the store returns. */
export const sampleCall = (change: Partial<Call> = {}, atMs = T0): Call => {
  const at = new Date(atMs).toISOString();
  return {
    id: unique('call-'),
    version: 1,
    state: 'requested',
    crm: 'sales',
    user: unique('user-'),
    record: { type: 'Contact', id: unique('003') },
    contactName: 'Živilė Žukauskaitė 李雷 👋',
    source: '37060011111',
    destination: '+37060022222',
    dialled: { src: '37060011111', dst: '37060022222' },
    mor: { server: 'main', username: 'office', device: '12', callbackUniqueId: '17400000000000001' },
    createdAt: at,
    activity: { state: 'none' },
    timeline: [{ at, state: 'requested', by: 'connector', detail: 'a "quoted" line\n' }],
    following: { uniqueIds: ['1740000000.12'] },
    ...change,
  };
};

export const LOOSE = { concurrent: 1_000, perMinute: 1_000, perDay: 1_000 };

export const intentOf = (call: Call, change: Partial<Intent> = {}): Intent => ({
  call,
  fingerprint: 'print-1',
  limits: LOOSE,
  nowMs: Date.parse(call.createdAt),
  ...change,
});

/** The next version of a call, in another state. */
export const moved = (call: Call, state: CallState, change: Partial<Call> = {}): Call => ({
  ...call,
  ...change,
  state,
  version: call.version + 1,
});

export const kinds = (results: readonly BeginResult[]): string[] => results.map((r) => r.kind).sort();

/** Stores a call that is over. One that came in has rung first: only then is it known whose telephones it rang. */
export const storeEnded = async ({ calls }: Pick<Store, 'calls'>, call: Call): Promise<void> => {
  if (call.incoming === undefined) {
    await calls.insert(call);
    return;
  }
  const { outcome: _outcome, talkSeconds: _talk, ...ringing } = call;
  await calls.insert({ ...ringing, state: 'agent_ringing' });
  await calls.save(moved(call, 'ended'));
};

/** Follows `next` to the last page; `between` runs after each page. */
export const allPages = async <T>(
  read: (cursor: string | undefined) => Promise<{ items: readonly T[]; next?: string }>,
  between: () => Promise<void> = async () => {},
): Promise<T[]> => {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    items.push(...page.items);
    cursor = page.next;
    await between();
  } while (cursor !== undefined);
  return items;
};

export const sampleMapping = (change: Partial<Mapping> = {}): Mapping => ({
  crm: 'sales',
  user: unique('agent-'),
  mor: 'main',
  username: 'office',
  device: '12',
  source: '37060011111',
  freeDialling: false,
  enabled: true,
  ...change,
});

export const refOf = ({ crm, user }: Mapping): { crm: string; user: string } => ({ crm, user });

export const BY = { actor: 'cli', action: 'mapping.import', atMs: T0 };

export const setMappings = (store: Store, mappings: readonly Mapping[]): Promise<string> =>
  store.mappings.apply(
    mappings.map((after) => ({ ref: refOf(after), after })),
    BY,
  );
