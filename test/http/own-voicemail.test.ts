import { describe, expect, it } from '@jest/globals';
import { defined } from '../../src/defined.ts';
import { OTHER_KEY, mapping, startApp } from '../helpers/app.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { PASSWORD, signedIn } from './admin/client.ts';

const MOBILE = '+37061234511';
const TODAY = new Date().toISOString().slice(0, 10);

describe('the result that the own voicemail had answered', () => {
  const app = fixtureOfAll(
    () =>
      startApp({
        simulator: { speed: 8 },
        config: { admin: { password: PASSWORD } },
        crms: [{ id: 'demo', type: 'demo', apiKeys: [OTHER_KEY] }],
        mappings: [
          mapping({ user: 'ann', crm: 'demo', source: `101; ${MOBILE}` }),
          mapping({ user: 'bob', crm: 'demo', username: 'bob', device: '6', source: '102' }),
        ],
      }),
    (started) => started.close(),
  );
  const ask = (method: string, path: string, body?: Readonly<Record<string, unknown>>) =>
    app().request(method, path, { key: OTHER_KEY, ...defined({ body }) });
  const offered = async (user: string) => {
    const { results } = (await ask('GET', `/v1/agent?user=${user}`)).body as {
      results: { code: string; outcome?: string }[];
    };
    return results.map(({ code, outcome }) => (outcome === undefined ? code : `${code}=${outcome}`));
  };
  const ended = async (body: Readonly<Record<string, unknown>>): Promise<string> => {
    const answer = await ask('POST', '/v1/calls', { record: { type: 'Contact', id: 'ona' }, ...body });
    const id = String(answer.body['id']);
    await app().until(id, 'ended');
    return id;
  };
  const rate = (id: string, result: string | null) => ask('PATCH', `/v1/calls/${id}`, { result });
  const activity = async (id: string, outcome: string) => {
    for (let turn = 0; turn < 600; turn += 1) {
      const [found, ...others] = app().demoCrm.activities.filter(({ callId }) => callId === id);
      if (found?.outcome === outcome && found.disposition !== undefined)
        return { ...found, others: others.length };
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the activity does not say ${outcome}`);
  };
  const report = async (): Promise<unknown> => {
    const admin = await signedIn(app().url);
    const { body } = await admin.send(
      'GET',
      `reports?from=${TODAY}&to=${TODAY}&zone=UTC&group=result&user=ann&crm=demo`,
    );
    const { rows } = body as {
      rows: { result: { code: string }; calls: number; answered: number; talkSeconds: number }[];
    };
    return rows.map(({ result, calls, answered, talkSeconds }) => [
      result.code,
      calls,
      answered,
      talkSeconds > 0,
    ]);
  };

  it('is offered to agents with a mobile telephone, and refused for calls from another', async () => {
    expect(await offered('ann')).toContain('my_voicemail=agent_no_answer');
    expect((await offered('bob')).filter((code) => code.startsWith('my_voicemail'))).toEqual([]);
    const id = await ended({ user: 'bob' });
    const { status, body } = await rate(id, 'my_voicemail');
    expect([status, body['code']]).toEqual([400, 'invalid_request']);
    expect((await app().runtime.book.get(id))?.outcome).toBe('answered');
  });

  it('turns the outcome everywhere, once, and back', async () => {
    const id = await ended({ user: 'ann', source: MOBILE });
    await rate(id, 'reached');
    expect(await activity(id, 'answered')).toMatchObject({ disposition: 'reached', others: 0 });
    expect(await report()).toEqual([['reached', 1, 1, true]]);
    const turned = (await rate(id, 'my_voicemail')).body;
    expect(turned).toMatchObject({ state: 'ended', outcome: 'agent_no_answer', talkSeconds: 0 });
    expect((await rate(id, 'my_voicemail')).body['timeline']).toEqual(turned['timeline']);
    const changed = await activity(id, 'agent_no_answer');
    expect(changed).toMatchObject({ disposition: 'my_voicemail', talkSeconds: 0, others: 0 });
    expect(changed.subject).toMatch(/agent did not answer$/);
    expect(await report()).toEqual([['my_voicemail', 1, 0, false]]);
    const { stats } = app().runtime.store;
    const hour = Date.parse(String(turned['createdAt']));
    const agents = async () =>
      (await stats.sums({ fromMs: hour, toMs: hour + 3_600_000, agents: 5 })).agents.filter(
        ({ user }) => user === 'ann',
      );
    expect(await agents()).toMatchObject([{ calls: 1, answered: 0, talkSeconds: 0 }]);
    const metrics = await fetch(`${app().url}/metrics`);
    expect(await metrics.text()).toContain(
      'mor_connector_outcomes_corrected_total{crm="demo",from="answered",to="agent_no_answer"} 1',
    );
    await rate(id, 'call_back');
    expect(await activity(id, 'answered')).toMatchObject({ disposition: 'call_back', others: 0 });
    expect(await report()).toEqual([['call_back', 1, 1, true]]);
    expect(await agents()).toMatchObject([{ calls: 1, answered: 1 }]);
  });
});
