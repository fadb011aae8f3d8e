import { describe, expect, it } from '@jest/globals';
import type { CrmInstance } from '../../src/calls/place/resolving.ts';
import { createDirectory } from '../../src/http/admin/directory.ts';

const MINUTE_MS = 60_000;

const setUp = (fails = false) => {
  let nowMs = 0;
  let asked = 0;
  const connector = {
    listAgents: () => {
      asked += 1;
      return fails
        ? Promise.reject(new Error('the CRM is away'))
        : Promise.resolve({ items: [{ user: `u${asked}`, active: true, mapping: {} }] });
    },
  };
  const crms = new Map([['crm', { connector } as unknown as CrmInstance]]);
  const mappings = {
    list: () => Promise.resolve({ items: [] }),
    revision: () => Promise.resolve(1),
  };
  const directory = createDirectory({ crms, mappings, now: () => nowMs });
  return {
    directory,
    asked: () => asked,
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
};

describe('the users of CRMs for the mapping page', () => {
  it('are read when somebody opens any page, so that the first list finds them', async () => {
    const { directory, asked } = setUp();
    await Promise.all([directory.ahead(), directory.ahead()]);
    expect(asked()).toBe(1);
    expect((await directory.agents('crm')).map(({ user }) => user)).toEqual(['u1']);
    expect(asked()).toBe(1);
  });

  it('are not read again for a page while they are known', async () => {
    const { directory, asked, pass } = setUp();
    await directory.agents('crm');
    pass(5 * MINUTE_MS);
    expect(directory.ahead()).toBeUndefined();
    pass(6 * MINUTE_MS);
    await directory.ahead();
    expect(asked()).toBe(2);
  });

  it('may fail to be read ahead; the list says so, too', async () => {
    const { directory } = setUp(true);
    await expect(directory.ahead()).rejects.toThrow('the CRM is away');
    await expect(directory.agents('crm')).rejects.toThrow('the CRM is away');
  });
});
