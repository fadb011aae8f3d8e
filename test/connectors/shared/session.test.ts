import { describe, expect, it } from '@jest/globals';
import { CrmError } from '../../../connectors/shared/crm-error.ts';
import { startDeadline } from '../../../connectors/shared/deadline.ts';
import { Session } from '../../../connectors/shared/session.ts';
import { defined } from '../../../src/defined.ts';

const expired = () => new CrmError('session', 'expired', { status: 401 });
const later = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A server with one valid token that records the logins and refreshes it receives. */
const fakeServer = ({ refreshable = true, isLoginHarmless = false } = {}) => {
  const asked: string[] = [];
  const state = { valid: '', next: 1, accept: true, nowMs: 0, failWith: undefined as CrmError | undefined };
  const issue = async (how: string) => {
    asked.push(how);
    await later();
    if (state.failWith !== undefined) throw state.failWith;
    state.valid = `token-${state.next++}`;
    return {
      token: state.valid,
      validSec: 3_600,
      ...defined({ refreshToken: refreshable ? 'r' : undefined }),
    };
  };
  const session = new Session({
    login: () => issue('login'),
    refresh: () => issue('refresh'),
    now: () => state.nowMs,
    isLoginHarmless,
  });
  const request = () =>
    session.use(startDeadline('click'), async ({ token }) => {
      await later();
      if (!state.accept || token !== state.valid) throw expired();
      return token;
    });
  return { asked, state, request };
};

describe('Session', () => {
  it('logs in once for many concurrent requests', async () => {
    const { asked, request } = fakeServer();
    await Promise.all(Array.from({ length: 20 }, request));
    expect(asked).toEqual(['login']);
  });

  it('refreshes once when many requests find the session ended', async () => {
    const { asked, state, request } = fakeServer();
    await request();
    state.valid = 'another';
    await Promise.all(Array.from({ length: 20 }, request));
    expect(asked).toEqual(['login', 'refresh']);
  });

  it('renews the token before it expires, without a failed request', async () => {
    const { asked, state, request } = fakeServer();
    await request();
    state.nowMs = 3_550_000;
    await request();
    expect(asked).toEqual(['login', 'refresh']);
  });

  it('fails after one refresh and one login, then pauses before the next login', async () => {
    const { asked, state, request } = fakeServer();
    await request();
    state.accept = false;
    await expect(request()).rejects.toMatchObject({ kind: 'unreachable' });
    expect(asked).toEqual(['login', 'refresh', 'login']);
    state.accept = true;
    state.nowMs += 2_001;
    await request();
    expect(asked.length).toBe(4);
  });

  it('logs in straight away without refresh tokens', async () => {
    const { asked, state, request } = fakeServer({ refreshable: false });
    await request();
    state.valid = 'another';
    await request();
    expect(asked).toEqual(['login', 'login']);
  });

  it('does not resend the password while the server is down', async () => {
    const { asked, state, request } = fakeServer();
    await request();
    state.valid = 'another';
    state.failWith = new CrmError('unreachable', 'down');
    await expect(request()).rejects.toMatchObject({ message: 'down' });
    expect(asked).toEqual(['login', 'refresh']);
    state.failWith = undefined;
    await request();
    expect(asked).toEqual(['login', 'refresh', 'refresh']);
  });

  it('retries a refused login at most every six hours', async () => {
    const { asked, state, request } = fakeServer();
    state.failWith = new CrmError('credentials', 'refused', { cure: 'Correct it.' });
    await expect(request()).rejects.toMatchObject({ message: 'refused' });
    for (let hour = 1; hour < 6; hour++) {
      state.nowMs = hour * 3_600_000;
      await expect(request()).rejects.toMatchObject({
        kind: 'credentials',
        cure: expect.stringContaining('Correct it.'),
        retryAfterSec: 900,
      });
    }
    expect(asked).toHaveLength(1);
    state.nowMs = 6 * 3_600_000;
    state.failWith = undefined;
    await request();
    expect(asked).toHaveLength(2);
  });

  it('backs off when a login fails inside the CRM, longer each time', async () => {
    const { asked, state, request } = fakeServer();
    state.failWith = new CrmError('unreachable', 'HTTP 500', { status: 500 });
    for (const atMs of [0, 1_999, 2_000, 5_999, 6_000, 13_999]) {
      state.nowMs = atMs;
      await expect(request()).rejects.toMatchObject({ status: 500 });
    }
    expect(asked).toHaveLength(3);
  });

  it('resets the backoff after a working session', async () => {
    const { asked, state, request } = fakeServer({ refreshable: false });
    state.failWith = new CrmError('unreachable', 'HTTP 500', { status: 500 });
    for (state.nowMs = 0; asked.length < 5; state.nowMs += 500) await request().catch(() => undefined);
    state.failWith = undefined;
    state.nowMs += 300_000;
    await request();
    state.valid = 'another';
    state.failWith = new CrmError('unreachable', 'HTTP 500', { status: 500 });
    await expect(request()).rejects.toMatchObject({ status: 500 });
    state.failWith = undefined;
    state.nowMs += 2_001;
    await request();
  });

  describe('when failed logins are harmless', () => {
    const harmless = () => fakeServer({ refreshable: false, isLoginHarmless: true });

    it('retries a refused login after 15 s, and repeats the refusal until then', async () => {
      const { asked, state, request } = harmless();
      state.failWith = new CrmError('credentials', 'app not installed');
      await expect(request()).rejects.toBe(state.failWith);
      state.nowMs = 14_999;
      await expect(request()).rejects.toBe(state.failWith);
      expect(asked).toHaveLength(1);
      state.failWith = undefined;
      state.nowMs = 15_000;
      await request();
    });

    it('logs in again twice when a new token is refused at once, then pauses', async () => {
      const { asked, state, request } = harmless();
      state.accept = false;
      await expect(request()).rejects.toMatchObject({ kind: 'unreachable', retryAfterSec: 60 });
      expect(asked).toHaveLength(2);
      for (let more = 0; more < 20; more++)
        await expect(request()).rejects.toMatchObject({ kind: 'unreachable' });
      expect(asked).toHaveLength(6);
      state.accept = true;
      state.nowMs += 2_001;
      await request();
    });
  });
});
