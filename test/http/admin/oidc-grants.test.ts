import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Store } from '../../../src/calls/ports.ts';
import { createGrantOf } from '../../../src/http/admin/grants.ts';
import type { Entrant } from '../../../src/http/admin/grants.ts';
import { createSessions } from '../../../src/http/admin/sessions.ts';
import { openSqliteStore } from '../../../src/store/sqlite.ts';
import { collectLog } from '../../helpers/app.ts';

const KEY = randomBytes(32);

describe('a session of sign-in with OpenID Connect', () => {
  let store: Store;
  beforeEach(async () => {
    store = await openSqliteStore(':memory:', { now: Date.now, log: collectLog() });
  });
  afterEach(() => store.close());

  const rules = {
    issuer: 'https://a',
    clientId: 'b',
    administrators: ['anna@example.com'],
    viewers: [] as string[],
    administratorGroups: ['telephony'],
    viewerGroups: [] as string[],
    groupsClaim: 'groups',
  };
  const begin = async (who: Pick<Entrant, 'via' | 'name'>) => {
    let now: typeof rules | undefined = rules;
    const grantOf = createGrantOf({ password: () => undefined, oidc: () => now }, () => KEY);
    const own = createSessions({ records: store.records, now: Date.now, steady: Date.now, grantOf });
    const { token } = await own.start({ ...who, role: 'administrator', address: '::1' });
    return async (change: Partial<typeof rules> | undefined): Promise<boolean> => {
      now = change && { ...rules, ...change };
      return (await own.find(token)) !== undefined;
    };
  };

  it('ends when the lists do not admit its owner, or give another role', async () => {
    const lives = await begin({ via: 'oidc', name: 'Anna@example.com' });
    expect(await lives({})).toBe(true);
    expect(await lives({ administrators: ['ANNA@example.com'] })).toBe(true);
    expect(await lives({ administrators: [], viewers: ['anna@example.com'] })).toBe(false);
    expect(await lives({ administrators: [] })).toBe(false);
    expect(await lives({ clientId: 'c' })).toBe(false);
    expect(await lives({ issuer: 'https://c' })).toBe(false);
    expect(await lives(undefined)).toBe(false);
    // Groups matter only to those whom a group has let in.
    expect(await lives({ administratorGroups: [] })).toBe(true);
  });

  it('that a group has let in ends with every change of that rule', async () => {
    const lives = await begin({ via: 'oidc_group', name: 'eve@example.com' });
    expect(await lives({})).toBe(true);
    expect(await lives({ administrators: [] })).toBe(true);
    expect(await lives({ viewerGroups: ['sales'] })).toBe(true);
    expect(await lives({ administratorGroups: ['telephony', 'more'] })).toBe(false);
    expect(await lives({ administratorGroups: [] })).toBe(false);
    expect(await lives({ groupsClaim: 'roles' })).toBe(false);
    expect(await lives({ clientId: 'c' })).toBe(false);
    expect(await lives({ viewers: ['eve@example.com'] })).toBe(false);
    expect(await lives(undefined)).toBe(false);
  });
});
