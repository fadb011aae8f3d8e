import { describe, expect, it } from '@jest/globals';
import type { Connector, CrmRecord, NumberQuery } from '../../../../src/calls/connector.ts';
import { canonicalRecord } from '../../../../src/mapping/agents/agent-id.ts';
import type { BeanStore } from '../../../simulators/bean-store.ts';
import type { FakeRequest } from '../../../simulators/loopback.ts';
import { startSugar } from '../../../simulators/sugarcrm/server.ts';
import { startSuiteLegacy } from '../../../simulators/suitecrm-legacy/server.ts';
import { startSuiteV8 } from '../../../simulators/suitecrm-v8/server.ts';
import type { SuiteV8Fake } from '../../../simulators/suitecrm-v8/server.ts';
import { fixtureOfEach } from '../../../helpers/fixture.ts';
import { createSugarConnector } from '../../sugarcrm/setup.ts';
import { createLegacyConnector, createV8Connector } from '../../suitecrm/setup.ts';

const CALLER = '+37061234567';
const TAIL = '1234567';
const QUERY: NumberQuery = { agent: { crm: 'suite', user: '1' }, limit: 50 };

const APIS = [
  ['V8', startSuiteV8, createV8Connector],
  ['v4_1', startSuiteLegacy, createLegacyConnector],
  ['REST v11', startSugar, createSugarConnector],
] as const;

/** How many requests searched for records. */
const searches = (requests: readonly FakeRequest[]): number =>
  requests.filter(
    ({ path, query, body }) =>
      path.endsWith('/filter') || query.has('filter[operator]') || body.includes('get_entry_list'),
  ).length;

describe.each(APIS)('callers over %s', (_, start, connect) => {
  const fake = fixtureOfEach<Pick<SuiteV8Fake, 'url' | 'server' | 'store'>>(
    () => start(),
    ({ server }) => server.close(),
  );
  const connector = fixtureOfEach<Connector>(
    () => connect(fake().url),
    (one) => one.close(),
  );
  const store = (): BeanStore => fake().store;
  let counter = 0;
  const add = (module: string, values: Record<string, string>): string => {
    counter += 1;
    const id = `00000000-0000-4000-8000-${String(counter).padStart(12, '0')}`;
    store().insert(module, { id, last_name: module, name: module, ...values });
    return id;
  };
  const find = async (query: Partial<NumberQuery> = {}): Promise<readonly CrmRecord[]> =>
    (await connector().findByNumber?.(CALLER, { ...QUERY, ...query })) ?? [];
  const idsOf = (records: readonly CrmRecord[]): string[] => records.map(({ ref }) => ref.id);

  it('are found by the last digits stored by the package, in one request per module', async () => {
    const filled = { phone_work: '8~612-345-67', mor_tail_2_c: TAIL };
    const [lead, contact] = [add('Leads', filled), add('Contacts', filled)];
    expect(idsOf(await find())).toEqual([contact, lead]);
    const before = searches(fake().server.requests);
    await find();
    expect(searches(fake().server.requests) - before).toBe(4);
    expect(idsOf(await find({ objects: ['Leads', 'Unknown'] }))).toEqual([lead]);
    expect(idsOf(await find({ objects: ['Lead'] }))).toEqual([lead]);
  });

  it('belong to modules, whose records may be called by the singular, as the V8 API does', async () => {
    const id = add('Contacts', { phone_work: CALLER });
    const crms = new Map([['suite', { connector: connector() }]]);
    const record = canonicalRecord({ type: 'Contact', id }, 'suite', crms);
    expect(record).toEqual({ type: 'Contacts', id });
    expect((await connector().readRecord(record, QUERY.agent))?.ref).toEqual(record);
    for (const type of ['Contacts', 'Spaceship', 'constructor', ''])
      expect(canonicalRecord({ type, id }, 'suite', crms).type).toBe(type);
  });

  it('cost only the searches where the fields have been read ahead', async () => {
    const id = add('Contacts', { phone_work: '8~612-345-67', mor_tail_2_c: TAIL });
    await connector().prepareFindByNumber?.({});
    const before = fake().server.requests.length;
    expect(idsOf(await find())).toEqual([id]);
    expect(fake().server.requests.length - before).toBe(4);
  });

  it('are found by their telephone fields where the digits are empty or not stored at all', async () => {
    const id = add('Contacts', { phone_mobile: '+370 612 34567' });
    expect(idsOf(await find())).toEqual([id]);
    for (const module of ['Contacts', 'Leads', 'Accounts', 'Prospects'])
      store().dropField(module, 'mor_tail_3_c');
    const other = connect(fake().url, { numberFields: [] });
    expect(idsOf((await other.findByNumber?.(CALLER, QUERY)) ?? [])).toEqual([id]);
    await other.close();
  });

  it('are searched in at most three modules when there are no digits', async () => {
    add('Prospects', { phone_mobile: CALLER });
    const other = connect(fake().url, { numberFields: [] });
    expect(await other.findByNumber?.(CALLER, QUERY)).toEqual([]);
    expect(searches(fake().server.requests)).toBe(3);
    expect(await other.findByNumber?.(CALLER, { ...QUERY, objects: ['Prospects'] })).toHaveLength(1);
    await other.close();
  });

  it('exclude converted leads, and companies whose contact is found', async () => {
    const number = { phone_work: CALLER, phone_office: CALLER, mor_tail_2_c: TAIL };
    add('Leads', { ...number, converted: '1' });
    add('Leads', { ...number, status: 'Converted' });
    const [lead, company] = [add('Leads', number), add('Accounts', number)];
    expect(idsOf(await find())).toEqual([lead, company]);
    const contact = add('Contacts', { ...number, account_id: company });
    expect(idsOf(await find())).toEqual([contact, lead]);
  });
});
