import { mapping, startApp } from '../../helpers/app.ts';
import { fixtureOfAll } from '../../helpers/fixture.ts';
import { VIEWER_PASSWORD } from '../../helpers/pages.ts';
import { PASSWORD, signedIn } from './client.ts';

/** A click by an agent who has a telephone. */
export const click = { crm: 'demo', user: 'ann', record: { type: 'Contact', id: 'ona' } };

/** An app with two agents and an administrator; shared by all tests of the calling `describe`. */
export const operationsApp = () => {
  const app = fixtureOfAll(
    () =>
      startApp({
        config: { admin: { password: PASSWORD, viewerPassword: VIEWER_PASSWORD } },
        mappings: [
          mapping({ user: 'ann', crm: 'demo', name: 'Ann' }),
          mapping({ user: 'bob', username: 'bob', device: '6' }),
        ],
      }),
    (started) => started.close(),
  );
  return { app, admin: fixtureOfAll(() => signedIn(app().url)) };
};
