import { isOpen } from '../vocabulary/call-states.ts';
import type { AgentRef, Call } from './call/call.ts';
import { isClosed } from './call/advance.ts';
import { isDialling, leftBehind, markUnknown } from './interrupted.ts';
import type { BeginResult, CallStore, Intent, Now, SaveOptions } from './ports.ts';
import { createWatchers } from './watchers.ts';
import type { CallListener, ChangeListener } from './watchers.ts';

/** The calls of this process: open ones in memory, all of them in the store, changes told to who watches. */
export interface CallBook {
  /** Durable before it resolves; `created` calls are in memory from then on. */
  begin(intent: Intent): Promise<BeginResult>;
  /** Keeps a refused click for the record, and returns it as it is kept. */
  insert(call: Call): Promise<Call>;
  get(id: string): Promise<Call | undefined>;
  /** Open calls that somebody clicked, oldest first. */
  open(morServer?: string): readonly Call[];
  /** Open calls that came in, oldest first. */
  incoming(morServer?: string): readonly Call[];
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
   * Reads what another process, such as the command line, has written: open calls that are new here, and changes.
   * A call that the other process may still be dialling is left alone for `askingMs`, or as long as its node lives.
   * Resolves with the number of calls left alone for `askingMs`: look again when that time is over.
   */
  refresh(askingMs: number): Promise<number>;
  /** Another process has written these calls. */
  reread(ids: readonly string[]): Promise<void>;
  /** Loads the open calls after a start. What was being dialled when the process died becomes `unknown`. */
  recover(): Promise<number>;
}

export interface CallBookDeps {
  readonly store: CallStore;
  readonly now: Now;
  /** Does this CRM instance keep activities? Then an ended call waits in the outbox from the same write on. */
  readonly writesActivities: (crm: string) => boolean;
  /** Ids of the nodes that live, as the database says now; absent: this process is the only service. */
  readonly nodes?: () => Promise<ReadonlySet<string>>;
}

/** A write that finds the call changed by another process is made again on what is there now. */
const MOST_ATTEMPTS = 20;

/** A refusal may be there while the CRM is still saving the record that asked, and that save would overwrite it. */
const ASKING_SAVE_MS = 5_000;

export const createCallBook = ({ store, now, writesActivities, nodes }: CallBookDeps): CallBook => {
  const openCalls = new Map<string, Call>();
  /** The same by MOR server: each poll asks for all of one server's. */
  const openByServer = new Map<string, Map<string, Call>>();
  const incomingByServer = new Map<string, Map<string, Call>>();
  const pending = new Map<string, Promise<unknown>>();
  const watchers = createWatchers();

  /** A call keeps its place in the order while it is open. */
  const remember = (call: Call): void => {
    const { server } = call.mor;
    const byServer = call.incoming === undefined ? openByServer : incomingByServer;
    let ofServer = byServer.get(server);
    if (ofServer === undefined) byServer.set(server, (ofServer = new Map<string, Call>()));
    if (isOpen(call.state)) {
      openCalls.set(call.id, call);
      ofServer.set(call.id, call);
    } else forget(call);
  };

  const forget = (call: Call): void => {
    openCalls.delete(call.id);
    const byServer = call.incoming === undefined ? openByServer : incomingByServer;
    byServer.get(call.mor.server)?.delete(call.id);
  };

  const tell = (call: Call, before?: Call): void => {
    watchers.tell(call, before, 'here');
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
      const result = await store.save(call, { ...outbox, ...options?.(call) });
      if (result === 'fenced') return before;
      if (result === 'saved') {
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
      watchers.tell(stored, before, 'elsewhere');
    }
    return stored;
  };

  /** Does the work after all earlier work on this call. */
  const inTurn = async <T>(id: string, work: () => Promise<T>): Promise<T> => {
    const earlier = pending.get(id);
    // A failed earlier write must not stop later ones; its own caller gets the error.
    const mine = (earlier ? earlier.catch(() => undefined) : Promise.resolve()).then(work);
    pending.set(id, mine);
    try {
      return await mine;
    } finally {
      if (pending.get(id) === mine) pending.delete(id);
    }
  };

  const update: CallBook['update'] = (id, change, options) => inTurn(id, () => apply(id, change, options));

  /** In turn with our own writes: what is read must not be older than what is remembered. */
  const rereadOne = (id: string): Promise<void> =>
    inTurn(id, async () => {
      const known = openCalls.get(id);
      const stored = await store.get(id);
      if (stored === undefined) {
        if (known) forget(known);
        return;
      }
      if (known && known.version >= stored.version) return;
      remember(stored);
      watchers.tell(stored, known, 'elsewhere');
    });

  /** Those of these calls that may be `unknown` by now. */
  const nobodys = async (calls: readonly Call[], askingMs: number): Promise<ReadonlySet<string>> => {
    // Read after the calls: a node is in the table before its first call is.
    const hasNodes = calls.some((call) => isDialling(call) && call.node !== undefined);
    return leftBehind(calls, hasNodes ? await nodes?.() : undefined, now(), askingMs);
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
      if (morServer === undefined)
        return [...openCalls.values()].filter(({ incoming }) => incoming === undefined);
      return [...(openByServer.get(morServer)?.values() ?? [])];
    },
    incoming(morServer) {
      if (morServer === undefined) return [...incomingByServer.values()].flatMap((of) => [...of.values()]);
      return [...(incomingByServer.get(morServer)?.values() ?? [])];
    },
    update,
    watch: watchers.watch,
    watchCall: watchers.watchCall,
    watchAgent: watchers.watchAgent,
    async refresh(askingMs) {
      const before = [...openCalls.values()];
      const stored = await store.listOpen();
      const left = await nobodys(stored, askingMs);
      let asking = 0;
      for (const call of stored) {
        const known = openCalls.get(call.id);
        // What this process is asking MOR about is known here; where there are nodes, so is what others ask about.
        if (left.has(call.id) && (known === undefined || call.node !== undefined)) {
          await update(call.id, (current) => markUnknown(current, now()));
          continue;
        }
        if (known && known.version >= call.version) continue;
        if (isDialling(call) && call.node === undefined && known === undefined) {
          asking += 1;
          continue;
        }
        await rereadOne(call.id);
      }
      const open = new Set(stored.map(({ id }) => id));
      for (const call of before) {
        if (!open.has(call.id) && openCalls.get(call.id) === call) await rereadOne(call.id);
      }
      return asking;
    },
    async reread(ids) {
      await Promise.all(ids.map(rereadOne));
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
