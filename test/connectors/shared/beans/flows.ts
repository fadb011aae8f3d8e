import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { callRecordId } from '../../../../connectors/shared/beans/call-fields.ts';
import type { Activity, ActivityResult, Connector } from '../../../../src/calls/connector.ts';
import { anActivity } from '../../../contracts/activity.ts';
import { newId } from '../../../simulators/bean-store.ts';
import type { BeanStore } from '../../../simulators/bean-store.ts';
import type { FakeCrm } from '../../../contracts/connector-harness.ts';
import type { FakeRequest, Fault, Loopback } from '../../../simulators/loopback.ts';

export interface FlowHarness {
  readonly crm: FakeCrm;
  readonly store: BeanStore;
  readonly server: Loopback;
  /** A connector as after a restart: it remembers nothing. */
  readonly connect: (own?: Record<string, unknown>, now?: () => number) => Connector;
  /** How often the password was sent. */
  readonly passwords: () => number;
  readonly setPassword: (password: string) => void;
  /** Makes all tokens and sessions invalid, those for refreshing too. */
  readonly endSessions: () => void;
  readonly isLogin: (request: FakeRequest) => boolean;
}

const idOf = (result: ActivityResult): string => {
  if (result.kind !== 'written') throw new Error(`expected written, got ${JSON.stringify(result)}`);
  return result.id;
};

/** A small seeded generator, so that a failing run can be repeated. */
const random = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};

/** What all three APIs promise beyond the contract, against a CRM that keeps state. */
export const beanFlows = (name: string, setup: () => Promise<FlowHarness>): void => {
  describe(`${name}: flows`, () => {
    let h: FlowHarness;
    let connector: Connector;
    const opened: Connector[] = [];
    const open: FlowHarness['connect'] = (own, now) => {
      const made = h.connect(own, now);
      opened.push(made);
      return made;
    };
    beforeEach(async () => {
      h = await setup();
      connector = open();
    });
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((made) => made.close()));
      await h.server.close();
    });

    const someCall = async (): Promise<Activity> => {
      const user = await h.crm.addUser({ name: 'Ada Agent' });
      const record = await h.crm.addRecord({ name: 'Anna Becker', phones: ['+4921155501'] });
      return anActivity({ user, record, notes: 'Wants an offer' });
    };
    const rowOf = (id: string) => h.store.find('Calls', id) ?? {};
    const readUnknown = (from: Connector = connector) =>
      from.readRecord({ type: 'Contacts', id: newId() }, { crm: from.id, user: '1' });

    describe('login', () => {
      it('is one for many requests at the same time, and one more when the session ends', async () => {
        await Promise.all(Array.from({ length: 10 }, () => readUnknown()));
        expect(h.passwords()).toBe(1);
        h.endSessions();
        await Promise.all(Array.from({ length: 10 }, () => readUnknown()));
        expect(h.passwords()).toBe(2);
      });

      it('with a wrong password is tried once, not again until hours later', async () => {
        let nowMs = Date.now();
        const activity = await someCall();
        const wrong = open({ password: 'wrong' }, () => nowMs);
        for (let i = 0; i < 3; i++) {
          await expect(readUnknown(wrong)).rejects.toMatchObject({ code: 'crm_unreachable' });
          expect(await wrong.writeActivity(activity)).toMatchObject({ kind: 'retry', retryAfterSec: 900 });
          const lines = await wrong.check();
          expect(lines).toEqual([
            expect.objectContaining({ ok: false, cure: expect.stringContaining('password') }),
          ]);
        }
        expect(h.passwords()).toBe(1);
        h.setPassword('wrong');
        nowMs += 7 * 3_600_000;
        expect((await wrong.writeActivity(activity)).kind).toBe('written');
        expect(h.passwords()).toBe(2);
      });

      it('survives that the session ends in the middle of an activity', async () => {
        const activity = await someCall();
        let times = 0;
        h.server.setFault((request) => {
          if (!h.isLogin(request) && ++times % 2 === 0) h.endSessions();
          return undefined;
        });
        idOf(await connector.writeActivity(activity));
        expect(h.store.all('Calls')).toHaveLength(1);
      });
    });

    describe('a new activity', () => {
      it('has every field, the contact and the agent', async () => {
        const activity = await someCall();
        const id = idOf(await connector.writeActivity(activity));
        expect(id).toBe(callRecordId(activity.callId));
        const row = rowOf(id);
        expect(row).toMatchObject({
          status: 'Held',
          direction: 'Outbound',
          description: 'Wants an offer',
          assigned_user_id: activity.user,
          parent_type: 'Contacts',
          parent_id: activity.record?.id,
          mor_call_id_c: activity.callId,
          mor_outcome_c: 'answered',
        });
        expect([row.duration_hours, row.duration_minutes, row.mor_talk_seconds_c].map(Number)).toEqual([
          0, 1, 65,
        ]);
        const start = (row.date_start ?? '').replace(' ', 'T');
        expect(Date.parse(start.length === 19 ? `${start}Z` : start)).toBe(Date.parse(activity.startedAt));
        expect(h.store.links(id, 'contacts')).toEqual([activity.record?.id]);
        expect(h.store.links(id, 'users')).toEqual([activity.user]);
      });

      it('hangs at records of modules that are not configured for calls, and at none that does not exist', async () => {
        const id = newId();
        h.store.insert('Opportunities', { id, name: 'Big deal' });
        const write = async (type: string) => {
          const record = { type, id };
          return (
            rowOf(idOf(await connector.writeActivity({ ...(await someCall()), record }))).parent_id ?? ''
          );
        };
        expect(await write('Opportunities')).toBe(id);
        for (const type of ['Spaceships', 'Contacts', '../Users']) expect(await write(type)).toBe('');
      });

      it('is written although the agent does not exist in the CRM', async () => {
        const id = idOf(await connector.writeActivity({ ...(await someCall()), user: 'imported-user' }));
        expect(h.store.links(id, 'users')).toEqual([]);
        expect(h.store.links(id, 'contacts')).toHaveLength(1);
      });

      it('is not made a second time after somebody deleted it', async () => {
        const activity = await someCall();
        const id = idOf(await connector.writeActivity(activity));
        h.store.remove('Calls', id);
        expect((await connector.writeActivity(activity)).kind).not.toBe('written');
        expect(h.store.all('Calls')).toEqual([]);
      });
    });

    describe('an activity that asked for the call', () => {
      const planned = async (): Promise<{ activity: Activity; id: string }> => {
        const activity = await someCall();
        const id = newId();
        const other = await h.crm.addRecord({ name: 'Other Person', phones: [] });
        h.store.insert('Calls', {
          ...{ id, name: 'Ring about the offer', description: 'Prepare prices', status: 'Planned' },
          ...{ assigned_user_id: activity.user, parent_type: 'Contacts', parent_id: other.id },
        });
        return { activity: { ...activity, existingId: id }, id };
      };

      it('is completed instead of making another; what people filled in stays', async () => {
        const { activity, id } = await planned();
        const before = { ...rowOf(id) };
        expect(idOf(await connector.writeActivity(activity))).toBe(id);
        expect(h.store.all('Calls')).toHaveLength(1);
        expect(rowOf(id)).toMatchObject({
          name: before.name,
          parent_id: before.parent_id,
          status: 'Held',
          mor_call_id_c: activity.callId,
          description: 'Prepare prices\nWants an offer',
        });
        expect(h.store.links(id, 'contacts')).toEqual([activity.record?.id]);
      });

      it('is left alone when the completed one is written again, also after a restart', async () => {
        const { activity, id } = await planned();
        await connector.writeActivity(activity);
        h.store.update('Calls', id, { status: 'Not Held', name: 'Edited', description: 'Edited too' });
        expect(idOf(await open().writeActivity(activity))).toBe(id);
        expect(rowOf(id)).toMatchObject({ status: 'Not Held', name: 'Edited', description: 'Edited too' });
      });

      it('is replaced by an own one when it was deleted meanwhile', async () => {
        const { activity, id } = await planned();
        h.store.remove('Calls', id);
        expect(idOf(await connector.writeActivity(activity))).toBe(callRecordId(activity.callId));
        expect(h.store.all('Calls')).toHaveLength(1);
      });
    });

    describe('later notes', () => {
      const later = (activity: Activity, change: Partial<Activity>): Activity => ({
        ...activity,
        write: 'update',
        ...change,
      });

      it('go below the agent’s own words after a restart, once', async () => {
        const activity = await someCall();
        const id = idOf(await connector.writeActivity(activity));
        h.store.update('Calls', id, { description: 'Her own words' });
        for (let i = 0; i < 2; i++)
          idOf(await open().writeActivity(later(activity, { existingId: id, notes: 'From the panel' })));
        expect(rowOf(id).description).toBe('Her own words\nFrom the panel');
      });

      it('change nothing but the description, and nothing at all when it is there already', async () => {
        const activity = await someCall();
        const id = idOf(await connector.writeActivity(activity));
        h.store.update('Calls', id, { status: 'Not Held', name: 'Mine', mor_outcome_c: 'busy' });
        await connector.writeActivity(later(activity, { notes: 'Second thought', outcome: 'failed' }));
        expect(rowOf(id)).toMatchObject({
          ...{ status: 'Not Held', name: 'Mine', mor_outcome_c: 'busy', description: 'Second thought' },
        });
        const before = h.server.requests.length;
        await connector.writeActivity(later(activity, { notes: 'Second thought' }));
        expect(h.server.requests.length - before).toBe(1);
      });

      it('put the result into its field when there is one', async () => {
        h.store.addField('Calls', 'result_c');
        const own = open({ activityFields: { disposition: 'result_c' } });
        const activity = await someCall();
        const id = idOf(await own.writeActivity(activity));
        await own.writeActivity(later(activity, { disposition: 'Sale' }));
        expect(rowOf(id)).toMatchObject({ result_c: 'Sale', description: 'Wants an offer' });
      });

      it('are dead with a cure when the activity was deleted', async () => {
        const activity = await someCall();
        const id = idOf(await connector.writeActivity(activity));
        h.store.remove('Calls', id);
        expect(await connector.writeActivity(later(activity, { notes: 'x' }))).toMatchObject({
          kind: 'dead',
          cure: expect.stringContaining('restore'),
        });
      });
    });

    describe('patience', () => {
      it('sends nothing until the time in Retry-After is over', async () => {
        let nowMs = Date.now();
        const patient = open({}, () => nowMs);
        await readUnknown(patient);
        h.server.setFault(() => ({ status: 503, body: 'Maintenance', headers: { 'retry-after': '120' } }));
        await expect(readUnknown(patient)).rejects.toMatchObject({ details: { retryAfterSec: 120 } });
        h.server.setFault(() => undefined);
        const before = h.server.requests.length;
        expect(await patient.writeActivity(await someCall())).toMatchObject({
          kind: 'retry',
          retryAfterSec: 120,
        });
        expect(h.server.requests.length).toBe(before);
        nowMs += 120_001;
        expect((await patient.writeActivity(await someCall())).kind).toBe('written');
      });

      it('keeps the configured rate', async () => {
        const slow = open({ rate: { perSecond: 4, concurrent: 4 }, timeoutMs: 5_000 });
        const startMs = Date.now();
        await Promise.all(Array.from({ length: 8 }, () => readUnknown(slow)));
        expect(Date.now() - startMs).toBeGreaterThan(700);
      });
    });

    describe('answers that are none', () => {
      it.each<[string, Fault, string]>([
        ['a login page', { status: 200, body: '<html>Log in</html>' }, 'no JSON'],
        [
          'a redirect',
          { status: 302, body: '', headers: { location: 'https://elsewhere.example/' } },
          'elsewhere',
        ],
        ['another form', { status: 200, body: { surprise: true } }, 'unknown form'],
        ['a gateway', { status: 502, body: 'Bad Gateway' }, '502'],
      ])('%s is no record and no activity', async (_what, fault, words) => {
        const activity = await someCall();
        await readUnknown();
        h.server.setFault(() => fault);
        if (words !== 'unknown form') await expect(readUnknown()).rejects.toThrow(words);
        expect((await connector.writeActivity(activity)).kind).not.toBe('written');
        h.server.setFault(() => undefined);
        expect(h.store.all('Calls')).toEqual([]);
      });
    });

    it('keeps exactly one activity per call through parallel writers and faults at every request', async () => {
      const next = random(7);
      const calls = await Promise.all(Array.from({ length: 8 }, () => someCall()));
      const faults: (Fault | undefined)[] = [
        ...['drop', 'lost', { status: 500, body: '' }, { status: 502, body: '' }],
        ...Array<undefined>(12).fill(undefined),
      ] as const;
      h.server.setFault((request) =>
        h.isLogin(request) ? undefined : faults[Math.floor(next() * faults.length)],
      );
      const hasty = open({ timeoutMs: 100 });
      const write = async (activity: Activity): Promise<string> => {
        for (let attempt = 0; attempt < 30; attempt++) {
          const result = await hasty.writeActivity(activity);
          if (result.kind === 'written') return result.id;
        }
        throw new Error('never written');
      };
      const ids = await Promise.all([...calls, ...calls].map(write));
      expect(new Set(ids).size).toBe(calls.length);
      expect(h.store.all('Calls')).toHaveLength(calls.length);
      for (const id of ids) {
        expect(h.store.links(id, 'contacts')).toHaveLength(1);
        expect(h.store.links(id, 'users')).toHaveLength(1);
      }
    });

    it('names clocks that differ', async () => {
      const late = open({}, () => Date.now() - 180_000);
      const lines = await late.check();
      expect(lines.find(({ link }) => link.endsWith(': clock'))).toMatchObject({
        ok: false,
        detail: expect.stringMatching(/1(79|80) s/),
        cure: expect.stringContaining('NTP'),
      });
    });
  });
};
