import { describe, expect, it } from '@jest/globals';
import { SalesforceError } from '../../../connectors/salesforce/errors.ts';
import { createSession } from '../../../connectors/salesforce/session.ts';
import type { Token } from '../../../connectors/salesforce/token.ts';

const setup = (answer: (login: number) => Token | Error = (login) => tokenNumber(login)) => {
  let nowMs = 1_000_000;
  let logins = 0;
  const session = createSession(
    async () => {
      logins += 1;
      const result = answer(logins);
      await Promise.resolve();
      if (result instanceof Error) throw result;
      return result;
    },
    () => nowMs,
  );
  return {
    session,
    logins: () => logins,
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
};
const tokenNumber = (n: number): Token => ({
  accessToken: `token-${n}`,
  instanceUrl: 'https://acme.example',
});
const refused = new SalesforceError('login', 'no');
const unreachable = new SalesforceError('unreachable', 'gone');

describe('session', () => {
  it('logs in once for any number of callers', async () => {
    const { session, logins } = setup();
    const tokens = await Promise.all(Array.from({ length: 50 }, () => session.token()));
    expect(logins()).toBe(1);
    expect(new Set(tokens).size).toBe(1);
  });

  it('renews once when many report the same token as expired', async () => {
    const { session, logins } = setup();
    const old = await session.token();
    const tokens = await Promise.all(
      Array.from({ length: 50 }, () => {
        session.reject(old);
        return session.token();
      }),
    );
    expect(logins()).toBe(2);
    expect(tokens.every((token) => token.accessToken === 'token-2')).toBe(true);
  });

  it('keeps a newer token when an old one is reported late', async () => {
    const { session, logins } = setup();
    const old = await session.token();
    session.reject(old);
    const renewed = await session.token();
    session.reject(old);
    expect(await session.token()).toBe(renewed);
    expect(logins()).toBe(2);
  });

  it('stops when each new token is refused at once, and starts again after a minute', async () => {
    const { session, logins, pass } = setup();
    let failure: unknown;
    for (let i = 0; i < 20; i++) {
      try {
        session.reject(await session.token());
      } catch (error) {
        failure = error;
      }
    }
    expect(logins()).toBe(6);
    expect(failure).toMatchObject({ kind: 'unreachable', message: expect.stringContaining('paused') });
    pass(61_000);
    expect((await session.token()).accessToken).toBe('token-7');
  });

  it('does not count logins whose token was accepted', async () => {
    const { session, logins } = setup();
    for (let i = 0; i < 20; i++) {
      const token = await session.token();
      session.accept(token);
      session.reject(token);
    }
    expect(logins()).toBe(20);
  });

  it('remembers a refused login for a while, so that a wrong key does not lock the user', async () => {
    const { session, logins, pass } = setup((login) => (login === 1 ? refused : tokenNumber(login)));
    await expect(session.token()).rejects.toBe(refused);
    await expect(session.token()).rejects.toBe(refused);
    expect(logins()).toBe(1);
    pass(15_001);
    expect((await session.token()).accessToken).toBe('token-2');
  });

  it('tries again at once after a network failure', async () => {
    const { session, logins } = setup((login) => (login === 1 ? unreachable : tokenNumber(login)));
    await expect(session.token()).rejects.toBe(unreachable);
    expect((await session.token()).accessToken).toBe('token-2');
    expect(logins()).toBe(2);
  });
});
