import type { AgentRef, Call } from './call/call.ts';
import { isClosed, isDialling } from './call/advance.ts';
import { defined } from '../defined.ts';
import { leftBehind, markUnknown } from './interrupted.ts';
import type { BeginResult, CallStore, Intent, Now, SaveOptions } from './ports.ts';
import { createOpenCalls } from './open-calls.ts';
import { createOutboxEntry } from './outbox-entry.ts';
import type { RecordingRulesOf } from './recordings/rules.ts';
import { createTurns } from './turns.ts';
import { createWatchers } from './watchers.ts';
import type { CallListener, ChangeListener } from './watchers.ts';

/** The calls of this process: open ones in memory, all of them in the store, with watchers notified of changes. */
export interface CallBook {
  /** Resolves once the call is durable; from then on a `created` call is also in memory. */
  begin(intent: Intent): Promise<BeginResult>;
  /** Stores a refused click for the record, and returns it as stored. */
  insert(call: Call): Promise<Call>;
  get(id: string): Promise<Call | undefined>;
  /** Open outgoing calls, oldest first. */
  open(morServer?: string): readonly Call[];
  /** Open incoming calls, oldest first. */
  incoming(morServer?: string): readonly Call[];
  /**
   * Applies a change after all earlier changes to this call, stores it, then notifies the watchers. `change` returns the
   * value it was given if nothing changed. Undefined: there is no such call.
   */
  update(
    id: string,
    change: (call: Call) => Call,
    options?: (after: Call) => SaveOptions,
  ): Promise<Call | undefined>;
  /** Notifies of every durable change to every call. Returns a function that stops it. */
  watch(listener: ChangeListener): () => void;
  watchCall(id: string, listener: CallListener): () => void;
  watchAgent(agent: AgentRef, listener: CallListener): () => void;
  /**
   * Reads what another process, such as the command line, has written: new open calls, and changes.
   * A call that the other process may still be dialling is left alone for `askingMs`, or as long as its node lives.
   * Resolves with the number of calls left alone for `askingMs`: refresh again after that time.
   */
  refresh(askingMs: number): Promise<number>;
  /** Another process has written these calls. */
  reread(ids: readonly string[]): Promise<void>;
  /** Loads the open calls at start-up. Calls that were being dialled when the process died become `unknown`. */
  recover(): Promise<number>;
}

export interface CallBookDeps {
  readonly store: CallStore;
  readonly now: Now;
  /** Whether this CRM instance keeps activities. If so, the write that ends a call also puts it into the outbox. */
  readonly writesActivities: (crm: string) => boolean;
  /** Which calls may have a recording; absent: none. */
  readonly recordingRules?: RecordingRulesOf;
  /** Ids of the live nodes according to the database; absent: this process is the only service. */
  readonly nodes?: () => Promise<ReadonlySet<string>>;
}

/** How often a write that finds the call changed by another process is repeated on the new version. */
const MOST_ATTEMPTS = 20;

export const createCallBook = (deps: CallBookDeps): CallBook => {
  const { store, now, writesActivities, nodes } = deps;
  const open = createOpenCalls();
  const inTurn = createTurns();
  const watchers = createWatchers();
  const withOutbox = createOutboxEntry(now, writesActivities, deps.recordingRules);

  const tell = (call: Call, before?: Call): void => {
    watchers.tell(call, before, 'here');
  };

  const apply = async (
    id: string,
    change: (call: Call) => Call,
    options?: (after: Call) => SaveOptions,
  ): Promise<Call | undefined> => {
    let before = open.get(id) ?? (await store.get(id));
    for (let attempt = 1; before; attempt += 1) {
      const changed = change(before);
      if (changed === before) return before;
      const { call, options: outbox } = withOutbox(changed, before);
      const isCorrected = isClosed(before) && before.outcome !== call.outcome;
      const result = await store.save(call, {
        ...outbox,
        ...options?.(call),
        ...defined({ corrects: isCorrected ? before : undefined }),
      });
      if (result === 'fenced') return before;
      if (result === 'saved') {
        open.put(call);
        tell(call, before);
        return call;
      }
      if (attempt === MOST_ATTEMPTS) throw new Error(`call ${id} is changed by others all the time`);
      before = await readAgain(id, before);
    }
    return undefined;
  };

  /** Another process, such as the command line, has written this call in the meantime: adopt its version. */
  const readAgain = async (id: string, before: Call): Promise<Call | undefined> => {
    const stored = await store.get(id);
    if (stored === undefined) open.remove(before);
    else if (stored.version > before.version || !open.has(id)) {
      open.put(stored);
      watchers.tell(stored, before, 'elsewhere');
    }
    return stored;
  };

  const update: CallBook['update'] = (id, change, options) => inTurn(id, () => apply(id, change, options));

  /** Queued with our own writes, so that what is read is never older than what is in memory. */
  const rereadOne = (id: string): Promise<void> =>
    inTurn(id, async () => {
      const known = open.get(id);
      const stored = await store.get(id);
      if (stored === undefined) {
        if (known) open.remove(known);
        return;
      }
      if (known && known.version >= stored.version) return;
      open.put(stored);
      watchers.tell(stored, known, 'elsewhere');
    });

  /** Those calls that no process is dialling any more, so that they become `unknown`. */
  const nobodys = async (calls: readonly Call[], askingMs: number): Promise<ReadonlySet<string>> => {
    // Read the nodes after the calls: a node enters the table before its first call does.
    const hasNodes = calls.some((call) => isDialling(call) && call.node !== undefined);
    return leftBehind(calls, hasNodes ? await nodes?.() : undefined, now(), askingMs);
  };

  return {
    async begin(intent) {
      const result = await store.begin(intent);
      if (result.kind === 'created') {
        open.put(intent.call);
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
      return open.get(id) ?? (await store.get(id));
    },
    open: (morServer) => open.clicked(morServer),
    incoming: (morServer) => open.incoming(morServer),
    update,
    watch: watchers.watch,
    watchCall: watchers.watchCall,
    watchAgent: watchers.watchAgent,
    async refresh(askingMs) {
      const before = open.all();
      const stored = await store.listOpen();
      const left = await nobodys(stored, askingMs);
      let asking = 0;
      for (const call of stored) {
        const known = open.get(call.id);
        // This process knows which calls it is asking MOR about; with several nodes, it knows the others' calls, too.
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
      const listed = new Set(stored.map(({ id }) => id));
      for (const call of before) {
        if (!listed.has(call.id) && open.get(call.id) === call) await rereadOne(call.id);
      }
      return asking;
    },
    async reread(ids) {
      await Promise.all(ids.map(rereadOne));
    },
    async recover() {
      const found = await store.listOpen();
      for (const call of found) {
        open.put(call);
        await update(call.id, (current) => markUnknown(current, now()));
      }
      return found.length;
    },
  };
};
