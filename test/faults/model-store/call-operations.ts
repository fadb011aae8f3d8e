import { isOpen } from '../../../src/vocabulary/call-states.ts';
import type { Call } from '../../../src/calls/call/call.ts';
import { withdrawn } from '../../../src/calls/call/withdrawn.ts';
import type { BeginResult, CallFilter, Intent, SaveOptions, SaveResult } from '../../../src/calls/ports.ts';
import { defined } from '../../../src/defined.ts';
import type { CallPosition } from '../../../src/store/cursor.ts';
import { outcomeOf } from '../../../src/store/save-args.ts';
import { countClosed, recount } from './counters.ts';
import { keyOf } from './tables.ts';
import type { CallRow, Tables } from './tables.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Calls stamped further ahead than this were placed before the clock was set back. */
const AHEAD_MS = 5_000;
const CALL_ENDS_SEC = 10;

const holdsLine = ({ call }: CallRow): boolean => isOpen(call.state) && call.following.lineFree !== true;
const isCounted = ({ call }: CallRow): boolean => call.state !== 'refused';
const isKept = (row: CallRow | undefined): row is CallRow => row !== undefined;

const byOldest = (a: CallRow, b: CallRow): number =>
  a.createdMs - b.createdMs || (a.call.id < b.call.id ? -1 : 1);
const byNewest = (a: CallRow, b: CallRow): number => byOldest(b, a);

const rowsOfAgent = (db: Tables, { crm, user }: Call): CallRow[] =>
  (db.ofAgent.get(keyOf(crm, user)) ?? []).map((id) => db.calls.get(id)).filter(isKept);

const put = (db: Tables, row: CallRow, dueMs: number | null | undefined): void => {
  const { call } = row;
  db.calls.set(call.id, row);
  if (isOpen(call.state) !== db.open.has(call.id)) {
    if (isOpen(call.state)) db.open.set(call.id, true);
    else db.open.delete(call.id);
  }
  if (dueMs === null) db.due.delete(call.id);
  else if (dueMs !== undefined) db.due.set(call.id, dueMs);
};

export const insertCall = (db: Tables, row: CallRow, dueMs: number | null | undefined): void => {
  const { call, key } = row;
  if (db.calls.has(call.id)) throw new Error(`there is a call ${call.id} already`);
  put(db, row, dueMs);
  if (key !== undefined) db.keys.set(keyOf(call.crm, key), call.id);
  const agent = keyOf(call.crm, call.user);
  db.ofAgent.set(agent, [...(db.ofAgent.get(agent) ?? []), call.id]);
  if (!isOpen(call.state)) countClosed(db, call);
};

type Limits = Readonly<{ perMinute?: number | undefined; perDay?: number | undefined }>;

/** Which window is full, the longer one first, and when its oldest call that counts leaves it. */
const fullWindow = (rows: readonly CallRow[], { perDay, perMinute }: Limits, nowMs: number) => {
  const windows = [
    { limit: 'day', allowed: perDay, windowMs: DAY_MS },
    { limit: 'minute', allowed: perMinute, windowMs: MINUTE_MS },
  ] as const;
  for (const { limit, allowed, windowMs } of windows) {
    if (allowed === undefined) continue;
    const inside = rows
      .filter(
        (row) => isCounted(row) && row.createdMs > nowMs - windowMs && row.createdMs <= nowMs + AHEAD_MS,
      )
      .sort(byNewest);
    if (inside.length < allowed) continue;
    const leavesMs = (inside[allowed - 1]?.createdMs ?? nowMs) + windowMs - nowMs;
    return { limit, retryAfterSec: Math.max(1, Math.ceil(Math.min(windowMs, leavesMs) / 1_000)) };
  }
  return undefined;
};

const instanceLimited = (db: Tables, { call, instanceLimits, nowMs }: Intent): BeginResult | undefined => {
  if (instanceLimits === undefined) return undefined;
  const rows = [...db.calls.values()].filter((row) => row.call.crm === call.crm);
  const full = fullWindow(rows, instanceLimits, nowMs);
  if (full) return { kind: 'instance_limited', ...full };
  const { concurrent } = instanceLimits;
  return concurrent !== undefined && rows.filter(holdsLine).length >= concurrent
    ? { kind: 'instance_limited', limit: 'concurrent', retryAfterSec: CALL_ENDS_SEC }
    : undefined;
};

export const findByKey = (
  db: Tables,
  crm: string,
  key: string,
): { call: Call; fingerprint: string } | undefined => {
  const row = db.calls.get(db.keys.get(keyOf(crm, key)) ?? '');
  return row && { call: row.call, fingerprint: row.fingerprint ?? '' };
};

export const beginCall = (db: Tables, intent: Intent): BeginResult => {
  const { call, idempotencyKey, fingerprint, limits, nowMs } = intent;
  const known = idempotencyKey === undefined ? undefined : findByKey(db, call.crm, idempotencyKey);
  if (known) return { kind: 'existing', ...known };
  const limited = instanceLimited(db, intent);
  if (limited) return limited;
  const rows = rowsOfAgent(db, call);
  const open = rows.filter(holdsLine).sort(byNewest);
  const newest = open[0];
  if (newest && open.length >= limits.concurrent) return { kind: 'agent_busy', callId: newest.call.id };
  const full = fullWindow(rows, limits, nowMs);
  if (full) return { kind: 'rate_limited', ...full };
  const row: CallRow = {
    call,
    fingerprint,
    createdMs: Date.parse(call.createdAt),
    ...defined({ key: idempotencyKey }),
  };
  insertCall(db, row, undefined);
  return { kind: 'created' };
};

export const saveCall = (db: Tables, call: Call, options: SaveOptions = {}): SaveResult => {
  const before = db.calls.get(call.id);
  if (before === undefined || before.call.version >= call.version) return 'stale';
  const { corrects } = options;
  if (corrects !== undefined) {
    // Of several writers that correct an outcome, one replaces the stored one.
    if (outcomeOf(before.call) !== outcomeOf(corrects)) return 'stale';
    recount(db, corrects, call);
  } else if (isOpen(before.call.state) && !isOpen(call.state)) countClosed(db, call);
  const { key, ...rest } = before;
  const releases = options.releaseKey === true && key !== undefined;
  if (releases) db.keys.delete(keyOf(call.crm, key));
  put(
    db,
    { ...rest, ...defined({ key: key === undefined || releases ? undefined : key }), call },
    options.activityDueMs,
  );
  return 'saved';
};

/** Ends a call that may have been written although its click was told that it was not. */
export const withdrawCall = (db: Tables, id: string, nowMs: number): void => {
  const call = db.calls.get(id)?.call;
  const after = call && withdrawn(call, nowMs);
  if (after !== undefined && after !== call) saveCall(db, after, { releaseKey: true });
};

const digitsOf = (number: string | null | undefined): string => (number ?? '').replace(/\D/g, '');

/** People know how a number ends. */
const hasNumber = ({ incoming, destination }: Call, number: string): boolean =>
  digitsOf(incoming === undefined ? destination : incoming.from).endsWith(digitsOf(number));

const matches = (filter: Omit<CallFilter, 'limit' | 'cursor'>, { call, createdMs }: CallRow): boolean => {
  const { crm, user, record, state, activity, outcome, number, minSeconds, fromMs, toMs } = filter;
  return (
    (crm === undefined || call.crm === crm) &&
    (user === undefined || call.user === user) &&
    (record === undefined || (call.record?.id === record.id && call.record.type === record.type)) &&
    (state === undefined || call.state === state) &&
    (activity === undefined || call.activity.state === activity) &&
    (number === undefined || hasNumber(call, number)) &&
    (outcome === undefined || (call.state === 'ended' && (call.outcome ?? 'unknown') === outcome)) &&
    (minSeconds === undefined || (!isOpen(call.state) && (call.talkSeconds ?? 0) >= minSeconds)) &&
    (fromMs === undefined || createdMs >= fromMs) &&
    (toMs === undefined || createdMs < toMs)
  );
};

/** Newest first, one more than asked for if there is another page. */
export const listCalls = (
  db: Tables,
  filter: Omit<CallFilter, 'cursor'>,
  after: CallPosition | undefined,
): readonly CallRow[] => {
  const { crm, user } = filter;
  const ids = crm !== undefined && user !== undefined ? db.ofAgent.get(keyOf(crm, user)) : undefined;
  const rows =
    crm !== undefined && user !== undefined
      ? (ids ?? []).map((id) => db.calls.get(id)).filter(isKept)
      : [...db.calls.values()];
  const isAfter = ({ createdMs, call }: CallRow): boolean =>
    after === undefined ||
    createdMs < after.createdAtMs ||
    (createdMs === after.createdAtMs && call.id < after.id);
  return rows
    .filter((row) => matches(filter, row) && isAfter(row))
    .sort(byNewest)
    .slice(0, filter.limit + 1);
};

export const listOpen = (db: Tables): readonly Call[] =>
  [...db.open.entries()]
    .map(([id]) => db.calls.get(id))
    .filter(isKept)
    .sort(byOldest)
    .map(({ call }) => call);

/** What waits for a CRM instance, earliest due first. */
export const waitingFor = (db: Tables, crm: string): readonly { call: Call; dueMs: number }[] =>
  [...db.due.entries()]
    .flatMap(([id, dueMs]) => {
      const call = db.calls.get(id)?.call;
      return call?.crm === crm ? [{ call, dueMs }] : [];
    })
    .sort((a, b) => a.dueMs - b.dueMs || (a.call.id < b.call.id ? -1 : 1));

export const hurryCalls = (db: Tables, crm: string, nowMs: number): void => {
  for (const { call, dueMs } of waitingFor(db, crm)) if (dueMs > nowMs) db.due.set(call.id, nowMs);
};

export const purgeCalls = (db: Tables, beforeMs: number): number => {
  const old = [...db.calls.values()].filter(
    ({ call, createdMs }) =>
      !isOpen(call.state) &&
      call.activity.state !== 'pending' &&
      !db.due.has(call.id) &&
      !db.recordings.has(call.id) &&
      createdMs < beforeMs,
  );
  for (const { call, key } of old) {
    db.calls.delete(call.id);
    if (key !== undefined) db.keys.delete(keyOf(call.crm, key));
  }
  return old.length;
};
