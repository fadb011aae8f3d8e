import { statement, tables } from '../query.ts';
import { read, write } from './operation.ts';

const everySetting = statement<object>()(() => tables.selectFrom('settings').select(['key', 'value']));

export const allSettings = read((db): { key: string; value: string }[] =>
  db.rows(everySetting, {}).map(({ key, value }) => ({ key, value })),
);

const upsert = statement<{ key: string; value: string }>()((p) =>
  tables.replaceInto('settings').values({ key: p('key'), value: p('value') }),
);

export const setSetting = write((db, args: { key: string; value: string }): null => {
  db.run(upsert, args);
  return null;
});

const beat = statement<{ at: number }>()((p) =>
  tables.replaceInto('heartbeat').values({ id: 1, at: p('at') }),
);

/** Proves that a commit reaches the disk. */
export const heartbeat = write((db, at: number): null => {
  db.run(beat, { at });
  return null;
});
