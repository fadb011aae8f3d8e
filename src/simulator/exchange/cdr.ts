import { defined } from '../../defined.ts';
import { isAtLeast } from '../options.ts';
import { formatOffset, formatTime } from '../time.ts';
import { userById } from '../accounts.ts';
import type { CallLeg } from './switchboard.ts';
import type { SimulatorState } from '../state.ts';
import type { SimulatedUser } from '../world-schema.ts';

/** Price per minute, for users and (as MOR's cost) for providers. */
const USER_RATE = 0.06;
const PROVIDER_RATE = 0.03;

/** Seconds of talk as MOR bills them. */
export const billSeconds = ({ leg }: CallLeg): number =>
  leg.answersAt === null ? 0 : Math.round((leg.endsAt - leg.answersAt) / 1_000);

/** Start of a leg on MOR's clock, Unix milliseconds. */
export const startOf = (state: SimulatorState, { leg }: CallLeg): number => state.morTimeAt(leg.startsAt);

/** CDRs that exist now, before rights and filters apply. */
export function readableCdrs(state: SimulatorState): CallLeg[] {
  const { cdrLegs } = state.options;
  return state.calls.ended().filter(({ leg }) => cdrLegs === 'both' || cdrLegs === `leg-${leg.side}`);
}

/** `ANSWERED(16)` for those who may see causes, without the number for the others. */
function dispositionFor({ leg }: CallLeg, state: SimulatorState, viewer: SimulatedUser): string {
  const { options } = state;
  const isUser = viewer.type === 'user';
  const spoiled = isUser && options.answeredNeedsCause16 && leg.cause !== 16;
  const shown = spoiled && leg.disposition === 'ANSWERED' ? 'FAILED' : leg.disposition;
  const hidden = options.hideCause || isUser || (viewer.type === 'reseller' && !options.showCauseToResellers);
  return hidden ? shown : `${shown}(${leg.cause})`;
}

function directionOf(state: SimulatorState, number: string): { prefix: string; name: string } {
  const digits = number.replace(/\D/g, '');
  const matching = state.options.world.directions.filter(({ prefix }) => digits.startsWith(prefix));
  return (
    matching.sort((one, other) => other.prefix.length - one.prefix.length)[0] ?? { prefix: '', name: '' }
  );
}

/** Fields of one CDR in the order of the answer: by name, with `timezone` after its date and `uniqueid` last. */
export function cdrFields(
  cdr: CallLeg,
  state: SimulatorState,
  viewer: SimulatedUser,
): Record<string, string> {
  const { options } = state;
  const { call, leg } = cdr;
  const seconds = billSeconds(cdr);
  const startMs = startOf(state, cdr);
  const user = userById(options.world, call.userId);
  const direction = directionOf(state, leg.to);
  const common: Record<string, string> = {
    calldate2: formatTime(startMs, options.timezone),
    clid: `"${leg.from}" <${leg.from}>`,
    destination: direction.name,
    dispod: dispositionFor(cdr, state, viewer),
    dst: leg.to,
    nice_billsec: String(seconds),
    prefix: direction.prefix,
    src: leg.from,
    user: `${user?.firstName ?? ''} ${user?.lastName ?? ''}`,
    user_price: ((seconds / 60) * USER_RATE).toFixed(4),
    ...defined({ callback_uniqueid: options.callbackUniqueIdInCdrs ? call.callbackUniqueId : undefined }),
  };
  const administrative: Record<string, string> = {
    did: call.did ?? '',
    did_inc_price: '0.0',
    did_price: '0.0',
    did_prov_price: '0.0',
    nice_reseller: ' ',
    profit: ((seconds / 60) * (USER_RATE - PROVIDER_RATE)).toFixed(4),
    provider_name: 'carrier',
    provider_price: ((seconds / 60) * PROVIDER_RATE).toFixed(4),
    provider_rate: String(PROVIDER_RATE),
    reseller_price: '0.0',
    reseller_rate: '0.0',
    server_id: String(call.serverId),
    user_rate: String(USER_RATE),
  };
  const newer = {
    dst_user_id: '0',
    lega_call_id: '',
    legb_call_id: '',
    originator_codec: 'ulaw',
    privacy: '0',
  };
  const shape = options.cdrShape === 'auto' ? (viewer.type === 'user' ? 'user' : 'admin') : options.cdrShape;
  const all: Record<string, string> = { ...common };
  if (shape === 'admin') Object.assign(all, administrative);
  if (isAtLeast(options, 'X19')) Object.assign(all, newer);
  const sorted = Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1));
  const zone: [string, string] = ['timezone', formatOffset(startMs, options.timezone)];
  const withZone = sorted.flatMap((field) => (field[0] === 'calldate2' ? [field, zone] : [field]));
  return Object.fromEntries([...withZone, ['uniqueid', leg.uniqueId]]);
}
