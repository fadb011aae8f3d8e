import { maySee, userById } from '../accounts.ts';
import { billSeconds, startOf } from '../exchange/cdr.ts';
import { recordedLegs } from '../recordings.ts';
import { signedByKeyAlone } from '../hash.ts';
import { given } from '../method.ts';
import { document, pageStatusError } from '../reply.ts';
import { dayOf, formatDuration, formatTime } from '../time.ts';
import { element, elements } from '../xml.ts';
import type { CallLeg } from '../exchange/switchboard.ts';
import type { Method, MethodCall } from '../method.ts';
import type { Reply } from '../reply.ts';

const BYTES_PER_SECOND = 4_000;

function isWanted({ state, params }: MethodCall, cdr: CallLeg, period: { fromMs: number; toMs: number }) {
  const { call, leg } = cdr;
  // With either of the two ids all other filters are ignored.
  const uniqueId = given(params, 'uniqueid');
  if (uniqueId !== undefined) return leg.uniqueId === uniqueId;
  const callbackId = given(params, 'callback_uniqueid');
  if (callbackId !== undefined) {
    return state.options.callbackUniqueId && call.callbackUniqueId === callbackId;
  }
  const fits = (name: string, value: string): boolean => (given(params, name) ?? value) === value;
  const startedMs = startOf(state, cdr);
  return (
    startedMs >= period.fromMs &&
    startedMs <= period.toMs + 999 &&
    fits('user', String(call.userId)) &&
    fits('device', String(call.deviceId)) &&
    fits('source', leg.from) &&
    fits('destination', leg.to)
  );
}

function run(request: MethodCall): Reply {
  const { state, params, caller } = request;
  if (caller === undefined) return pageStatusError('Access Denied');
  const from = given(params, 'date_from');
  const till = given(params, 'date_till');
  if (from !== undefined && !/^\d+$/.test(from)) return pageStatusError('Date from is incorrect format');
  if (till !== undefined && !/^\d+$/.test(till)) return pageStatusError('Date till is incorrect format');
  const today = dayOf(state.morNowMs(), state.options.timezone);
  const fromMs = from === undefined ? today.fromMs : Number(from) * 1_000;
  const toMs = till === undefined ? today.toMs : Number(till) * 1_000;
  if (fromMs > toMs) return pageStatusError('Date from is greater than date till');

  const recordings = recordedLegs(state).filter((cdr) => {
    const user = userById(state.options.world, cdr.call.userId);
    return user !== undefined && maySee(caller, user) && isWanted(request, cdr, { fromMs, toMs });
  });
  if (recordings.length === 0) return pageStatusError('No Recordings found');
  const items = recordings.map((cdr) =>
    element(
      'recording',
      elements({
        id: cdr.leg.rowId,
        user_id: cdr.call.userId,
        dst_user_id: '',
        src_device_id: cdr.call.deviceId,
        dst_device_id: '',
        date: formatTime(startOf(state, cdr), state.options.timezone),
        comment: '',
        duration: formatDuration(billSeconds(cdr)),
        source: cdr.leg.from,
        destination: cdr.leg.to,
        size: billSeconds(cdr) * BYTES_PER_SECOND,
        mp3_url: `/billing/recordings/${cdr.leg.uniqueId}.mp3`,
      }),
    ),
  );
  return document('page', [element('status', [element('recordings', items)])]);
}

/** Recordings of answered legs (https://wiki.kolmisoft.com/index.php?title=MOR_API_recordings_get, 2017). */
export const recordingsGet: Method = { since: 'X8', signed: signedByKeyAlone, run };
