import { withdrawn } from '../../calls/call/withdrawn.ts';
import { parseCall, saveArgsOf } from '../save-args.ts';
import { statement, tables } from '../query.ts';
import type { BeginArgs } from './call-begin.ts';
import { saveCall, stored } from './call-write.ts';
import { row, run, write } from './operation.ts';
import type { Steps } from './operation.ts';

const forget = statement<{ id: string; version: number }>()((p) =>
  tables.deleteFrom('calls').where('id', '=', p('id')).where('version', '=', p('version')),
);

/**
 * Ends a call that may have been written although its click was told that it was not, and that therefore never reached MOR. It is
 * not deleted: the same click may have arrived again at another node and got this call as its answer. An incoming call is
 * deleted, because it will be seen and begun again.
 */
export const withdrawCall = write(
  function* ({ row: { id, version }, nowMs }: BeginArgs): Steps<null> {
    const doc = (yield* row(stored, { id }))?.doc;
    if (doc === undefined) return null;
    const call = parseCall(doc);
    if (call.incoming !== undefined) {
      yield* run(forget, { id, version });
      return null;
    }
    const after = withdrawn(call, nowMs);
    if (after !== call) yield* saveCall.run(saveArgsOf(after, { releaseKey: true }));
    return null;
  },
  { repeatable: true },
);
