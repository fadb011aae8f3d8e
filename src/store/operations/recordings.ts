import type { WaitingRecordings } from '../../calls/ports.ts';
import { statement, tables } from '../query.ts';
import type { RecordingsTable } from '../tables.ts';
import { read, row, rows, run, write } from './operation.ts';
import type { Steps } from './operation.ts';

/** When MOR is to be asked about the recording of a call; null: never again. */
export interface RecordingDue extends Omit<RecordingsTable, 'due'> {
  readonly due: number | null;
}

const put = statement<RecordingsTable>()((p) =>
  tables
    .insertInto('recordings')
    .values({ call: p('call'), mor: p('mor'), due: p('due') })
    .onConflict((conflict) => conflict.column('call').doUpdateSet({ mor: p('mor'), due: p('due') })),
);

const remove = statement<{ call: string }>()((p) =>
  tables.deleteFrom('recordings').where('call', '=', p('call')),
);

/** Part of the write that changes the call. */
export function* setRecordingDue({ call, mor, due }: RecordingDue): Steps<void> {
  if (due === null) yield* run(remove, { call });
  else yield* run(put, { call, mor, due });
}

const dueCalls = statement<{ mor: string; nowMs: number; limit: number }>()((p) =>
  tables
    .selectFrom('recordings')
    .innerJoin('calls', 'calls.id', 'recordings.call')
    .select('calls.doc as doc')
    .where('recordings.mor', '=', p('mor'))
    .where('recordings.due', '<=', p('nowMs'))
    .orderBy('recordings.due')
    .orderBy('recordings.call')
    .limit(p('limit')),
);

export const listDueRecordings = read(function* (args: {
  mor: string;
  nowMs: number;
  limit: number;
}): Steps<string[]> {
  return (yield* rows(dueCalls, args)).map(({ doc }) => doc);
});

const nextDue = statement<{ mor: string }>()((p) =>
  tables.selectFrom('recordings').select('due').where('mor', '=', p('mor')).orderBy('due').limit(1),
);

export const nextRecordingDue = read(function* (args: { mor: string }): Steps<number | undefined> {
  return (yield* row(nextDue, args))?.due;
});

const hurry = statement<{ mor: string; nowMs: number }>()((p) =>
  tables
    .updateTable('recordings')
    .set({ due: p('nowMs') })
    .where('mor', '=', p('mor'))
    .where('due', '>', p('nowMs')),
);

export const hurryRecordings = write(
  function* (args: { mor: string; nowMs: number }): Steps<number> {
    return yield* run(hurry, args);
  },
  { repeatable: true },
);

const waiting = statement<object>()(() =>
  tables
    .selectFrom('recordings')
    .select((eb) => ['mor', eb.fn.countAll<number>().as('calls')])
    .groupBy('mor')
    .orderBy('mor'),
);

export const countRecordings = read(function* (): Steps<WaitingRecordings[]> {
  return (yield* rows(waiting, {})).map(({ mor, calls }) => ({ morServer: mor, calls }));
});
