import { describe, expect, it } from '@jest/globals';
import { mapping, startApp } from '../helpers/app.ts';
import type { Answer } from '../helpers/app.ts';
import { sampleCall } from '../contracts/store/samples.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';

const DAY = '2026-03-28';
const AT_MS = Date.parse(`${DAY}T19:00:00Z`);

describe('the figures of one agent', () => {
  const app = fixtureOfAll(
    async () => {
      const started = await startApp({
        mappings: [mapping({ user: 'ann', name: 'Ann' }), mapping({ user: 'bob' })],
      });
      const ended = {
        crm: 'site',
        user: 'ann',
        state: 'ended',
        outcome: 'answered',
        talkSeconds: 60,
      } as const;
      for (const call of [
        { ...ended, result: 'reached' },
        { ...ended, outcome: 'busy', talkSeconds: 0 } as const,
        { ...ended, user: 'bob', talkSeconds: 500 },
      ])
        await started.runtime.store.calls.insert(sampleCall(call, AT_MS));
      return started;
    },
    (started) => started.close(),
  );
  const tokenOf = async (user: string): Promise<string> =>
    String((await app().request('POST', '/v1/tokens', { body: { user } })).body['token']);
  const ask = async (query: string, user?: string): Promise<Answer> =>
    app().request(
      'GET',
      `/v1/reports?from=${DAY}&to=${DAY}&${query}`,
      user === undefined ? {} : { key: await tokenOf(user) },
    );

  it('are their own by day and by result, in their time zone', async () => {
    const { status, body } = await ask('group=day', 'ann');
    const figures = { calls: 2, answered: 1, talkSeconds: 60, averageTalkSeconds: 60 };
    expect([status, body]).toEqual([
      200,
      { from: DAY, to: DAY, zone: 'UTC', rows: [{ day: DAY, ...figures }], total: figures },
    ]);
    expect((await ask('zone=Asia/Kolkata', 'ann')).body['total']).toMatchObject({ calls: 0 });
    const codes = (
      (await ask('group=result', 'ann')).body['rows'] as { result: { code: string | null } }[]
    ).map(({ result }) => result.code);
    expect(codes.sort()).toEqual([null, 'reached'].sort());
  });

  it('are nobody else’s: a token names its agent, a server any of its instance', async () => {
    expect((await ask('user=bob', 'ann')).status).toBe(403);
    expect((await ask('user=bob')).body['total']).toMatchObject({ calls: 1, talkSeconds: 500 });
    expect((await ask('')).status).toBe(400);
  });

  it('refuse groups of others, periods that end before they begin, and zones that do not exist', async () => {
    const statuses = await Promise.all(
      ['group=agent', 'zone=Mars', 'to=2026-03-27'].map(async (query) => (await ask(query, 'ann')).status),
    );
    expect(statuses).toEqual([400, 400, 400]);
  });
});
