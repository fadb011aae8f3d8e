import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Activity } from '../../../../src/calls/activity.ts';
import type { Connector } from '../../../../src/calls/connector.ts';
import { anActivity } from '../../../contracts/activity.ts';
import { newId } from '../../../simulators/bean-store.ts';
import type { Fault } from '../../../simulators/loopback.ts';
import type { Flow, FlowHarness } from './flow-harness.ts';
import { idOf } from './flow-harness.ts';
import { activityFlows } from './flows-activities.ts';
import { changesFlows } from './flows-changes.ts';
import { recordingFlows } from './flows-recordings.ts';
import { resultFlows } from './flows-results.ts';
import { subjectFlows } from './flows-subjects.ts';
import { summaryFlows } from './flows-summary.ts';
import { taskFlows } from './flows-tasks.ts';

/** A small seeded random generator, so that a failing run can be reproduced. */
const random = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};

/** What all three APIs guarantee beyond the contract, against a stateful CRM. */
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
    const readUnknown = (from: Connector = connector) =>
      from.readRecord({ type: 'Contacts', id: newId() }, { crm: from.id, user: '1' });

    describe('login', () => {
      it('happens once for many concurrent requests, and once more when the session ends', async () => {
        await Promise.all(Array.from({ length: 10 }, () => readUnknown()));
        expect(h.passwords()).toBe(1);
        h.endSessions();
        await Promise.all(Array.from({ length: 10 }, () => readUnknown()));
        expect(h.passwords()).toBe(2);
      });

      it('with a wrong password is tried once, and not again for hours', async () => {
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

      it('is repeated when the session ends in the middle of an activity', async () => {
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

    const flow = (): Flow => ({
      ...h,
      connect: open,
      connector,
      someCall,
      rowOf: (id) => h.store.find('Calls', id) ?? {},
    });
    activityFlows(flow);
    recordingFlows(flow);
    resultFlows(flow);
    subjectFlows(flow);

    changesFlows(() => ({ ...h, connect: open }));
    taskFlows(() => ({ ...h, connect: open }));
    summaryFlows(() => ({ ...h, connect: open }));

    describe('rate limits', () => {
      it('sends nothing until Retry-After has elapsed', async () => {
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
        const all = Promise.all(Array.from({ length: 8 }, () => readUnknown(slow)));
        const first = await Promise.race([all, new Promise((done) => setTimeout(done, 700, 'nothing yet'))]);
        expect(first).toBe('nothing yet');
        await all;
      });
    });

    describe('unusable answers', () => {
      it.each<[string, Fault, string]>([
        ['a login page', { status: 200, body: '<html>Log in</html>' }, 'no JSON'],
        [
          'a redirect',
          { status: 302, body: '', headers: { location: 'https://elsewhere.example/' } },
          'elsewhere',
        ],
        ['another form', { status: 200, body: { surprise: true } }, 'unknown form'],
        ['a gateway', { status: 502, body: 'Bad Gateway' }, '502'],
      ])('%s counts as neither record nor activity', async (_what, fault, words) => {
        const activity = await someCall();
        await readUnknown();
        h.server.setFault(() => fault);
        if (words !== 'unknown form') await expect(readUnknown()).rejects.toThrow(words);
        expect((await connector.writeActivity(activity)).kind).not.toBe('written');
        h.server.setFault(() => undefined);
        expect(h.store.all('Calls')).toEqual([]);
      });
    });

    it('keeps exactly one activity per call under parallel writers and faults on any request', async () => {
      const next = random(7);
      const calls = await Promise.all(Array.from({ length: 8 }, () => someCall()));
      const faults: (Fault | undefined)[] = [
        ...['drop', 'lost', { status: 500, body: '' }, { status: 502, body: '' }],
        ...Array<undefined>(12).fill(undefined),
      ] as const;
      h.server.setFault((request) =>
        h.isLogin(request) ? undefined : faults[Math.floor(next() * faults.length)],
      );
      // Long enough for an answer on a busy machine; a request whose answer gets lost waits that long.
      const hasty = open({ timeoutMs: 1_000 });
      const write = async (activity: Activity): Promise<string> => {
        for (;;) {
          const result = await hasty.writeActivity(activity);
          if (result.kind === 'written') return result.id;
        }
      };
      const ids = await Promise.all([...calls, ...calls].map(write));
      expect(new Set(ids).size).toBe(calls.length);
      expect(h.store.all('Calls')).toHaveLength(calls.length);
      for (const id of ids) {
        expect(h.store.links(id, 'contacts')).toHaveLength(1);
        expect(h.store.links(id, 'users')).toHaveLength(1);
      }
    });

    it('reports clocks that differ', async () => {
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
