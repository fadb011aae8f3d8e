import { expect, it } from '@jest/globals';
import { generic } from '../../../connectors/generic/connector.ts';
import { startService } from '../../../src/app/service.ts';
import type { Service } from '../../../src/app/service.ts';
import { parseConfig } from '../../../src/config/load.ts';
import { collectLog } from '../../helpers/app.ts';
import { PASSWORD, signedIn } from '../../http/admin/client.ts';
import { until } from '../support.ts';
import type { pairFixture } from './pair.ts';

/** Tests that a connection changed at one node is used by all of them after restarting one at a time. */
export const restartsAreShared = (pair: ReturnType<typeof pairFixture>): void => {
  it('name the nodes with older connections, and restart them one after another', async () => {
    const { server, simulator } = pair();
    const config = parseConfig(
      JSON.stringify({
        server: { port: 0 },
        database: await server.database(),
        admin: { password: PASSWORD, keyFile: `${server.folder}/connector.key` },
      }),
      { env: {}, readFile: () => '', crmOptions: new Map([['generic', generic.options]]) },
    );
    const start = (): Promise<Service> =>
      startService(config, { connectorTypes: [generic], log: collectLog(), now: Date.now, version: 'test' });
    const services = [await start(), await start()] as const;
    const [a, b] = services;
    try {
      const nodesOf = ({ runtime }: Service) => runtime.nodes?.list() ?? [];
      await until(() => services.every((service) => nodesOf(service).length === 2) || undefined);
      const admin = await signedIn(a.web.publicUrl);
      const put = await admin.send('PUT', 'connections/mor/main', { body: { url: simulator.url } });
      expect(put.status).toBe(200);
      const list = await admin.send('GET', 'connections');
      expect(list.body).toMatchObject({
        restartNeeded: true,
        olderNodes: [expect.any(String), expect.any(String)],
      });
      const ready = async () =>
        (await (await fetch(`${b.web.publicUrl}/readyz`)).json()) as { nodes: unknown[] };
      await until(async () =>
        JSON.stringify((await ready()).nodes).split('"needsRestart":true').length === 3 ? true : undefined,
      );

      const before = services.map(({ runtime }) => runtime);
      const isNew = (at: 0 | 1): boolean => services[at].runtime !== before[at];
      expect((await admin.send('POST', 'restart')).status).toBe(202);
      await until(() => isNew(1) || undefined);
      // The other one keeps running until this one serves again, so a click always finds one of them.
      expect(isNew(0)).toBe(false);
      await until(() => isNew(0) || undefined);
      for (const service of services) expect([...service.runtime.mors.keys()]).toEqual(['main']);
      await until(() => nodesOf(a).every(({ needsRestart }) => !needsRestart) || undefined);
      const after = await (await signedIn(b.web.publicUrl)).send('GET', 'connections');
      expect(after.body).toMatchObject({ restartNeeded: false, olderNodes: [] });
    } finally {
      for (const service of services) await service.stop();
    }
  });
};
