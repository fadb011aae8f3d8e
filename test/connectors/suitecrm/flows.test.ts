import { describe, expect, it } from '@jest/globals';
import { anActivity } from '../../contracts/activity.ts';
import { startSuiteLegacy } from '../../simulators/suitecrm-legacy/server.ts';
import { startSuiteV8 } from '../../simulators/suitecrm-v8/server.ts';
import { beanFlows } from '../shared/beans/flows.ts';
import { createLegacyConnector, createV8Connector } from './setup.ts';

beanFlows('suitecrm v8', async () => {
  const { url, crm, store, server, tokens } = await startSuiteV8();
  return {
    crm,
    store,
    server,
    connect: (own, now) => createV8Connector(url, own, now),
    passwords: () => tokens.asked.filter((grant) => grant === 'password').length,
    setPassword: (password) => {
      tokens.password = password;
    },
    endSessions: () => {
      tokens.revoke({ refresh: true });
    },
    isLogin: ({ path }) => path === '/Api/access_token',
  };
});

beanFlows('suitecrm v4_1', async () => {
  const fake = await startSuiteLegacy();
  const { url, crm, store, server } = fake;
  return {
    crm,
    store,
    server,
    connect: (own, now) => createLegacyConnector(url, own, now),
    passwords: () => fake.logins(),
    setPassword: (password) => {
      fake.password = password;
    },
    endSessions: () => {
      fake.endSessions();
    },
    isLogin: ({ body }) => new URLSearchParams(body).get('method') === 'login',
  };
});

describe('suitecrm with tables in three-byte UTF-8', () => {
  it('does not add notes again after their emoji were lost', async () => {
    const { url, crm, store, server } = await startSuiteLegacy({ utf8mb4: false });
    const activity = anActivity({ user: await crm.addUser({ name: 'Ada Agent' }), notes: 'Great 😀 call' });
    for (let i = 0; i < 2; i++) {
      const connector = createLegacyConnector(url);
      expect((await connector.writeActivity(activity)).kind).toBe('written');
      expect((await connector.writeActivity({ ...activity, write: 'update' })).kind).toBe('written');
      await connector.close();
    }
    expect(store.all('Calls').map((row) => row.description)).toEqual(['Great ???? call']);
    await server.close();
  });
});

describe('suitecrm v8', () => {
  it('reports when a non-administrator integration user can see only one user', async () => {
    const { url, server } = await startSuiteV8();
    const connector = createV8Connector(url);
    server.setFault(({ path }) =>
      path.endsWith('/current-user')
        ? { status: 200, body: { data: { id: '2', attributes: { user_name: 'api', is_admin: '0' } } } }
        : undefined,
    );
    const lines = await connector.check();
    expect(lines.find(({ link }) => link === 'crm suite: users')).toMatchObject({
      ok: false,
      cure: expect.stringContaining('administrator'),
    });
    await connector.close();
    await server.close();
  });

  it('sets the end time of a call it completes, which V8 does not', async () => {
    const { url, store, server } = await startSuiteV8();
    const connector = createV8Connector(url);
    const existingId = '11111111-2222-4333-8444-555555555555';
    store.insert('Calls', { id: existingId, name: 'Ring', status: 'Planned' });
    await connector.writeActivity(anActivity({ existingId, user: '1', talkSeconds: 3_700 }));
    expect(store.find('Calls', existingId)).toMatchObject({
      date_start: '2026-11-23 09:00:00',
      date_end: '2026-11-23 10:02:00',
    });
    await connector.close();
    await server.close();
  });
});
