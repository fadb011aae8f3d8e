import { describe, expect, it } from '@jest/globals';
import { Problem } from '../../src/calls/problems.ts';
import type { CrmAgent } from '../../src/calls/connector.ts';
import { defined } from '../../src/defined.ts';
import { agentOf } from './connector-harness.ts';
import type { Current, Features } from './connector-harness.ts';

const HOSTILE_IDS = [
  '',
  ' ',
  '../../admin',
  "x' OR '1'='1",
  'a/b?c=d#e',
  '%2e%2e%2f',
  '\u0000',
  'ž'.repeat(300),
];

const problemCode = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return 'nothing was thrown';
};

/** Reading the record behind a click. */
export const describeRecords = (current: Current, features: Features): void => {
  describe('readRecord', () => {
    it('returns the name, the non-empty numbers in order, the country and no do-not-call', async () => {
      const { connector, crm } = current();
      const agent = agentOf(connector, await crm.addUser({ name: 'Ada Agent' }));
      const ref = await crm.addRecord({
        name: 'Petras Petraitis',
        phones: ['8 612 34567', '', '+370 5 212 3456'],
        country: 'LT',
      });
      const record = await connector.readRecord(ref, agent);
      expect(record?.ref).toEqual(ref);
      expect(record?.name).toBe('Petras Petraitis');
      expect(record?.numbers.map((n) => n.value)).toEqual(['8 612 34567', '+370 5 212 3456']);
      expect(new Set(record?.numbers.map((n) => n.field)).size).toBe(2);
      expect(record?.country).toBe('LT');
      expect(record?.doNotCall).toBe(false);
    });

    it('reports the do-not-call mark', async () => {
      const { connector, crm } = current();
      const agent = agentOf(connector, await crm.addUser({ name: 'Ada Agent' }));
      const ref = await crm.addRecord({ name: 'Quiet Person', phones: ['+37061234567'], doNotCall: true });
      expect((await connector.readRecord(ref, agent))?.doNotCall).toBe(true);
    });

    it('returns a record without numbers, with an empty list', async () => {
      const { connector, crm } = current();
      const agent = agentOf(connector, await crm.addUser({ name: 'Ada Agent' }));
      const ref = await crm.addRecord({ name: 'No Phone', phones: ['', '', ''] });
      expect((await connector.readRecord(ref, agent))?.numbers).toEqual([]);
    });

    it('keeps names and numbers as people typed them', async () => {
      const { connector, crm } = current();
      const agent = agentOf(connector, await crm.addUser({ name: 'Ada Agent' }));
      const name = 'Žydrūnė O’Šukytė 北京 😀 <b>&amp;"';
      const ref = await crm.addRecord({ name, phones: ['(8 5) 212-34-56 доб. 12', '٠٦١٢٣٤٥٦٧'] });
      const record = await connector.readRecord(ref, agent);
      expect(record?.name).toBe(name);
      expect(record?.numbers.map((n) => n.value)).toEqual(['(8 5) 212-34-56 доб. 12', '٠٦١٢٣٤٥٦٧']);
    });

    it('finds nothing for a deleted record, even if it was read before', async () => {
      const { connector, crm } = current();
      const agent = agentOf(connector, await crm.addUser({ name: 'Ada Agent' }));
      const never = await crm.addRecord({ name: 'Gone', phones: ['+37061234567'] });
      await crm.deleteRecord(never);
      expect(await connector.readRecord(never, agent)).toBe(undefined);

      const cached = await crm.addRecord({ name: 'Soon gone', phones: ['+37061234567'] });
      expect(await connector.readRecord(cached, agent)).toBeDefined();
      await crm.deleteRecord(cached);
      connector.invalidate({ record: cached });
      expect(await connector.readRecord(cached, agent)).toBe(undefined);
    });

    it.each(HOSTILE_IDS)('finds nothing for the id %j', async (id) => {
      const { connector, crm } = current();
      const agent = agentOf(connector, await crm.addUser({ name: 'Ada Agent' }));
      const { type } = await crm.addRecord({ name: 'Somebody', phones: ['+37061234567'] });
      expect(await connector.readRecord({ type, id }, agent)).toBe(undefined);
    });

    it('finds nothing for a type unknown to this CRM', async () => {
      const { connector, crm } = current();
      const agent = agentOf(connector, await crm.addUser({ name: 'Ada Agent' }));
      const { id } = await crm.addRecord({ name: 'Somebody', phones: ['+37061234567'] });
      expect(await connector.readRecord({ type: 'Spaceship', id }, agent)).toBe(undefined);
      expect(await connector.readRecord({ type: '../Users', id }, agent)).toBe(undefined);
    });

    it('sees a changed number after invalidate', async () => {
      const { connector, crm } = current();
      const agent = agentOf(connector, await crm.addUser({ name: 'Ada Agent' }));
      const ref = await crm.addRecord({ name: 'Mover', phones: ['+37061111111'] });
      expect((await connector.readRecord(ref, agent))?.numbers[0]?.value).toBe('+37061111111');
      await crm.changePhone(ref, '+37062222222');
      connector.invalidate({ record: ref });
      expect((await connector.readRecord(ref, agent))?.numbers[0]?.value).toBe('+37062222222');
    });

    if (features.faults) {
      it('reports crm_unreachable while the CRM is down, and works again afterwards', async () => {
        const { connector, crm } = current();
        const agent = agentOf(connector, await crm.addUser({ name: 'Ada Agent' }));
        const ref = await crm.addRecord({ name: 'Patient', phones: ['+37061234567'] });
        crm.setDown(true);
        expect(await problemCode(connector.readRecord(ref, agent))).toBe('crm_unreachable');
        crm.setDown(false);
        expect((await connector.readRecord(ref, agent))?.name).toBe('Patient');
      });
    }
  });
};

/** Reading the users of the CRM. */
export const describeAgents = (current: Current, features: Features): void => {
  describe('agents', () => {
    it('reads one agent with e-mail and active flag', async () => {
      const { connector, crm } = current();
      const user = await crm.addUser({ name: 'Ona Onaitė', email: 'ona@example.com' });
      const left = await crm.addUser({ name: 'Left Long-Ago', active: false });
      expect(await connector.readAgent(user)).toMatchObject({
        user,
        name: 'Ona Onaitė',
        email: 'ona@example.com',
        active: true,
      });
      expect((await connector.readAgent(left))?.active).toBe(false);
    });

    if (features.agentMapping) {
      it('returns the mapping values in the user record, and none for empty fields', async () => {
        const { connector, crm } = current();
        const full = await crm.addUser({
          name: 'Full',
          mapping: { username: 'ona', device: '42', source: '101' },
        });
        const bare = await crm.addUser({ name: 'Bare' });
        expect((await connector.readAgent(full))?.mapping).toMatchObject({
          username: 'ona',
          device: '42',
          source: '101',
        });
        expect((await connector.readAgent(bare))?.mapping).toEqual({});
      });
    }

    it.each(HOSTILE_IDS)('finds no agent %j', async (id) => {
      expect(await current().connector.readAgent(id)).toBe(undefined);
    });

    it('lists all agents page by page, each once', async () => {
      const { connector, crm } = current();
      const added: string[] = [];
      for (let i = 0; i < 7; i++) added.push(await crm.addUser({ name: `Agent Number${i}` }));
      const seen: CrmAgent[] = [];
      let cursor: string | undefined;
      let pages = 0;
      do {
        const page = await connector.listAgents({ limit: 3, ...defined({ cursor }) });
        expect(page.items.length).toBeLessThanOrEqual(3);
        seen.push(...page.items);
        cursor = page.next;
        pages += 1;
      } while (cursor !== undefined && pages < 50);
      expect(cursor).toBe(undefined);
      const ids = seen.map((agent) => agent.user);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(expect.arrayContaining(added));
    });

    it('searches by part of the name, whatever characters it contains', async () => {
      const { connector, crm } = current();
      const wanted = await crm.addUser({ name: 'Zigmas Zuikis' });
      await crm.addUser({ name: 'Somebody Else' });
      const found = await connector.listAgents({ search: 'Zuik', limit: 10 });
      expect(found.items.map((agent) => agent.user)).toEqual([wanted]);
      expect((await connector.listAgents({ search: "Zuik' OR Name LIKE '%", limit: 10 })).items).toEqual([]);
      expect((await connector.listAgents({ search: '%', limit: 10 })).items).toEqual([]);
    });

    it('sees a changed user after invalidate', async () => {
      const { connector, crm } = current();
      const user = await crm.addUser({ name: 'Before Marriage' });
      expect((await connector.readAgent(user))?.name).toBe('Before Marriage');
      await crm.renameUser(user, 'After Marriage');
      connector.invalidate({ user });
      expect((await connector.readAgent(user))?.name).toBe('After Marriage');
    });

    if (features.catchUp) {
      it('sees a changed user without an event, after looking for changes', async () => {
        const { connector, crm } = current();
        const user = await crm.addUser({ name: 'Before Marriage' });
        await connector.readAgent(user);
        await crm.renameUser(user, 'After Marriage');
        expect((await connector.readAgent(user))?.name).toBe('Before Marriage');
        expect(await connector.catchUp?.run()).toBe(1);
        expect((await connector.readAgent(user))?.name).toBe('After Marriage');
      });

      it('fails to look for changes while the CRM is down, and finds them afterwards', async () => {
        const { connector, crm } = current();
        const user = await crm.addUser({ name: 'Before Marriage' });
        await connector.readAgent(user);
        await crm.renameUser(user, 'After Marriage');
        crm.setDown(true);
        expect(await problemCode(connector.catchUp?.run() ?? Promise.resolve())).toBe('crm_unreachable');
        crm.setDown(false);
        await connector.catchUp?.run();
        expect((await connector.readAgent(user))?.name).toBe('After Marriage');
      });
    }

    if (features.faults) {
      it('reports crm_unreachable while the CRM is down', async () => {
        const { connector, crm } = current();
        const user = await crm.addUser({ name: 'Ada Agent' });
        crm.setDown(true);
        expect(await problemCode(connector.readAgent(user))).toBe('crm_unreachable');
        expect(await problemCode(connector.listAgents({ limit: 5 }))).toBe('crm_unreachable');
      });
    }
  });
};
