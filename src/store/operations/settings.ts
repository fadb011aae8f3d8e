import { bucketOf } from '../bucket.ts';
import { statement, tables } from '../query.ts';
import type { CallsTable } from '../tables.ts';
import { insertCall } from './call-begin.ts';
import { read, rows, run, write } from './operation.ts';
import type { Steps } from './operation.ts';

const everySetting = statement<object>()(() => tables.selectFrom('settings').select(['key', 'value']));

export const allSettings = read(function* (): Steps<{ key: string; value: string }[]> {
  return (yield* rows(everySetting, {})).map(({ key, value }) => ({ key, value }));
});

export const upsertSetting = statement<{ key: string; value: string }>()((p) =>
  tables
    .insertInto('settings')
    .values({ key: p('key'), value: p('value') })
    .onConflict((oc) => oc.column('key').doUpdateSet({ value: p('value') })),
);

export const setSetting = write(
  function* (args: { key: string; value: string }): Steps<null> {
    yield* run(upsertSetting, args);
    return null;
  },
  { mixes: () => true, quick: () => true, repeatable: true },
);

const beat = statement<{ at: number }>()((p) =>
  tables
    .insertInto('heartbeat')
    .values({ id: 1, at: p('at') })
    .onConflict((oc) => oc.column('id').doUpdateSet({ at: p('at') })),
);

/** Larger than the document of any call at its start. */
const ROOM_BYTES = 6_000;
const PROBE = { id: 'heartbeat', crm: 'heartbeat', user: 'heartbeat' } as const;

/** A row that enters every index a call can be in, as a call does between its start and its end. */
const probeRow = (at: number): CallsTable => ({
  ...PROBE,
  record_type: 'heartbeat',
  record_id: 'heartbeat',
  state: 'ended',
  activity_state: 'none',
  bucket: bucketOf({ state: 'ended', activity: { state: 'none' }, following: { uniqueIds: [] } }),
  created_at: at,
  version: 1,
  activity_due: at,
  idempotency_key: 'heartbeat',
  fingerprint: 'heartbeat',
  outcome: 'unknown',
  result: 'heartbeat',
  talk: 0,
  number: 'heartbeat',
  contact: 'heartbeat',
  contact_last: 'heartbeat',
  doc: ' '.repeat(ROOM_BYTES),
});

const removeProbe = statement<object>()(() => tables.deleteFrom('calls').where('id', '=', PROBE.id));

/**
 * Proves that a commit reaches the disk and that the disk has room for a click. It changes the pages that a call changes and
 * changes them back in one transaction, so nobody ever sees the row.
 */
export const heartbeat = write(
  function* (at: number): Steps<null> {
    yield* run(insertCall, probeRow(at));
    yield* run(removeProbe, {});
    yield* run(beat, { at });
    return null;
  },
  { repeatable: true },
);
