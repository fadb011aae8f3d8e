import { describe, expect, it } from '@jest/globals';
import { cdrs, live, place, withSimulator } from './client.ts';
import type { RunningSimulator } from '../../src/simulator/server.ts';

interface Json {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function call(
  simulator: RunningSimulator,
  method: string,
  path: string,
  authorization = '',
): Promise<Json> {
  const response = await fetch(`${simulator.url}/api/v2/${path}`, { method, headers: { authorization } });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const basic = (username: string, password: string): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

async function login(simulator: RunningSimulator, username = 'admin', password = `${username}1`) {
  const answer = await call(simulator, 'POST', 'authentication/login', basic(username, password));
  return {
    status: answer.status,
    access: `Bearer ${String(answer.body.access_token)}`,
    refresh: `Bearer ${String(answer.body.refresh_token)}`,
  };
}

describe('API v2', () => {
  it(
    'gives a token for 15 minutes and a refresh token for seven days',
    withSimulator({}, async (simulator) => {
      const { access, refresh } = await login(simulator);
      expect((await call(simulator, 'GET', 'calls', access)).status).toBe(200);
      await simulator.clock.advance(15 * 60_000);
      expect((await call(simulator, 'GET', 'calls', access)).status).toBe(401);
      const renewed = await call(simulator, 'POST', 'authentication/refresh', refresh);
      const again = `Bearer ${String(renewed.body.access_token)}`;
      expect((await call(simulator, 'GET', 'calls', again)).status).toBe(200);
      await simulator.clock.advance(7 * 24 * 3_600_000);
      expect((await call(simulator, 'POST', 'authentication/refresh', refresh)).status).toBe(401);
    }),
  );

  it(
    'refuses wrong passwords, unknown users, missing and foreign tokens',
    withSimulator({}, async (simulator) => {
      expect((await login(simulator, 'admin', 'wrong')).status).toBe(401);
      expect((await login(simulator, 'nobody')).status).toBe(401);
      expect((await call(simulator, 'POST', 'authentication/login')).status).toBe(401);
      expect((await call(simulator, 'GET', 'calls')).status).toBe(401);
      expect((await call(simulator, 'GET', 'calls', 'Bearer nonsense')).status).toBe(401);
      const { refresh } = await login(simulator);
      expect((await call(simulator, 'GET', 'calls', refresh)).status).toBe(401);
      expect((await call(simulator, 'DELETE', 'active_calls')).status).toBe(401);
    }),
  );

  it(
    "ignores v1's switches, but obeys its own and the release",
    withSimulator({ allowApi: false, secretKey: '' }, async (simulator) => {
      expect((await login(simulator)).status).toBe(200);
      simulator.options.v2 = false;
      expect((await login(simulator)).status).toBe(404);
      simulator.configure({ v2: true, generation: 'X8' });
      expect((await login(simulator)).status).toBe(404);
    }),
  );

  it(
    'lists CDRs as JSON, page by page; users see only their own',
    withSimulator({}, async (simulator) => {
      await place(simulator, '37060012001');
      await place(simulator, '37060012002');
      await simulator.clock.advance(60_000);
      const { access } = await login(simulator);
      const { body } = await call(simulator, 'GET', 'calls?limit=3&page=2', access);
      expect(body).toMatchObject({
        calls: {
          total_calls: 4,
          limit: 3,
          page: '2/2',
          calls_stat: { calls: [{ dst: '37060012002', dispod: 'BUSY(17)', nice_billsec: 0 }] },
        },
      });
      const bob = await login(simulator, 'bob');
      expect((await call(simulator, 'GET', 'calls', bob.access)).body).toMatchObject({
        calls: { total_calls: 0, calls_stat: { calls: [] } },
      });
    }),
  );

  it(
    'hangs up one call: a conversation ends as answered, a ringing leg as cancelled',
    withSimulator({}, async (simulator) => {
      await place(simulator, '37060012011');
      await simulator.clock.advance(3_600_000);
      await place(simulator, '37060012003');
      await simulator.clock.advance(3_000);
      expect(await live(simulator)).toHaveLength(4);
      const { access } = await login(simulator);
      const [talking, ringing] = simulator.calls();
      const first = await call(simulator, 'DELETE', `active_calls/${talking?.legB?.rowId}`, access);
      expect(first.body).toMatchObject({ status: 'hung_up', hung_up_call: talking?.legB?.rowId });
      await call(simulator, 'DELETE', `active_calls/${ringing?.legA.rowId}`, access);
      expect(await live(simulator)).toEqual([]);
      expect((await cdrs(simulator)).sort()).toEqual([
        '101:ANSWERED(16):1',
        '101:ANSWERED(16):3601',
        '37060012003:NO ANSWER(487):0',
        '37060012011:ANSWERED(16):3597',
      ]);
    }),
  );

  it(
    'leaves no leg B behind when it hangs up before the agent has answered',
    withSimulator({}, async (simulator) => {
      await place(simulator, '37060012001');
      await simulator.clock.advance(1_000);
      const { access } = await login(simulator);
      await call(simulator, 'DELETE', 'active_calls/1', access);
      await simulator.clock.advance(60_000);
      expect(await cdrs(simulator)).toEqual(['101:NO ANSWER(487):0']);
    }),
  );

  it(
    'finds no calls that are over, unknown or somebody else’s',
    withSimulator({}, async (simulator) => {
      await place(simulator, '37060012011');
      const bob = await login(simulator, 'bob');
      expect((await call(simulator, 'DELETE', 'active_calls/1', bob.access)).status).toBe(404);
      const { access } = await login(simulator);
      expect((await call(simulator, 'DELETE', 'active_calls/77', access)).status).toBe(404);
      expect((await call(simulator, 'DELETE', 'active_calls/1', access)).status).toBe(200);
      expect((await call(simulator, 'DELETE', 'active_calls/1', access)).status).toBe(404);
    }),
  );

  it.each(['active_calls', 'active_calls/'])(
    'DELETE %s drops every call and is marked as dangerous',
    (path) =>
      withSimulator({}, async (simulator) => {
        await place(simulator, '37060012011');
        await place(simulator, '37060012011');
        const bob = await login(simulator, 'bob');
        expect((await call(simulator, 'DELETE', path, bob.access)).status).toBe(401);
        const { access } = await login(simulator);
        await call(simulator, 'DELETE', path, access);
        expect(await live(simulator)).toEqual([]);
        const dangerous = simulator.ledger().filter((entry) => entry.dangerous);
        expect(dangerous).toMatchObject([{ result: 'hung up all 2 calls', placed: false }]);
      })(),
  );

  it(
    'lists inbound numbers to administrators only',
    withSimulator({}, async (simulator) => {
      const { access } = await login(simulator, 'accountant');
      const { body } = await call(simulator, 'GET', 'dids?search_did_number=370520001', access);
      expect(body).toEqual({ dids: [{ id: 6501, did: '37052000101', status: 'active' }] });
      const ann = await login(simulator, 'ann');
      expect((await call(simulator, 'GET', 'dids', ann.access)).status).toBe(401);
    }),
  );
});
