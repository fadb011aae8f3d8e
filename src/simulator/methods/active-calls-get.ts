import { defined } from '../../defined.ts';
import { maySee, userById } from '../accounts.ts';
import { liveRows } from '../exchange/live-rows.ts';
import { signedActiveCalls } from '../hash.ts';
import { given } from '../method.ts';
import { commonError, document } from '../reply.ts';
import { formatTime } from '../time.ts';
import { element, elements } from '../xml.ts';
import type { LiveRow } from '../exchange/live-rows.ts';
import type { Params } from '../hash.ts';
import type { Method, MethodCall } from '../method.ts';
import type { SimulatorState } from '../state.ts';
import type { SimulatedUser } from '../world-schema.ts';
import type { XmlElement } from '../xml.ts';

/** Prefix with `%` for any digits in between. */
function fitsPattern(pattern: string | undefined, number: string): boolean {
  if (pattern === undefined) return true;
  const escaped = pattern.split('%').map((part) => part.replace(/[^\w]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}`).test(number);
}

function passes(params: Params, row: LiveRow): boolean {
  const isId = (name: string, id: number): boolean => {
    const wanted = given(params, name);
    return wanted === undefined || wanted === String(id);
  };
  const wanted = given(params, 's_status')?.toLowerCase();
  const status = row.answeredAt === null ? 'ringing' : 'answered';
  // A call from a provider has user and device on its other side.
  const isIncoming = row.call.did !== undefined;
  const [source, destination] = isIncoming ? [-1, row.call.userId] : [row.call.userId, -1];
  const [sourceDevice, destinationDevice] = isIncoming ? [-1, row.call.deviceId] : [row.call.deviceId, -1];
  // A device filter only works together with its user.
  const deviceFits =
    (given(params, 's_user_id') === undefined || isId('s_device', sourceDevice)) &&
    (given(params, 's_dst_user_id') === undefined || isId('s_dst_device', destinationDevice));
  return (
    isId('s_user_id', source) &&
    isId('s_dst_user_id', destination) &&
    deviceFits &&
    fitsPattern(given(params, 's_did'), row.call.did ?? '') &&
    isId('s_server', row.call.serverId) &&
    fitsPattern(given(params, 's_source'), row.leg.from) &&
    fitsPattern(given(params, 's_destination'), row.leg.to) &&
    (wanted === undefined || wanted === status)
  );
}

/**
 * MOR's join of the source device is a left join: a call from a provider has none. The called party's columns come from its own
 * list.
 */
function partiesOf(
  row: LiveRow,
  state: SimulatorState,
  user: SimulatedUser,
): Record<string, string | number> {
  const { did, deviceId } = row.call;
  const device = state.options.world.devices.find((one) => one.id === deviceId);
  const about = { type: device?.type ?? '', name: device?.username ?? '' };
  const isIncoming = did !== undefined;
  return {
    user_id: isIncoming ? '' : user.id,
    user: isIncoming ? '' : `${user.firstName} ${user.lastName}`,
    src_device_id: isIncoming ? '' : deviceId,
    device_type: isIncoming ? '' : about.type,
    device_extension: isIncoming ? '' : about.name,
    device_name: isIncoming ? '' : about.name,
    device_istrunk: 0,
    device_ani: 0,
    localized_dst: row.leg.to,
    direction_code: '',
    ...defined({
      dst_user_id: isIncoming ? user.id : undefined,
      dst_device_id: isIncoming ? deviceId : undefined,
      dst_device_type: isIncoming ? about.type : undefined,
      dst_device_name: isIncoming ? about.name : undefined,
      did,
    }),
  };
}

function rowElement(state: SimulatorState, row: LiveRow, user: SimulatedUser): XmlElement {
  const { options, clock } = state;
  const { answeredAt } = row;
  const answerTime = answeredAt === null ? null : formatTime(state.morTimeAt(answeredAt), options.timezone);
  const duration = answeredAt === null ? null : String(Math.floor((clock.progressMs() - answeredAt) / 1_000));
  return element(
    'active_call',
    elements({
      id: row.id,
      uniqueid: row.leg.uniqueId,
      status: answeredAt === null ? 'Ringing' : 'Answered',
      answer_time: answerTime,
      duration,
      src: row.leg.from,
      ...partiesOf(row, state, user),
      ...defined({
        callback_uniqueid: options.callbackUniqueIdInRows ? row.call.callbackUniqueId : undefined,
      }),
    }),
  );
}

function run({ state, params, caller }: MethodCall) {
  const { options } = state;
  if (caller === undefined) return commonError(options, 'Access Denied');
  const server = given(params, 's_server');
  if (server !== undefined && !options.world.servers.some((one) => String(one.id) === server)) {
    return commonError(options, 'Server was not found');
  }
  const status = given(params, 's_status')?.toLowerCase();
  if (status !== undefined && status !== 'ringing' && status !== 'answered') {
    return commonError(options, 'Status value must be Ringing or Answered');
  }
  const rows = liveRows(state.calls.active(), options, state.clock.progressMs());
  return document(
    'page',
    rows.flatMap((row) => {
      const user = userById(options.world, row.call.userId);
      if (user === undefined || !maySee(caller, user) || !passes(params, row)) return [];
      return [rowElement(state, row, user)];
    }),
  );
}

/** What is ringing or talking now (https://wiki.kolmisoft.com/index.php?title=MOR_API_active_calls_get, March 2024). */
export const activeCallsGet: Method = { since: 'X19', signed: signedActiveCalls, run };
