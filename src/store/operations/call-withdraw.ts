import { withdrawn } from '../../calls/call/withdrawn.ts';
import { parseCall, saveArgsOf } from '../save-args.ts';
import type { BeginArgs } from './call-begin.ts';
import { saveCall, stored } from './call-write.ts';
import { row, write } from './operation.ts';
import type { Steps } from './operation.ts';

/**
 * Ends a call that may have been written although its click was told that it was not, and that therefore never reached MOR. It is
 * not deleted: the same click may have arrived again at another node and got this call as its answer. An incoming call
 * stays: it goes on in MOR, other nodes show it, and the node that follows begins it again under the same id.
 */
export const withdrawCall = write(
  function* ({ row: { id }, nowMs }: BeginArgs): Steps<null> {
    const doc = (yield* row(stored, { id }))?.doc;
    if (doc === undefined) return null;
    const call = parseCall(doc);
    const after = withdrawn(call, nowMs);
    if (after !== call) yield* saveCall.run(saveArgsOf(after, { releaseKey: true }));
    return null;
  },
  { repeatable: true },
);
