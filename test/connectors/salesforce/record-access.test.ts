import { describe, expect, it } from '@jest/globals';
import { testDeps } from '../../contracts/deps.ts';
import { FAULTS } from '../../simulators/salesforce/faults.ts';
import { addAgent, connectTo } from './setup.ts';
import { numbers, read, start } from './reading.ts';

describe('visibility of records, and its cost in requests', () => {
  it('finds only what the agent may read', async () => {
    const fake = await start();
    const id = fake.org.insert('Contact', { Name: 'Secret', Phone: '1' }, '');
    const [insider, outsider] = [addAgent(fake), addAgent(fake)];
    fake.org.hide(outsider, id);
    const connector = connectTo(fake);
    const ref = { type: 'Contact', id };
    expect(await connector.readRecord(ref, { crm: 'sales', user: insider })).toBeDefined();
    expect(await connector.readRecord(ref, { crm: 'sales', user: outsider })).toBe(undefined);
    const open = connectTo(fake, { visibility: 'integration' });
    expect((await open.readRecord(ref, { crm: 'sales', user: outsider }))?.name).toBe('Secret');
  });

  it('finds nothing for someone who is not a user of the org', async () => {
    const fake = await start();
    const id = fake.org.insert('Contact', { Name: 'Somebody', Phone: '1' }, '');
    const user = '005000000000001AAA';
    expect(await connectTo(fake).readRecord({ type: 'Contact', id }, { crm: 'sales', user })).toBe(undefined);
  });

  it('takes one request per click once the org is known, and none while the record is cached', async () => {
    const fake = await start();
    let nowMs = Date.now();
    const connector = connectTo(fake, { cacheSec: 60 }, { ...testDeps(), now: () => nowMs });
    const agent = { crm: 'sales', user: addAgent(fake) };
    const [one = '', two = ''] = ['A', 'B'].map((Name) =>
      fake.org.insert('Contact', { Name, Phone: '1' }, ''),
    );
    await connector.readRecord({ type: 'Contact', id: one }, agent);
    fake.requests.length = 0;
    await Promise.all(
      Array.from({ length: 10 }, () => connector.readRecord({ type: 'Contact', id: two }, agent)),
    );
    await connector.readRecord({ type: 'Contact', id: two }, agent);
    expect(fake.requests).toEqual(['POST /composite']);
    nowMs += 5_001;
    await connector.readRecord({ type: 'Contact', id: two }, agent);
    expect(fake.requests).toHaveLength(2);
  });

  it('dials a number that was corrected a moment ago, and respects a new do-not-call mark', async () => {
    const fake = await start();
    let nowMs = Date.now();
    const connector = connectTo(fake, {}, { ...testDeps(), now: () => nowMs });
    const agent = { crm: 'sales', user: addAgent(fake) };
    const id = fake.org.insert('Contact', { Name: 'A', Phone: '1' }, '');
    await connector.readRecord({ type: 'Contact', id }, agent);
    const stored = fake.org.find(id);
    if (stored !== undefined) fake.org.update(stored, { Phone: '2', DoNotCall: true }, 'an agent');
    nowMs += 5_001;
    const record = await connector.readRecord({ type: 'Contact', id }, agent);
    expect(numbers(record)).toEqual([['Phone', '2']]);
    expect(record?.doNotCall).toBe(true);
  });

  it('drops a changed record for all agents, and a changed agent with everything they saw', async () => {
    const fake = await start();
    const connector = connectTo(fake);
    const [one, two] = [addAgent(fake), addAgent(fake)];
    const ref = { type: 'Contact', id: fake.org.insert('Contact', { Name: 'A', Phone: '1' }, '') };
    const readBoth = async (): Promise<number> => {
      fake.requests.length = 0;
      for (const user of [one, two]) await connector.readRecord(ref, { crm: 'sales', user });
      return fake.requests.length;
    };
    await readBoth();
    expect(await readBoth()).toBe(0);
    connector.invalidate({ record: ref });
    expect(await readBoth()).toBe(2);
    connector.invalidate({ user: one });
    expect(await readBoth()).toBe(1);
  });

  it('continues with the visible fields when one is hidden from the integration user', async () => {
    const fake = await start();
    const id = fake.org.insert(
      'Contact',
      { Name: 'Half', Phone: '1', MobilePhone: '2', DoNotCall: true },
      '',
    );
    fake.org.model.get('Contact')?.fields.delete('Phone');
    expect(numbers(await read(fake, 'Contact', id))).toEqual([['MobilePhone', '2']]);
  });

  it('recovers when a field disappears at run time', async () => {
    const fake = await start();
    const connector = connectTo(fake, { cacheSec: 0 });
    const ref = {
      type: 'Contact',
      id: fake.org.insert('Contact', { Name: 'A', Phone: '1', MobilePhone: '2' }, ''),
    };
    const agent = { crm: 'sales', user: addAgent(fake) };
    await connector.readRecord(ref, agent);
    fake.org.model.get('Contact')?.fields.delete('MobilePhone');
    await expect(connector.readRecord(ref, agent)).rejects.toMatchObject({ code: 'crm_unreachable' });
    expect(numbers(await connector.readRecord(ref, agent))).toEqual([['Phone', '1']]);
  });

  it('logs which object the integration user may not see', async () => {
    const fake = await start();
    const id = fake.org.insert('Lead', { Name: 'L' }, '');
    fake.org.model.delete('Lead');
    const deps = testDeps();
    const connector = connectTo(fake, {}, deps);
    expect(await connector.readRecord({ type: 'Lead', id }, { crm: 'sales', user: addAgent(fake) })).toBe(
      undefined,
    );
    expect(deps.logged).toMatchObject([{ fields: { object: 'Lead' } }]);
  });

  it.each([
    ['a slow answer', { kind: 'silence' } as const],
    ['a cut line', { kind: 'reset' } as const],
    ['a maintenance page', { kind: 'html', status: 503 } as const],
    ['a page instead of data', { kind: 'html', status: 200 } as const],
    ['the request limit', FAULTS.dailyLimit],
  ])('reports crm_unreachable for %s, and caches nothing', async (_, fault) => {
    const fake = await start();
    const connector = connectTo(fake);
    const ref = { type: 'Contact', id: fake.org.insert('Contact', { Name: 'A', Phone: '1' }, '') };
    const agent = { crm: 'sales', user: addAgent(fake) };
    fake.faults.fail('read', fault, Infinity);
    await expect(connector.readRecord(ref, agent)).rejects.toMatchObject({ code: 'crm_unreachable' });
    fake.faults.heal();
    expect((await connector.readRecord(ref, agent))?.name).toBe('A');
  });

  it('logs in again when the session has ended, once for many concurrent reads', async () => {
    const fake = await start();
    const connector = connectTo(fake, { cacheSec: 0 });
    const agent = { crm: 'sales', user: addAgent(fake) };
    const ids = Array.from({ length: 20 }, (_, i) => fake.org.insert('Contact', { Name: `C${i}` }, ''));
    await connector.readRecord({ type: 'Contact', id: ids[0] ?? '' }, agent);
    fake.endSessions();
    const records = await Promise.all(ids.map((id) => connector.readRecord({ type: 'Contact', id }, agent)));
    expect(records.map((record) => record?.name)).toEqual(ids.map((_, i) => `C${i}`));
    expect(fake.logins()).toBe(2);
  });

  it('gives up quickly when the org refuses every token', async () => {
    const fake = await start();
    const connector = connectTo(fake, { cacheSec: 0 });
    const ref = { type: 'Contact', id: fake.org.insert('Contact', { Name: 'A' }, '') };
    const agent = { crm: 'sales', user: addAgent(fake) };
    fake.faults.fail('read', FAULTS.expired, Infinity);
    for (let i = 0; i < 10; i++) {
      await expect(connector.readRecord(ref, agent)).rejects.toMatchObject({ code: 'crm_unreachable' });
    }
    expect(fake.logins()).toBeLessThanOrEqual(6);
    expect(fake.requests.length).toBeLessThanOrEqual(20);
  });
});
