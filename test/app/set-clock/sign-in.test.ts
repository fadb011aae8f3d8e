import { describe, expect, it } from '@jest/globals';
import { createSessions } from '../../../src/http/admin/sessions.ts';
import { createThrottle } from '../../../src/http/admin/throttle.ts';
import { createTokens } from '../../../src/http/tokens.ts';
import { createUsedIds } from '../../../src/http/used-ids.ts';
import { testClock } from '../../helpers/calls.ts';
import { HOUR, MINUTE, SECOND, WAYS, given, pass, test } from './setup.ts';

const grantOf = () => 'granted';
const who = { via: 'password', role: 'administrator', name: 'admin', address: '192.0.2.1' } as const;

describe.each(WAYS)('a clock that is set %s', (_name, setClock) => {
  it('signs no administrator out and prolongs no session', async () => {
    const sessions = createSessions({
      records: test().store.records,
      now: test().now,
      steady: given().steady,
      grantOf,
    });
    const { token } = await sessions.start(who);
    setClock();
    expect(await sessions.find(token)).toBeDefined();
    for (let hour = 1; hour < 12; hour += 1) {
      pass(HOUR);
      expect(await sessions.find(token)).toBeDefined();
    }
    pass(HOUR);
    expect(await sessions.find(token)).toBeUndefined();
  });

  it('ends an idle session after four hours', async () => {
    const sessions = createSessions({
      records: test().store.records,
      now: test().now,
      steady: given().steady,
      grantOf,
    });
    const { token } = await sessions.start(who);
    setClock();
    pass(4 * HOUR + MINUTE);
    expect(await sessions.find(token)).toBeUndefined();
  });

  it('neither shortens nor lengthens the waits after wrong passwords', () => {
    const throttle = createThrottle(given().steady);
    const isRefused = (): boolean => {
      try {
        throttle.attempt({ kind: 'address', address: who.address });
        return false;
      } catch {
        return true;
      }
    };
    for (let attempt = 0; attempt < 4; attempt += 1) isRefused();
    expect(isRefused()).toBe(true);
    setClock();
    expect(isRefused()).toBe(true);
    pass(20 * SECOND);
    expect(isRefused()).toBe(false);
  });

  it('lets no token live longer than ten minutes', async () => {
    const tokens = createTokens({ key: () => Buffer.alloc(32, 7), trusted: [], now: test().now });
    const old = await tokens.issue({ crm: 'sales', user: 'ann' }, 'follow');
    setClock();
    await expect(tokens.verify(old.token)).rejects.toMatchObject({ code: 'unauthenticated' });
    const fresh = await tokens.issue({ crm: 'sales', user: 'ann' }, 'follow');
    expect(await tokens.verify(fresh.token)).toMatchObject({ user: 'ann' });
  });

  it('does not make the id of a signed request usable again', async () => {
    const ids = createUsedIds(given().steady);
    expect(await ids.use('sales', 'msg_1')).toBe(true);
    setClock();
    expect(await ids.use('sales', 'msg_1')).toBe(false);
    pass(9 * MINUTE);
    expect(await ids.use('sales', 'msg_1')).toBe(false);
  });
});

describe('a process that starts with another clock', () => {
  it('ends sessions begun on a clock that was far ahead, and keeps those begun on the right one', async () => {
    const steady = testClock(0);
    const before = createSessions({ records: test().store.records, now: test().now, steady, grantOf });
    test().now.tick(48 * HOUR);
    const { token: ahead } = await before.start(who);
    test().now.tick(-48 * HOUR);
    const { token: right } = await before.start(who);
    const after = createSessions({
      records: test().store.records,
      now: test().now,
      steady: testClock(77),
      grantOf,
    });
    expect(await after.find(ahead)).toBeUndefined();
    expect(await after.find(right)).toBeDefined();
  });
});
