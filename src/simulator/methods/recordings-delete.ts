import { maySee, userById } from '../accounts.ts';
import { signedRecordingsDelete } from '../hash.ts';
import { given } from '../method.ts';
import { document, pageStatusError } from '../reply.ts';
import { recordedLegs } from '../recordings.ts';
import { element, elements } from '../xml.ts';
import type { Method, MethodCall } from '../method.ts';
import type { Reply } from '../reply.ts';

function run({ state, params, caller }: MethodCall): Reply {
  const id = given(params, 'recording_id');
  // The other filters delete many at once; a client that sends them is wrong.
  if (caller === undefined || id === undefined) return pageStatusError('Access Denied');
  const found = recordedLegs(state).find(({ call, leg }) => {
    const user = userById(state.options.world, call.userId);
    return String(leg.rowId) === id && user !== undefined && maySee(caller, user);
  });
  if (found === undefined) return pageStatusError('Recording was not found');
  state.deletedRecordings.add(found.leg.rowId);
  const success = elements({ success: 'Recordings were successfully deleted', amount: 1 });
  return document('page', [element('status', success)]);
}

/** One recording by its id (https://wiki.kolmisoft.com/index.php/MOR_API_recordings_delete, 2026). */
export const recordingsDelete: Method = { since: 'X19', signed: signedRecordingsDelete, run };
