import { isOpen } from '../vocabulary/call-states.ts';
import type { AgentRef, Call } from './call/call.ts';
import { isClosed, revise } from './call/advance.ts';
import type { BeginResult, CallStore, Intent, Now, SaveOptions } from './ports.ts';

export type CallListener = (call: Call) => void;
/** `before` is the call as it was; undefined for a new one. */
export type ChangeListener = (call: Call, before: Call | undefined) => void;

/** The calls of this process: open ones in memory, all of them in the store, changes told to who watches. */
export interface CallBook {
  /** Durable before it resolves; `created` calls are in memory from then on. */
  begin(intent: Intent): Promise<BeginResult>;
  /** Keeps a refused click for the record, and returns it as it is kept. */
  insert(call: Call): Promise<Call>;
  get(id: string): Promise<Call | undefined>;
  /** Open calls, oldest first. */
  open(morServer?: string): readonly Call[];
  /**
   * Applies a change after all earlier changes of this call, stores it, then tells the watchers. `change` returns the
   * same value to say that nothing changed. Undefined: there is no such call.
   */
  update(
    id: string,
    change: (call: Call) => Call,
    options?: (after: Call) => SaveOptions,
  ): Promise<Call | undefined>;
  /** Every durable change of every call. Returns the way to stop. */
  watch(listener: ChangeListener): () => void;
  watchCall(id: string, listener: CallListener): () => void;
  watchAgent(agent: AgentRef, listener: CallListener): () => void;
  /**
   * Another process, such as the command line, has written: takes over open calls that are not known here, and what it
   * changed. A call that it may still be asking MOR about is left alone for `askingMs`. Resolves with how many are.
   */
  refresh(askingMs: number): Promise<number>;
  /** Loads the open calls after a start. What was being dialled when the process died becomes `unknown`. */
  recover(): Promise<number>;
}

export interface CallBookDeps {
  readonly store: CallStore;
  readonly now: Now;
  /** Does this CRM instance keep activities? Then an ended call waits in the outbox from the same write on. */
  readonly writesActivities: (crm: string) => boolean;
}

const callTopic = (id: string): string => `call ${id}`;
const agentTopic = ({ crm, user }: AgentRef): string => `agent ${JSON.stringify([crm, user])}`;

const markUnknown = (call: Call, nowMs: number): Call =>
  call.state === 'requested' || call.state === 'dialling'
    ? revise(call, {
        state: 'unknown',
        timeline: [
          ...call.timeline,
          {
            at: new Date(nowMs).toISOString(),
            state: 'unknown',
            by: 'connector',
            detail: 'the connector stopped while MOR was being asked',
          },
        ],
      })
    : call;

/** A write that finds the call changed by another process is made again on what is there now. */
const MOST_ATTEMPTS = 20;

/** A refusal may be there while the CRM is still saving the record that asked, and that save would overwrite it. */
const ASKING_SAVE_MS = 5_000;

export const createCallBook = ({ store, now, writesActivities }: CallBookDeps): CallBook => {
  const openCalls = new Map<string, Call>();
  /** The same by MOR server: each poll asks for all of one server's. */
  const openByServer = new Map<string, Map<string, Call>>();
  const pending = new Map<string, Promise<unknown>>();
  const everyone = new Set<ChangeListener>();
  const watchers = new Map<string, Set<CallListener>>();

  /** A call keeps its place in the order while it is open. */
  const remember = (call: Call): void => {
    const { server } = call.mor;
    let ofServer = openByServer.get(server);
    if (ofServer === undefined) openByServer.set(server, (ofServer = new Map<string, Call>()));
    if (isOpen(call.state)) {
      openCalls.set(call.id, call);
      ofServer.set(call.id, call);
    } else forget(call);
  };

  const forget = (call: Call): void => {
    openCalls.delete(call.id);
    openByServer.get(call.mor.server)?.delete(call.id);
  };

  const tell = (call: Call, before?: Call): void => {
    for (const listener of everyone) listener(call, before);
    if (watchers.size === 0) return;
    for (const topic of [callTopic(call.id), agentTopic(call)]) {
      for (const listener of watchers.get(topic) ?? []) listener(call);
    }
  };

  const watchTopic = (topic: string, listener: CallListener): (() => void) => {
    const list = watchers.get(topic) ?? new Set();
    watchers.set(topic, list.add(listener));
    return () => {
      list.delete(listener);
      if (list.size === 0 && watchers.get(topic) === list) watchers.delete(topic);
    };
  };

  /**
   * A call enters the outbox in the very write that ends it, so a crash cannot come between. A refused one does when a
   * record of the CRM had asked for it: nobody may be in front of a page, so the record has to say why nothing rang.
   */
  const withOutbox = (after: Call, before?: Call): { call: Call; options: SaveOptions } => {
    const isOwed = after.state === 'ended' || (after.state === 'refused' && after.activity.id !== undefined);
    const justClosed = isOwed && (before === undefined || !isClosed(before));
    return justClosed && after.activity.state === 'none' && writesActivities(after.crm)
      ? {
          call: { ...after, activity: { ...after.activity, state: 'pending' } },
          options: { activityDueMs: now() + (after.state === 'refused' ? ASKING_SAVE_MS : 0) },
        }
      : { call: after, options: {} };
  };

  const apply = async (
    id: string,
    change: (call: Call) => Call,
    options?: (after: Call) => SaveOptions,
  ): Promise<Call | undefined> => {
    let before = openCalls.get(id) ?? (await store.get(id));
    for (let attempt = 1; before; attempt += 1) {
      const changed = change(before);
      if (changed === before) return before;
      const { call, options: outbox } = withOutbox(changed, before);
      if ((await store.save(call, { ...outbox, ...options?.(call) })) === 'saved') {
        remember(call);
        tell(call, before);
        return call;
      }
      if (attempt === MOST_ATTEMPTS) throw new Error(`call ${id} is changed by others all the time`);
      before = await readAgain(id, before);
    }
    return undefined;
  };

  /** Somebody else, such as the command line, has written this call meanwhile: theirs is where it stands. */
  const readAgain = async (id: string, before: Call): Promise<Call | undefined> => {
    const stored = await store.get(id);
    if (stored === undefined) forget(before);
    else if (stored.version > before.version || !openCalls.has(id)) {
      remember(stored);
      tell(stored, before);
    }
    return stored;
  };

  const update: CallBook['update'] = async (id, change, options) => {
    const earlier = pending.get(id);
    // A failed earlier write must not stop later ones; its own caller gets the error.
    const mine = (earlier ? earlier.catch(() => undefined) : Promise.resolve()).then(() =>
      apply(id, change, options),
    );
    pending.set(id, mine);
    try {
      return await mine;
    } finally {
      if (pending.get(id) === mine) pending.delete(id);
    }
  };

  return {
    async begin(intent) {
      const result = await store.begin(intent);
      if (result.kind === 'created') {
        remember(intent.call);
        tell(intent.call);
      }
      return result;
    },
    async insert(refused) {
      const { call, options } = withOutbox(refused);
      await store.insert(call, options);
      tell(call);
      return call;
    },
    async get(id) {
      return openCalls.get(id) ?? (await store.get(id));
    },
    open(morServer) {
      const calls = morServer === undefined ? openCalls : openByServer.get(morServer);
      return calls === undefined ? [] : [...calls.values()];
    },
    update,
    watch(listener) {
      everyone.add(listener);
      return () => everyone.delete(listener);
    },
    watchCall: (id, listener) => watchTopic(callTopic(id), listener),
    watchAgent: (agent, listener) => watchTopic(agentTopic(agent), listener),
    async refresh(askingMs) {
      const before = [...openCalls.values()];
      const stored = await store.listOpen();
      let asking = 0;
      for (const call of stored) {
        const known = openCalls.get(call.id);
        if (pending.has(call.id) || (known && known.version >= call.version)) continue;
        const isYoung = Math.abs(now() - Date.parse(call.createdAt)) < askingMs;
        if (known === undefined && markUnknown(call, now()) !== call) {
          if (isYoung) asking += 1;
          else await update(call.id, (current) => markUnknown(current, now()));
          continue;
        }
        remember(call);
        tell(call, known);
      }
      const open = new Set(stored.map(({ id }) => id));
      for (const call of before) {
        if (!open.has(call.id) && openCalls.get(call.id) === call) await readAgain(call.id, call);
      }
      return asking;
    },
    async recover() {
      const found = await store.listOpen();
      for (const call of found) {
        remember(call);
        await update(call.id, (current) => markUnknown(current, now()));
      }
      return found.length;
    },
  };
};
