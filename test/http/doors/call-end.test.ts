import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { createCallEndDoor } from '../../../src/http/doors/call-end.ts';
import { closeApps, collectLog, startApp } from '../../helpers/app.ts';
import { metric } from './metric.ts';

afterEach(closeApps);

describe('Call End webhooks', () => {
  it('query MOR at most once per poll interval, then once more for those that came meanwhile', () => {
    jest.useFakeTimers();
    let asked = 0;
    let merged = 0;
    const target = { hint: () => (asked += 1), pollMs: 1_000 };
    const door = createCallEndDoor(new Map([['main', target]]), {
      log: collectLog(),
      counts: { throttled: () => (merged += 1) },
    });
    for (let n = 0; n < 500; n += 1) door.knock('main', undefined);
    expect([asked, merged]).toEqual([1, 499]);
    jest.advanceTimersByTime(1_000);
    expect(asked).toBe(2);
    jest.advanceTimersByTime(10_000);
    expect(asked).toBe(2);
    door.knock('main', undefined);
    expect(asked).toBe(3);
    door.stop();
    jest.useRealTimers();
  });

  it('lead to one query to MOR, however many strangers send', async () => {
    const app = await startApp({ mor: { status: { username: 'admin', pollMs: 60_000 } } });
    const placed = await app.request('POST', '/v1/calls', { body: { user: 'ann', number: '+37061290001' } });
    expect(placed.status).toBe(201);
    const asked = (): number => app.simulator.requestCounts()['active_calls_get'] ?? 0;
    const before = asked();
    for (let n = 0; n < 50; n += 1)
      await fetch(`${app.url}/hooks/mor/main/call-end?uniqueid=${n}`, { method: 'POST' });
    expect(await metric(app, 'mor_connector_throttled_total{door="call_end"}')).toBe(49);
    // The click itself queries once; the next query would be a minute away.
    expect(asked() - before).toBeLessThanOrEqual(2);
  });

  it('need the secret at the end of the address when one is configured', async () => {
    const app = await startApp({ mor: { callEndSecret: 'a-secret-of-this-mor' } });
    const call = async (end: string): Promise<unknown> => {
      const answer = await fetch(`${app.url}/hooks/mor/main/call-end${end}`, { method: 'POST' });
      return [answer.status, await metric(app, 'mor_connector_throttled_total{door="call_end"}')];
    };
    expect(await call('?uniqueid=1')).toEqual([200, 1]);
    expect(await call('/another-secret-xxxxx?uniqueid=1')).toEqual([200, 2]);
    expect(await call('/a-secret-of-this-mor?uniqueid=1')).toEqual([200, 2]);
    const told = app.log.lines.filter(({ message }) => message.includes('without the secret'));
    expect(told).toHaveLength(1);
    expect(JSON.stringify(app.log.lines)).not.toContain('a-secret-of-this-mor');
  });
});
