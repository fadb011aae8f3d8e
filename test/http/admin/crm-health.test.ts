import { describe, expect, it } from '@jest/globals';
import { createDemoConnector } from '../../../connectors/demo/connector.ts';
import type { CheckLine } from '../../../src/calls/connector.ts';
import { createCrmHealth } from '../../../src/http/admin/crm-health.ts';

const BROKEN: CheckLine = {
  link: 'crm sales: login',
  ok: false,
  detail: 'HTTP 500',
  cure: 'Make the key pair.',
};
const FINE: CheckLine = { link: 'crm sales: login', ok: true, detail: 'logged in' };

describe('the state of a CRM', () => {
  const stage = () => {
    let nowMs = 0;
    const answers: CheckLine[] = [];
    let asked = 0;
    const connector = {
      ...createDemoConnector('sales'),
      check: () => {
        asked += 1;
        const line = answers.shift();
        return line ? Promise.resolve([line]) : Promise.reject(new Error('does not answer'));
      },
    };
    const crm = { connector, defaults: {}, callerIds: [], results: [] };
    const health = createCrmHealth(new Map([['sales', crm]]), () => nowMs);
    return {
      answers,
      asked: () => asked,
      look: async (afterMs: number) => {
        nowMs += afterMs;
        return (await health())[0];
      },
    };
  };

  it('names what is broken once, with what helps, and is asked again soon after it was mended', async () => {
    const { answers, look, asked } = stage();
    answers.push(BROKEN, FINE);
    const broken = { name: 'crm sales', ok: false, detail: 'login: HTTP 500', cure: 'Make the key pair.' };
    expect(await look(0)).toEqual(broken);
    expect(await look(1_000)).toEqual(broken);
    expect(asked()).toBe(1);
    expect(await look(5_000)).toMatchObject({ ok: true, detail: 'logged in' });
    await look(50_000);
    expect(asked()).toBe(2);
    await look(20_000);
    expect(asked()).toBe(3);
  });

  it('is broken where the check itself fails', async () => {
    expect(await stage().look(0)).toMatchObject({
      name: 'crm sales',
      ok: false,
      code: 'crm_check_failed',
      detail: 'does not answer',
    });
  });
});
