import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp } from '../../helpers/app.ts';
import type { TestApp } from '../../helpers/app.ts';
import { PASSWORD, createAdminClient, signedIn } from './client.ts';

const config = { admin: { password: PASSWORD, viewerPassword: 'only looking around' } };

describe('signing in to the admin pages', () => {
  let app: TestApp;
  let nowMs = Date.now();
  beforeAll(async () => {
    app = await startApp({ config, now: () => nowMs });
  });
  afterEach(() => {
    nowMs += 3 * 3_600_000;
  });
  afterAll(() => app.close());

  it('answers 401 with everything the sign-in page needs', async () => {
    const answer = await createAdminClient(app.url).send('GET', 'session');
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'unauthenticated', setup: { needed: false }, oidc: false });
  });

  it('sets a cookie that scripts and other sites cannot use', async () => {
    const client = createAdminClient(app.url);
    const answer = await client.signIn(PASSWORD);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      role: 'administrator',
      name: 'administrator',
      csrf: expect.any(String),
    });
    const cookie = answer.headers.getSetCookie().join();
    expect(cookie).toMatch(/^mor_admin=[\w-]{43};/);
    for (const flag of ['HttpOnly', 'SameSite=Strict', 'Path=/admin']) expect(cookie).toContain(flag);
    expect(cookie).not.toContain('Secure');
    const behindTls = await createAdminClient(app.url).send('POST', 'sign-in', {
      body: { password: PASSWORD },
      headers: { 'x-forwarded-proto': 'https' },
    });
    expect(behindTls.headers.getSetCookie().join()).toContain('Secure');
    expect((await client.send('GET', 'session')).body).toMatchObject({ csrf: client.csrf });
  });

  it('sends headers with pages and API that keep other sites out', async () => {
    const { headers } = await (await signedIn(app.url)).send('GET', 'session');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('lengthens the wait after each failure', async () => {
    const client = createAdminClient(app.url);
    const waits: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      const answer = await client.signIn('still wrong');
      if (answer.status === 401) continue;
      expect(answer.status).toBe(429);
      waits.push(Number(answer.headers.get('retry-after')));
      nowMs += (waits.at(-1) ?? 0) * 1000;
    }
    expect(waits.length).toBeGreaterThanOrEqual(2);
    expect(waits.every((wait, i) => i === 0 || wait > (waits[i - 1] ?? 0))).toBe(true);
    expect((await client.signIn(PASSWORD)).status).toBe(200);
  });

  it('limits attempts from all addresses together', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 40 }, async (_, i) => {
        const client = createAdminClient(app.url);
        const headers = { 'x-forwarded-for': `192.0.2.${i}` };
        return (await client.send('POST', 'sign-in', { body: { password: 'nope' }, headers })).status;
      }),
    );
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(30);
    expect(statuses).toContain(429);
  });

  it('refuses requests from other sites, and changes without the CSRF token', async () => {
    const client = await signedIn(app.url);
    const put = (headers: Record<string, string | undefined>) =>
      client.send('DELETE', 'sessions/nobody', { headers });
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: undefined },
      { 'sec-fetch-site': 'cross-site' },
      { origin: undefined, 'sec-fetch-site': 'same-site' },
      { 'x-csrf-token': undefined },
      { 'x-csrf-token': `${client.csrf ?? ''}x` },
    ]) {
      expect(await put(headers)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    }
    expect((await put({ 'sec-fetch-site': 'same-origin' })).status).toBe(404);
    expect((await put({ origin: undefined, 'sec-fetch-site': 'same-origin' })).status).toBe(404);
    const foreign = await createAdminClient(app.url).send('POST', 'sign-in', {
      body: { password: PASSWORD },
      headers: { origin: 'https://evil.example' },
    });
    expect(foreign.status).toBe(403);
  });

  it('lets a viewer look but not change', async () => {
    for (const viewer of [
      await signedIn(app.url, 'viewer'),
      await signedIn(app.url, undefined, 'only looking around'),
    ]) {
      expect((await viewer.send('GET', 'session')).body).toMatchObject({ role: 'viewer' });
      expect((await viewer.send('GET', 'sessions')).status).toBe(200);
      expect(await viewer.send('DELETE', 'sessions/any')).toMatchObject({
        status: 403,
        body: { code: 'forbidden' },
      });
      expect((await viewer.send('POST', 'sign-out')).status).toBe(204);
      expect((await viewer.send('GET', 'session')).status).toBe(401);
    }
  });

  it('lists sessions, ends them, and drops expired ones', async () => {
    const [mine, other] = [await signedIn(app.url), await signedIn(app.url)];
    const { body } = await mine.send('GET', 'sessions');
    const items = body['items'] as { id: string; current: boolean; address: string }[];
    expect(items.filter((session) => session.current)).toHaveLength(1);
    expect(items.every((session) => session.address.includes('127.0.0.1'))).toBe(true);
    expect(JSON.stringify(body)).not.toContain(mine.cookie?.split('=')[1]);
    for (const session of items) if (!session.current) await mine.send('DELETE', `sessions/${session.id}`);
    expect((await other.send('GET', 'session')).status).toBe(401);
    expect((await mine.send('GET', 'session')).status).toBe(200);
    nowMs += 5 * 3_600_000;
    expect((await mine.send('GET', 'session')).status).toBe(401);
  });

  it('keeps no token and no password in the database or the log', async () => {
    const client = await signedIn(app.url);
    const token = client.cookie?.split('=')[1] ?? '-';
    const stored = JSON.stringify([...(await app.runtime.store.records.all('session'))]);
    expect(stored).not.toContain(token);
    expect(JSON.stringify(app.log.lines)).not.toContain(token);
    expect(JSON.stringify(app.log.lines)).not.toContain(PASSWORD);
  });

  it('gives each sign-in a new token and revokes the old one', async () => {
    const client = await signedIn(app.url);
    const old = client.cookie;
    await client.signIn(PASSWORD);
    expect(client.cookie).not.toBe(old);
    const answer = await client.send('GET', 'session', { headers: { cookie: old } });
    expect(answer.status).toBe(401);
  });

  it('says what is wrong with a malformed request', async () => {
    const client = createAdminClient(app.url);
    expect(await client.send('POST', 'sign-in', { body: { pasword: 'x' } })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request' },
    });
    const broken = await client.send('POST', 'sign-in', {
      text: '{"password"',
      headers: { 'content-type': 'application/json' },
    });
    expect(broken.status).toBe(400);
    expect((await client.send('GET', 'nothing/here')).status).toBe(404);
  });
});
