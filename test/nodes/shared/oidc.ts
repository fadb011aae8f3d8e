import { expect, it } from '@jest/globals';
import { createAdminClient, signedIn } from '../../http/admin/client.ts';
import { NEW_PASSWORD } from './admin.ts';
import { until } from '../support.ts';
import type { pairFixture } from './pair.ts';

const SECRET = 'MARKED-shared-client-secret';
/** A port that fetch never asks. */
const given = {
  issuer: 'https://127.0.0.1:9',
  clientId: 'connector',
  clientSecret: SECRET,
  administrators: ['anna@example.com'],
  viewerGroups: ['sales'],
};

/** Tests that sign-in with OpenID Connect, set up at one node, is in force at all of them. */
export const oidcIsShared = (pair: ReturnType<typeof pairFixture>): void => {
  it('sign people in at the provider that somebody set up at the other', async () => {
    const { a, b } = pair();
    const hasButton = async (url: string): Promise<unknown> =>
      (await createAdminClient(url).send('GET', 'session')).body['oidc'];
    const admin = await signedIn(a.url, undefined, NEW_PASSWORD);
    expect([await hasButton(a.url), await hasButton(b.url)]).toEqual([false, false]);

    expect((await admin.send('PUT', 'oidc', { body: given })).status).toBe(200);
    await until(async () => (await hasButton(b.url)) || undefined);
    // With the secret, which only the shared key opens.
    expect(b.runtime.oidc.current()).toMatchObject(given);
    const start = await fetch(`${b.url}/admin/api/oidc/start`, { redirect: 'manual' });
    // Node b asks the provider that was named at a, which does not answer there.
    expect(start.status).toBe(503);
    expect(JSON.stringify(b.log.lines)).toContain('the OpenID Connect provider cannot be reached');

    const atB = Object.assign(createAdminClient(b.url), { cookie: admin.cookie, csrf: admin.csrf });
    const changed = { ...given, clientId: 'other', clientSecret: { set: true } };
    expect((await atB.send('PUT', 'oidc', { body: changed })).status).toBe(200);
    await until(() => a.runtime.oidc.current()?.clientId === 'other' || undefined);
    expect(a.runtime.oidc.current()).toMatchObject({ clientSecret: SECRET });

    expect((await admin.send('DELETE', 'oidc')).status).toBe(200);
    await until(async () => (await hasButton(b.url)) === false || undefined);
    expect(b.runtime.oidc.current()).toBeUndefined();
    for (const { log } of [a, b]) expect(JSON.stringify(log.lines)).not.toContain(SECRET);
  });
};
