import type { CdrDisposition } from '../calls/call/call.ts';
import type { MorDevice, MorUser } from '../calls/mor-gateway.ts';
import type { Cdr, LiveRow } from '../calls/call/observation.ts';
import { defined } from '../defined.ts';
import { child, textOf } from './xml.ts';
import { FURTHEST_MS, QUARTER_MS, wallMs } from './zone.ts';
import type { XmlElement } from './xml.ts';

/** The values that are present; absent ones get no key. */
function present<K extends string>(
  values: Readonly<Record<K, string | undefined>>,
): Partial<Record<K, string>> {
  const entries = Object.entries<string | undefined>(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<Record<K, string>>;
}

/** Whole seconds from `16` or `00:00:16`. */
export function seconds(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d+(?::\d{1,2}){0,2}(?:\.\d+)?$/.test(text)) return undefined;
  return Math.floor(text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0));
}

/** One `<active_call>` (https://wiki.kolmisoft.com/index.php?title=MOR_API_active_calls_get, March 2024). */
export function liveRow(row: XmlElement): LiveRow {
  const status = textOf(row, 'status')?.toLowerCase();
  // MOR writes `Ringing` as long as there is no answer time; old pages have rows without a readable status.
  const answered = status === undefined ? textOf(row, 'answer_time') !== undefined : status === 'answered';
  const durationSec = seconds(textOf(row, 'duration'));
  return {
    id: textOf(row, 'id') ?? '',
    status: answered ? 'answered' : 'ringing',
    src: textOf(row, 'src') ?? '',
    dst: textOf(row, 'localized_dst') ?? textOf(row, 'dst') ?? '',
    ...defined({ durationSec }),
    ...present({
      uniqueId: textOf(row, 'uniqueid'),
      // Blank, not absent: MOR left-joins the device, and a call from a provider has none.
      deviceId: child(row, 'src_device_id') === undefined ? undefined : (textOf(row, 'src_device_id') ?? ''),
      userId: textOf(row, 'user_id'),
      // The page (https://wiki.kolmisoft.com/index.php?title=MOR_API_active_calls_get, March 2024) ends before the fields of the
      // called party; these are the columns of MOR's own list.
      dstDeviceId: textOf(row, 'dst_device_id'),
      did: textOf(row, 'did') ?? textOf(row, 'did_num'),
      callbackUniqueId: textOf(row, 'callback_uniqueid'),
    }),
  };
}

/** The longest time that a call waits for its leg to be dialled. */
const DIALLING_MS = 5 * 60_000;

const DISPOSITIONS: readonly CdrDisposition[] = ['ANSWERED', 'NO ANSWER', 'BUSY', 'FAILED'];

/** `dispod`: `ANSWERED(16)` for administrators, bare for simple users. Other words are kinds of failure. */
function disposition(text: string): { disposition: CdrDisposition; hangupCause?: number } {
  const [word, rest] = text.split('(', 2);
  const name = word?.trim().toUpperCase().replace(/_/g, ' ');
  const cause = /^\d+/.exec(rest ?? '')?.[0];
  return {
    disposition: DISPOSITIONS.find((known) => known === name) ?? 'FAILED',
    ...defined({ hangupCause: cause !== undefined ? Number(cause) : undefined }),
  };
}

/** Asterisk's `uniqueid` begins with the Unix time at which the channel was made, in no zone. */
const offsetByUniqueId = (shownMs: number, uniqueId: string | undefined): number => {
  const seconds = /^(\d{9,11})\.\d+$/.exec(uniqueId ?? '')?.[1];
  const offsetMs = seconds === undefined ? 0 : shownMs - Number(seconds) * 1000;
  const zoneMs = Math.round(offsetMs / QUARTER_MS) * QUARTER_MS;
  return Math.abs(offsetMs - zoneMs) <= DIALLING_MS && Math.abs(zoneMs) <= FURTHEST_MS ? zoneMs : 0;
};

/**
 * `calldate2` is wall-clock time in the zone of `timezone` (`GMT +02:00`), else in that of the whole answer, else at the
 * offset between it and the channel's own time.
 */
function startedAt(
  date: string | undefined,
  zone: string | undefined,
  answerOffsetMs: number | undefined,
  uniqueId: string | undefined,
): number | undefined {
  const shownMs = wallMs(date);
  if (shownMs === undefined) return undefined;
  const [found, sign, hours = '0', minutes = '0'] = /([+-])\s*(\d{1,2}):?(\d\d)?/.exec(zone ?? '') ?? [];
  if (found === undefined)
    return shownMs - (zone === undefined ? (answerOffsetMs ?? offsetByUniqueId(shownMs, uniqueId)) : 0);
  const offsetMs = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return shownMs - (sign === '-' ? -offsetMs : offsetMs);
}

/**
 * One `<call>` of user_calls_get (https://wiki.kolmisoft.com/index.php?title=MOR_API_user_calls_get, November
 * 2026); undefined without a readable start. `answerOffsetMs`: how far the answer's time zone is ahead of UTC, if
 * known, for a CDR without its own.
 */
export function cdr(row: XmlElement, answerOffsetMs?: number): Cdr | undefined {
  const uniqueId = textOf(row, 'uniqueid');
  const startedAtMs = startedAt(textOf(row, 'calldate2'), textOf(row, 'timezone'), answerOffsetMs, uniqueId);
  if (startedAtMs === undefined) return undefined;
  return {
    startedAtMs,
    src: textOf(row, 'src') ?? '',
    dst: textOf(row, 'dst') ?? '',
    ...disposition(textOf(row, 'dispod') ?? ''),
    billSeconds: seconds(textOf(row, 'nice_billsec')) ?? 0,
    ...present({
      uniqueId,
      user: textOf(row, 'user'),
      deviceId: textOf(row, 'src_device_id') ?? textOf(row, 'device_id'),
      did: textOf(row, 'did'),
      callbackUniqueId: textOf(row, 'callback_uniqueid'),
    }),
  };
}

/** One `<device>` of devices_get, without its `secret`. Undefined without an id. */
export function listedDevice(row: XmlElement): MorDevice | undefined {
  const id = textOf(row, 'device_id');
  return id === undefined ? undefined : deviceOf(id, row);
}

/** The flat page of device_details_get, without its `secret` and `pin`. Undefined for another page. */
export function detailedDevice(page: XmlElement): MorDevice | undefined {
  const id = textOf(page, 'id');
  // Which columns a page has depends on the release; an owner or a type makes it a device.
  const isDevice = child(page, 'device_type') !== undefined || child(page, 'user_id') !== undefined;
  return id === undefined || !isDevice ? undefined : deviceOf(id, page);
}

const deviceOf = (id: string, row: XmlElement): MorDevice => ({
  id,
  ...present({
    type: textOf(row, 'device_type'),
    username: textOf(row, 'username') ?? textOf(row, 'name') ?? textOf(row, 'extension'),
    callerId: textOf(row, 'callerid'),
    userId: textOf(row, 'user_id'),
  }),
});

/** One `<user>` of users_get. Undefined without id or name. */
export function listedUser(row: XmlElement): MorUser | undefined {
  const id = textOf(row, 'id');
  const username = textOf(row, 'username');
  if (id === undefined || username === undefined) return undefined;
  const names = { firstName: textOf(row, 'first_name'), lastName: textOf(row, 'last_name') };
  return { id, username, ...present(names) };
}

/** The page of user_details_get. Undefined for another page. */
export function detailedUser(page: XmlElement): MorUser | undefined {
  const details = child(page, 'details');
  const other = child(details, 'other_details');
  const registration = child(details, 'registration');
  const id = textOf(page, 'userid');
  const username = textOf(other, 'username');
  if (id === undefined || username === undefined) return undefined;
  return {
    id,
    username,
    ...present({
      firstName: textOf(other, 'first_name'),
      lastName: textOf(other, 'surname'),
      email: textOf(registration, 'reg_email'),
      telephone: textOf(registration, 'reg_phone'),
      mobile: textOf(registration, 'reg_mobile'),
    }),
  };
}
