import { mapping, startApp } from '../../helpers/app.ts';
import { fixtureOfAll } from '../../helpers/fixture.ts';
import { PASSWORD, signedIn } from './client.ts';

interface Item {
  readonly crm: string;
  readonly user: string;
  readonly name?: string;
  readonly mapping?: Record<string, unknown>;
  readonly issues: { field?: string; message: string }[];
}

/** An app with CRM users, with and without rows, and an administrator; shared by all tests of the calling `describe`. */
export const mappingPage = () => {
  const app = fixtureOfAll(
    async () => {
      const started = await startApp({
        config: { admin: { password: PASSWORD } },
        mor: { status: { username: 'admin', password: 'admin1', pollMs: 100 } },
        mappings: [
          mapping({ user: 'ann', crm: 'demo', cardPin: '424242' }),
          mapping({ user: 'gone', crm: 'demo', device: '6', username: 'bob', name: 'Žilvinas Gone' }),
          mapping({ user: 'site-bob', device: '6', username: 'bob', enabled: false }),
        ],
      });
      started.demoCrm.agents.push({ user: 'left', name: 'Heidi Hill', active: false, mapping: {} });
      return started;
    },
    (started) => started.close(),
  );
  const admin = fixtureOfAll(() => signedIn(app().url));
  const list = async (
    query: string,
  ): Promise<{ items: Item[]; total: number; next?: string; crmError?: { message: string } }> =>
    (await admin().send('GET', `mapping?${query}`)).body as unknown as { items: Item[]; total: number };
  const row = async (user: string): Promise<Item | undefined> =>
    (await list('crm=demo&limit=500')).items.find((item) => item.user === user);
  return { app, admin, list, row };
};
