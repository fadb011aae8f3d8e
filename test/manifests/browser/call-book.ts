/** The part of the connector's view of a call that the page reads. */
export interface BookedCall {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly user: string;
  readonly destination: string;
  readonly contactName: string;
  readonly createdAt: string;
  readonly [other: string]: unknown;
}

/** Calls by the idempotency key of their click, as in the connector. */
export interface CallBook {
  calls(): readonly BookedCall[];
  /** The records offered by the page for each placed call. */
  readonly offered: readonly unknown[];
  place(key: string, number: string, records: unknown): BookedCall;
  /** Adds an incoming call. */
  ring(call: Readonly<Record<string, unknown>>): BookedCall;
  change(id: string, changes: Readonly<Record<string, unknown>>): BookedCall;
  /** What a page saved about a call. */
  note(saved: Readonly<Record<string, unknown>>): BookedCall;
  watch(listener: (call: BookedCall) => void): () => void;
}

const RESULTS = new Map<unknown, unknown>([['call_back', { code: 'call_back', label: 'Call back' }]]);

export const createCallBook = (): CallBook => {
  const byKey = new Map<string, BookedCall>();
  const listeners = new Set<(call: BookedCall) => void>();
  const offered: unknown[] = [];
  const store = (key: string, call: BookedCall): BookedCall => {
    byKey.set(key, call);
    for (const listener of listeners) listener(call);
    return call;
  };
  const change: CallBook['change'] = (id, changes) => {
    for (const [key, call] of byKey) {
      if (call.id === id) return store(key, { ...call, ...changes, version: call.version + 1 });
    }
    throw new Error(`no call ${id}`);
  };
  return {
    offered,
    calls: () => [...byKey.values()],
    place: (key, number, records) => {
      const known = byKey.get(key);
      if (known !== undefined) return known;
      offered.push(records);
      return store(key, {
        id: `call-${byKey.size + 1}`,
        version: 2,
        state: 'accepted',
        user: 'seed_sally_id',
        destination: number.replace(/\s+/g, ''),
        contactName: 'Anna Becker',
        createdAt: new Date().toISOString(),
        activity: { state: 'none' },
      });
    },
    ring: (call) => {
      const id = `in-${byKey.size + 1}`;
      return store(id, {
         id, version: 1, direction: 'inbound', state: 'agent_ringing', user: 'seed_sally_id',
         destination: '1001', contactName: '', createdAt: new Date().toISOString(),
         from: '+37061234567', did: '+37052001000', lookUp: 'done', matches: [],
         agents: [{ user: 'seed_sally_id', rangAt: new Date().toISOString() }],
        ...call,
      });
    },
    change,
    note: ({ call, notes, result }) => change(String(call), { notes, result: RESULTS.get(result) }),
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
