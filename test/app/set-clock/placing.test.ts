import { describe, expect, it } from '@jest/globals';
import { createCallClock } from '../../../src/calls/call-clock.ts';
import { createAskMor } from '../../../src/calls/place/ask-mor.ts';
import { nodeTimers } from '../../../src/calls/timers.ts';
import { sampleMapping } from '../../contracts/store/samples.ts';
import { LOOSE } from '../../helpers/call-book.ts';
import { T0, acceptedCall, iso } from '../../helpers/calls.ts';
import { FakeMor } from '../../helpers/fake-mor.ts';
import { SECOND, WAYS, beginAt, given, pass, test } from './setup.ts';

describe.each(WAYS)('a clock that is set %s', (_name, setClock) => {
  it('rate-limits nobody for earlier calls, and makes no wait longer than its window', async () => {
    for (let click = 0; click < 3; click += 1) await beginAt('ann', { perMinute: 3, perDay: 300 });
    setClock();
    for (let click = 0; click < 3; click += 1) {
      pass(SECOND);
      expect(await beginAt('ann', { perMinute: 3, perDay: 300 })).toEqual({ kind: 'created' });
    }
    const minute = await beginAt('ann', { perMinute: 3, perDay: 300 });
    expect(minute).toMatchObject({ kind: 'rate_limited', limit: 'minute' });
    expect('retryAfterSec' in minute && minute.retryAfterSec).toBeLessThanOrEqual(60);
    const day = await beginAt('ann', { perMinute: 300, perDay: 3 });
    expect(day).toMatchObject({ kind: 'rate_limited', limit: 'day' });
    expect('retryAfterSec' in day && day.retryAfterSec).toBeLessThanOrEqual(86_400);
    pass(61 * SECOND);
    expect(await beginAt('ann', { perMinute: 3, perDay: 300 })).toEqual({ kind: 'created' });
  });

  it('limits a CRM instance in the same way', async () => {
    const begin = () =>
      test().calls.begin({
        call: acceptedCall({ createdAt: iso(test().now()) }),
        fingerprint: 'print',
        limits: LOOSE,
        nowMs: test().now(),
        instanceLimits: { perMinute: 2, perDay: 50 },
      });
    await begin();
    await begin();
    setClock();
    expect((await begin()).kind).toBe('created');
    expect((await begin()).kind).toBe('created');
    const limited = await begin();
    expect(limited).toMatchObject({ kind: 'instance_limited', limit: 'minute' });
    expect('retryAfterSec' in limited && limited.retryAfterSec).toBeLessThanOrEqual(60);
  });

  it('keeps MOR’s answer within the call’s time', async () => {
    const clock = createCallClock(given().steady, test().now);
    const mor = new FakeMor();
    const call = await test().add(acceptedCall({ state: 'dialling' }));
    clock.begin(call);
    mor.answer = () => {
      setClock();
      pass(SECOND);
      return { kind: 'accepted' };
    };
    const ask = createAskMor({ book: test().book, clock, timers: nodeTimers, log: test().log });
    const placed = await ask(call, {
      mapping: sampleMapping(),
      server: { gateway: mor, numbers: { form: 'digits', prefixes: [] } },
      source: call.source,
      destination: call.destination,
      request: { username: 'office', device: '12', src: call.source },
    });
    expect(placed.call.acceptedAt).toBe(iso(T0 + SECOND));
  });
});
