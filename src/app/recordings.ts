import type { CallBook } from '../calls/book.ts';
import type { Fence } from '../calls/ports.ts';
import { createKeeper } from '../calls/recordings/keeper.ts';
import type { Keeper } from '../calls/recordings/keeper.ts';
import type { RecordingRules, RecordingRulesOf } from '../calls/recordings/rules.ts';
import { nodeTimers } from '../calls/timers.ts';
import type { Config } from '../config/schema.ts';
import { defined } from '../defined.ts';
import type { UseCaseDeps } from './use-case-deps.ts';

type MorRecordingsConfig = Pick<Config['mor'][number], 'id'> &
  Partial<Pick<Config['mor'][number], 'recordings'>>;

/** Of the MOR servers whose recordings are settled: without keepDays nothing was ever looked up, and nothing is deleted. */
export const recordingRulesIn = (mors: readonly MorRecordingsConfig[]): RecordingRulesOf => {
  const rules = new Map(
    mors.flatMap(({ id, recordings }): [string, RecordingRules][] => {
      if (recordings?.keepDays === undefined) return [];
      const { enabled, keepDays, listen, notice = 'none' } = recordings;
      return [[id, { enabled, keepDays, listen, notice }]];
    }),
  );
  return (morServer) => rules.get(morServer);
};

/** One keeper per MOR server with recordings; with several nodes, one node at a time has it. */
export const createKeepers = (
  { store, mors, config, now, steady, log, timers = nodeTimers, nodes }: UseCaseDeps,
  book: CallBook,
  rulesOf: RecordingRulesOf,
): readonly Pick<Keeper, 'start' | 'stop'>[] =>
  config.mor.flatMap(({ id }) => {
    const rules = rulesOf(id);
    const recordings = mors.get(id)?.gateway.recordings;
    if (rules === undefined || recordings === undefined) return [];
    const create = (fence?: Fence): Keeper => {
      const shared = { book, store: store.calls, now, steady, timers, log };
      return createKeeper({ ...shared, morServer: id, recordings, rules, ...defined({ fence }) });
    };
    if (nodes === undefined) return [create()];
    let own: Keeper | undefined;
    let release: (() => Promise<void>) | undefined;
    return [
      {
        start() {
          release ??= nodes.hold(`recordings ${id}`, {
            begin(fence) {
              own = create(fence);
              own.start();
            },
            async end() {
              const stopping = own;
              own = undefined;
              await stopping?.stop();
            },
          });
        },
        async stop() {
          await release?.();
        },
      },
    ];
  });
