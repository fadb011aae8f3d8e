import { describe, expect, it } from '@jest/globals';
import { canonicalSalesforceId } from '../../../connectors/salesforce/ids.ts';
import { renameRows } from '../../../src/settings/rename-rows.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';
import { openTestBook } from '../../helpers/call-book.ts';
import { row } from '../rows.ts';

const crms = new Map([['sales', { connector: { canonicalId: canonicalSalesforceId } }]]);
const SHORT = '0055g00000AbCdE';
const OTHER = '0055g00000AbCdF';
const idOf = (number: number): string => canonicalSalesforceId(`0055g0000${String(number).padStart(6, '0')}`);

const test = fixtureOfEach(
  () => openTestBook(),
  (opened) => opened.store.close(),
);

describe('rows that were stored under an older form of their ids', () => {
  it('are renamed among thousands, and one whose agent has another row stays', async () => {
    const { mappings } = test().store;
    const warnings: object[] = [];
    const log = {
      info: () => undefined,
      warn: (about: object) => void warnings.push(about),
      error: () => undefined,
    };
    const right = Array.from({ length: 2_500 }, (_, number) => row({ crm: 'sales', user: idOf(number) }));
    const old = row({ crm: 'sales', user: SHORT, source: '7' });
    const twice = row({ crm: 'sales', user: OTHER, source: '8' });
    const other = row({ crm: 'sales', user: canonicalSalesforceId(OTHER) });
    const elsewhere = row({ crm: 'site', user: SHORT });
    const all = [...right, old, twice, other, elsewhere];
    const changes = all.map((after) => ({ ref: after, after }));
    await mappings.apply(changes, { actor: 'test', action: 'import', atMs: 1 });

    await renameRows(mappings, crms, { log, now: () => 2 });

    const user = canonicalSalesforceId(SHORT);
    expect(await mappings.find({ crm: 'sales', user })).toEqual({ ...old, user });
    expect(await mappings.find({ crm: 'sales', user: SHORT })).toBeUndefined();
    expect(await mappings.find(twice)).toEqual(twice);
    expect(await mappings.find(elsewhere)).toEqual(elsewhere);
    expect(await mappings.count({})).toBe(all.length);
    expect(warnings).toEqual([{ crm: 'sales', user: OTHER }, { rows: 1 }]);

    const revision = await mappings.revision();
    await renameRows(mappings, crms, { log, now: () => 3 });
    expect(await mappings.revision()).toBe(revision);
  });
});
