import { describe, expect, it } from '@jest/globals';
import { startSugar } from '../../simulators/sugarcrm/server.ts';
import { beanFlows } from '../shared/beans/flows.ts';
import { createSugarConnector } from './setup.ts';

beanFlows('sugarcrm v11', async () => {
  const { url, crm, store, server, tokens } = await startSugar();
  return {
    crm,
    store,
    server,
    connect: (own, now) => createSugarConnector(url, own, now),
    passwords: () => tokens.asked.filter((grant) => grant === 'password').length,
    setPassword: (password) => {
      tokens.password = password;
    },
    endSessions: () => {
      tokens.revoke({ refresh: true });
    },
    isLogin: ({ path }) => path.endsWith('/oauth2/token'),
  };
});

describe('sugarcrm', () => {
  it('renews its session with the refresh token, once for all requests', async () => {
    const { url, server, tokens } = await startSugar();
    const connector = createSugarConnector(url);
    await connector.readAgent('1');
    tokens.revoke();
    await Promise.all(
      ['Users', 'Contacts', 'Leads'].map((type) =>
        connector.readRecord({ type, id: '1' }, { crm: 'sugar', user: '1' }),
      ),
    );
    expect(tokens.asked).toEqual(['password', 'refresh_token']);
    await connector.close();
    await server.close();
  });

  it('reports an unknown platform with a cure, and does not retry', async () => {
    const { url, server, tokens } = await startSugar();
    const connector = createSugarConnector(url, { platform: 'unheard_of' });
    for (let i = 0; i < 2; i++) {
      expect(await connector.check()).toEqual([
        expect.objectContaining({ ok: false, cure: expect.stringContaining('Configure API Platforms') }),
      ]);
    }
    expect(tokens.asked).toHaveLength(1);
    await connector.close();
    await server.close();
  });

  it('reports a REST version that the instance does not offer', async () => {
    const { url, server } = await startSugar();
    const connector = createSugarConnector(url, { version: 'v11_99' });
    expect(await connector.check()).toEqual([
      expect.objectContaining({ ok: false, cure: expect.stringContaining('API version') }),
    ]);
    await connector.close();
    await server.close();
  });

  it.each(['base', 'mobile', 'portal'])('refuses the platform %s, which people use', (platform) => {
    expect(() => createSugarConnector('https://crm.example.com', { platform })).toThrow('log them out');
  });

  it('does not mistake an endpoint below a module for a record', async () => {
    const { url, server } = await startSugar();
    const connector = createSugarConnector(url);
    server.setFault(({ path }) =>
      path.endsWith('/Contacts/filter') ? { status: 200, body: { next_offset: -1, records: [] } } : undefined,
    );
    expect(await connector.readRecord({ type: 'Contacts', id: 'filter' }, { crm: 'sugar', user: '1' })).toBe(
      undefined,
    );
    await connector.close();
    await server.close();
  });
});
