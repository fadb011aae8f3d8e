import { expect, it } from '@jest/globals';
import { PASSWORD, createAdminClient, signedIn } from '../../http/admin/client.ts';
import type { AdminClient } from '../../http/admin/client.ts';
import { until } from '../support.ts';
import { heard } from './pair.ts';
import type { pairFixture } from './pair.ts';

/** The administrator's password once these tests have run. */
export const NEW_PASSWORD = 'another battery, another horse';

/** Tests that signing in at one node counts at all of them. */
export const adminIsShared = (pair: ReturnType<typeof pairFixture>): void => {
  it('share the set-up code, sessions, sign-outs and the password', async () => {
    const { a, b } = pair();
    expect(b.web.setupCode).toBe(a.web.setupCode);
    const code = a.web.setupCode ?? '';
    const both = [createAdminClient(a.url), createAdminClient(b.url)];
    const answers = await Promise.all(
      both.map((client) => client.send('POST', 'setup/password', { body: { password: PASSWORD, code } })),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, 403]);
    const one = both[statuses.indexOf(200)];
    if (one === undefined) throw new Error('nobody set the password');
    const at = (url: string, client: AdminClient): AdminClient =>
      Object.assign(createAdminClient(url), { cookie: client.cookie, csrf: client.csrf });
    const isIn = async (client: AdminClient): Promise<boolean> =>
      (await client.send('GET', 'session')).status === 200;
    await until(() => (b.web.setupCode === undefined ? true : undefined));
    const again = await createAdminClient(b.url).send('POST', 'setup/password', {
      body: { password: 'a password of a stranger', code },
    });
    expect(again.body['code']).toBe('forbidden');

    await until(async () => (await isIn(at(b.url, one))) || undefined);
    const two = await signedIn(b.url);
    expect(await isIn(at(a.url, two))).toBe(true);
    await at(b.url, one).send('POST', 'sign-out');
    expect([await isIn(one), await isIn(at(b.url, one))]).toEqual([false, false]);

    const three = await signedIn(a.url);
    const change = { current: PASSWORD, password: NEW_PASSWORD };
    expect((await two.send('PUT', 'password', { body: change })).status).toBe(204);
    expect(await isIn(three)).toBe(false);
    await until(async () => (await isIn(at(a.url, two))) || undefined);
    await signedIn(a.url, undefined, NEW_PASSWORD);
  });

  it('slow down guessing together, whichever of them is asked', async () => {
    const { a, b, clock } = pair();
    clock.frozenMs = performance.now();
    try {
      const codeOf = async (url: string): Promise<unknown> =>
        (await createAdminClient(url).signIn('a wrong password')).body['code'];
      for (let free = 0; free < 3; free += 1) expect(await codeOf(a.url)).toBe('unauthenticated');
      await heard(a, b);
      expect([await codeOf(b.url), await codeOf(a.url)]).toEqual(['sign_in_throttled', 'sign_in_throttled']);
    } finally {
      clock.frozenMs = undefined;
    }
    // The right password, once it may be tried, forgives the failures at both: the next tests sign in again.
    await until(
      async () => (await createAdminClient(a.url).signIn(NEW_PASSWORD)).status === 200 || undefined,
    );
    await heard(a, b);
  });
};
