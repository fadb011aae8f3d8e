import { expect, it } from '@jest/globals';
import type { Store } from '../../../src/calls/ports.ts';
import type { AuditEntry } from '../../../src/calls/admin-ports.ts';
import { allMappings } from '../../../src/mapping/agents/all-mappings.ts';
import type { MappingWhich } from '../../../src/mapping/agents/all-mappings.ts';
import { defined } from '../../../src/defined.ts';
import type { Mapping } from '../../../src/mapping/agents/mapping.ts';
import { BY, T0, allPages, refOf, sampleMapping, setMappings, unique } from './samples.ts';

const full = (change: Partial<Mapping> = {}): Mapping =>
  sampleMapping({
    callerIdA: '37052000000',
    callerIdB: '37052000001',
    cardPin: '0042',
    legATariff: '3',
    legAResellerTariff: '4',
    morServer: '2',
    country: 'LT',
    freeDialling: true,
    enabled: false,
    name: 'Živilė O’Brien',
    email: 'Z.OBrien@Example.com',
    ...change,
  });

/** MappingStore. */
export const mappingContract = (store: () => Store): void => {
  const by = { actor: 'admin:anna', atMs: T0 + 1 };
  const auditOf = async (subject: string): Promise<readonly AuditEntry[]> =>
    (await store().mappings.audit({ subject, limit: 100 })).items;

  it('undoes nothing when there is nothing to undo', async () => {
    expect(await store().mappings.undoLast(by)).toBeUndefined();
    expect(await store().mappings.list({ limit: 5 })).toEqual({ items: [] });
  });

  it('keeps all columns exactly, and absent ones absent', async () => {
    const rows = [full(), sampleMapping()];
    await setMappings(store(), rows);
    expect(await Promise.all(rows.map((row) => store().mappings.find(refOf(row))))).toEqual(rows);
    expect(await store().mappings.find({ crm: 'sales', user: 'nobody' })).toBeUndefined();
  });

  it('shows a change at once, even after a look-up', async () => {
    const row = sampleMapping();
    expect(await store().mappings.find(refOf(row))).toBeUndefined();
    await setMappings(store(), [row]);
    expect(await store().mappings.find(refOf(row))).toEqual(row);
    const changed = { ...row, source: '37060099999' };
    const [, seen] = await Promise.all([setMappings(store(), [changed]), store().mappings.find(refOf(row))]);
    expect([row, changed]).toContainEqual(seen);
    expect(await store().mappings.find(refOf(row))).toEqual(changed);
    await store().mappings.apply([{ ref: refOf(row) }], BY);
    expect(await store().mappings.find(refOf(row))).toBeUndefined();
  });

  it('applies all changes or none', async () => {
    const good = sampleMapping();
    // A required column is missing: a caller's mistake that the database rejects.
    const bad = { ...sampleMapping(), mor: null };
    const changes = [
      { ref: refOf(good), after: good },
      { ref: { crm: bad.crm, user: bad.user }, after: JSON.parse(JSON.stringify(bad)) as Mapping },
    ];
    await expect(store().mappings.apply(changes, BY)).rejects.toThrow();
    expect(await store().mappings.find(refOf(good))).toBeUndefined();
    expect(await auditOf(`sales/${good.user}`)).toEqual([]);
  });

  it('writes one audit entry for each row, with before and after', async () => {
    const row = full();
    const batch = await setMappings(store(), [row]);
    expect(batch).toMatch(/./);
    const edited = { ...row, device: '99' };
    const edit = { actor: 'admin:anna', action: 'mapping.edit', atMs: T0 + 5 };
    await store().mappings.apply([{ ref: refOf(row), after: edited }], edit);
    await store().mappings.apply([{ ref: refOf(row) }], { ...edit, action: 'mapping.delete' });
    const at = new Date(T0 + 5).toISOString();
    const common = {
      id: expect.any(Number),
      batch: expect.any(String),
      at,
      actor: 'admin:anna',
      subject: `sales/${row.user}`,
    };
    expect(await auditOf(`sales/${row.user}`)).toEqual([
      { ...common, action: 'mapping.delete', before: edited },
      { ...common, action: 'mapping.edit', before: row, after: edited },
      { ...common, action: BY.action, actor: 'cli', at: new Date(T0).toISOString(), after: row },
    ]);
  });

  it('undoes batches exactly, one after the other, newest first', async () => {
    const [kept, changed, created] = [full(), full(), full()];
    await setMappings(store(), [kept, changed]);
    const renamed = { ...changed, name: 'Somebody Else' };
    const second = await store().mappings.apply(
      [
        { ref: refOf(kept) },
        { ref: refOf(changed), after: { ...changed, source: '1' } },
        { ref: refOf(changed), after: renamed },
        { ref: refOf(created), after: created },
        { ref: { crm: 'sales', user: 'was never there' } },
      ],
      BY,
    );
    const third = await setMappings(store(), [{ ...renamed, device: '7' }]);
    const now = () => Promise.all([kept, changed, created].map((m) => store().mappings.find(refOf(m))));
    expect(await store().mappings.lastChange()).toMatchObject({ batch: third, rows: 1 });
    expect(await store().mappings.undoLast({ ...by, batch: second })).toBeUndefined();
    expect(await store().mappings.undoLast({ ...by, batch: third })).toEqual({ batch: third, rows: 1 });
    expect(await now()).toEqual([undefined, renamed, created]);
    expect(await store().mappings.undoLast(by)).toMatchObject({ batch: second });
    expect(await now()).toEqual([kept, changed, undefined]);
    expect((await auditOf(`sales/${kept.user}`))[0]).toMatchObject({
      action: 'mapping.undo',
      actor: 'admin:anna',
      after: kept,
    });
  });

  it('does not let an empty import hide the previous batch', async () => {
    const row = sampleMapping();
    const batch = await setMappings(store(), [row]);
    await store().mappings.apply([], BY);
    expect(await store().mappings.undoLast(by)).toEqual({ batch, rows: 1 });
    expect(await store().mappings.find(refOf(row))).toBeUndefined();
  });

  it('searches all displayed values case-insensitively, and pages the result', async () => {
    const crm = unique('search-');
    const rows = Array.from({ length: 25 }, (_, i) =>
      full({ crm, user: `u${String(i).padStart(2, '0')}`, name: `ŽMOGUS ${i}`, enabled: i % 2 === 0 }),
    );
    const odd = full({
      crm,
      user: 'zz',
      name: 'Else',
      username: 'Būstinė_1',
      device: '4711%',
      source: '+44 20',
    });
    await setMappings(store(), [...rows, odd]);
    const all = await allPages((cursor) =>
      store().mappings.list({
        crm,
        search: 'žmogus',
        limit: 10,
        ...defined({ cursor: cursor || undefined }),
      }),
    );
    expect(all).toEqual(rows);
    const list = (search: string) => store().mappings.list({ crm, search, limit: 50 });
    const count = (which: MappingWhich) => store().mappings.count({ crm, ...which });
    expect(await count({ search: 'žMogus 1' })).toBe(11);
    for (const search of ['būstinė_', '4711%', '+44', 'ZZ']) {
      expect((await list(search)).items).toContainEqual(odd);
    }
    // The same letter, written as two code points.
    expect((await list('Z\u030cMOGUS 24')).items).toEqual([rows[24]]);
    expect(await list('žmogus%')).toEqual({ items: [] });
    expect(await count({ search: 'žmogus%' })).toBe(0);
    expect(await count({ enabled: true, search: 'žmogus' })).toBe(13);
    expect(await store().mappings.list({ crm, limit: 3 })).toMatchObject({ next: expect.any(String) });
    expect(await count({})).toBe(26);
    expect(await count({ search: '' })).toBe(26);
  });

  it('filters the audit by who, what and when, and shows a batch as one entry with its size', async () => {
    const someone = unique('someone-');
    const rows = ['1', '2', '3'].map((user) => sampleMapping({ crm: unique('who-'), user }));
    const apply = (changes: typeof rows, action: string, atMs: number) =>
      store().mappings.apply(
        changes.map((after) => ({ ref: refOf(after), after })),
        { actor: someone, action, atMs },
      );
    const imported = await apply(rows, 'mapping.import', T0 + 1_000);
    await apply(
      rows.slice(0, 1).map((row) => ({ ...row, source: '7' })),
      'mapping.edit',
      T0 + 2_000,
    );
    const found = async (filter: object) =>
      (await store().mappings.audit({ limit: 10, actor: someone, ...filter })).items.map(
        ({ action }) => action,
      );
    expect(await found({})).toEqual(['mapping.edit', ...Array<string>(3).fill('mapping.import')]);
    expect(await found({ actor: 'nobody' })).toEqual([]);
    expect(await found({ action: 'mapping.edit' })).toEqual(['mapping.edit']);
    expect(await found({ fromMs: T0 + 1_500 })).toEqual(['mapping.edit']);
    expect(await found({ toMs: T0 + 1_500 })).toHaveLength(3);
    expect(await found({ batch: imported })).toHaveLength(3);
    expect(await found({ batch: 'nonsense' })).toEqual([]);
    const grouped = await store().mappings.audit({ limit: 10, actor: someone, grouped: true });
    expect(grouped.items).toMatchObject([
      { action: 'mapping.edit', rows: 1 },
      { action: 'mapping.import', batch: imported, rows: 3 },
    ]);
  });

  it('pages the audit, newest first, and rejects foreign cursors', async () => {
    const row = sampleMapping();
    for (const device of ['1', '2', '3', '4', '5']) {
      await setMappings(store(), [{ ...row, device }]);
    }
    const subject = `sales/${row.user}`;
    const entries = await allPages((cursor) =>
      store().mappings.audit({ subject, limit: 2, ...defined({ cursor: cursor || undefined }) }),
    );
    expect(entries.map((entry) => entry.after)).toEqual(
      ['5', '4', '3', '2', '1'].map((device) => ({ ...row, device })),
    );
    const foreign = { limit: 2, cursor: 'not one of ours' };
    await expect(store().mappings.audit(foreign)).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(store().mappings.list(foreign)).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('imports 10,000 rows, undoes them, and purges old audit entries', async () => {
    const crm = unique('huge-');
    const rows = Array.from({ length: 10_000 }, (_, i) => full({ crm, user: `u${i}` }));
    const batch = await setMappings(store(), rows);
    expect(await store().mappings.count({ crm })).toBe(10_000);
    expect(await allMappings(store().mappings, { crm })).toHaveLength(10_000);
    expect(await store().mappings.undoLast(by)).toEqual({ batch, rows: 10_000 });
    expect(await store().mappings.count({ crm })).toBe(0);
    // All entries in this suite date from T0 or shortly after.
    expect(await store().mappings.purgeAudit(T0 - 1)).toBe(0);
    const other = await setMappings(store(), [sampleMapping()]);
    expect(await store().mappings.purgeAudit(T0 + 60_000)).toBeGreaterThan(20_000);
    expect((await store().mappings.audit({ limit: 5 })).items).toEqual([]);
    expect(await store().mappings.undoLast(by)).toBeUndefined();
    expect(other).not.toBe(batch);
  });
};
