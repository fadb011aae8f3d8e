import { describe, expect, it } from '@jest/globals';
import { createCallClock } from '../../../src/calls/call-clock.ts';
import type { CallBook } from '../../../src/calls/book.ts';
import { advance } from '../../../src/calls/call/advance.ts';
import type { Call } from '../../../src/calls/call/call.ts';
import { createAskMor } from '../../../src/calls/place/ask-mor.ts';
import { canonicalClick, fingerprintOf } from '../../../src/calls/place/click.ts';
import type { Click } from '../../../src/calls/place/click.ts';
import { problemOf } from '../../../src/calls/place/new-call.ts';
import { createPlace } from '../../../src/calls/place/place.ts';
import { preview } from '../../../src/calls/place/preview.ts';
import { nodeTimers } from '../../../src/calls/timers.ts';
import { T0, acceptedCall, iso } from '../../helpers/calls.ts';
import { click, crm, current, deps, given, mor, refusedWith, test, user } from './setup.ts';

describe('the fingerprint of a click', () => {
  const plain: Click = { crm: 'sales', user: 'ann', sender: 'agent' };
  it.each<[string, Partial<Click>]>([
    ['the door', { door: 'event' }],
    ['notes', { notes: '' }],
    ['free dialling', { freeDialling: false }],
    ['that MOR asks for the number', { number: null }],
    ['a record', { record: { type: 'Contact', id: '1' } }],
    ['a field', { field: 'Phone' }],
    ['a source', { source: '101' }],
    ['a caller id', { callerId: '1' }],
    ['an activity', { activityId: '1' }],
  ])('differs with %s', (_what, change) => {
    expect(fingerprintOf({ ...plain, ...change })).not.toBe(fingerprintOf(plain));
  });

  it('is the same through the usual door, for every sender and key', () => {
    const same: Click = { ...plain, door: 'call', sender: 'server', idempotencyKey: 'k' };
    expect(fingerprintOf(same)).toBe(fingerprintOf(plain));
  });

  it('spells agent and record the way the CRM does', () => {
    const crms = new Map([['sales', { connector: { canonicalId: (id: string) => id.toUpperCase() } }]]);
    const record = { type: 'Contact', id: ' a1 ' };
    expect(canonicalClick({ ...plain, record }, crms)).toMatchObject({
      user: 'ANN',
      record: { type: 'Contact', id: 'A1' },
    });
    expect(canonicalClick(plain, crms)).not.toHaveProperty('record');
  });
});

describe('MOR’s answer', () => {
  const dialling = (): Call => acceptedCall({ id: user(), state: 'dialling' });
  const ask = (book: CallBook = test().book) => {
    const { now, log } = test();
    return createAskMor({ book, clock: createCallClock(now, now), timers: nodeTimers, log });
  };
  const resolved = () => ({
    mapping: given().row as NonNullable<ReturnType<typeof given>['row']>,
    server: { gateway: mor(), numbers: { form: 'digits' as const, prefixes: [] } },
    source: '101',
    destination: null,
    request: { username: 'office', device: '12', src: '101' },
  });

  it('that comes after the call has ended changes nothing', async () => {
    const call = await test().add(dialling());
    mor().answer = async () => {
      await test().book.update(call.id, (one) => advance(one, 'ended', 'live', T0, { outcome: 'busy' }));
      return { kind: 'accepted' };
    };
    const placed = await ask()(call, resolved());
    expect(placed).toMatchObject({ fresh: true, call: { state: 'ended', outcome: 'busy', version: 2 } });
  });

  it('is also reported for a call that was deleted from the database in the meantime', async () => {
    const gone = { ...test().book, update: () => Promise.resolve(undefined) };
    expect((await ask(gone)(dialling(), resolved())).call).toMatchObject({ state: 'accepted', version: 2 });
    mor().answer = () => ({ kind: 'not_sent', reason: 'overloaded', detail: 'wait', retryAfterSec: 3 });
    const problem = await refusedWith(ask(gone)(dialling(), resolved()));
    expect([problem.code, problem.details.retryAfterSec]).toEqual(['overloaded', 3]);
  });

  it('to a refused call is repeated without MOR’s text', () => {
    const refusal = { code: 'mor_refused', detail: 'no', morCode: 'access_denied' } as const;
    expect(problemOf(acceptedCall(), refusal).details.mor).toEqual({ code: 'access_denied', text: '' });
    expect(problemOf(acceptedCall(), { code: 'do_not_call', detail: 'no' }).details).not.toHaveProperty(
      'mor',
    );
  });
});

describe('an agent who is busy', () => {
  const placing = (lookAgain: (call: Call) => Promise<void>) => {
    given().limits = { concurrent: 1, perMinute: 100, perDay: 100 };
    return createPlace({ ...deps(), lookAgain });
  };
  const hangUp = async ({ id }: Call): Promise<void> => {
    await test().book.update(id, (call) =>
      advance(call, 'ended', 'live', T0, { outcome: 'answered', endedAt: iso(T0) }),
    );
  };

  it('may call again as soon as MOR says that the other call is over', async () => {
    const looked: string[] = [];
    const place = placing((call) => {
      looked.push(call.id);
      return hangUp(call);
    });
    const first = await place(click());
    const second = await place(click());
    expect(looked).toEqual([first.call.id]);
    expect(second.call.id).not.toBe(first.call.id);
    expect(mor().requests).toHaveLength(2);
  });

  it('is shown which call it is while that goes on', async () => {
    const place = placing(() => Promise.resolve());
    const { call } = await place(click());
    const problem = await refusedWith(place(click()));
    expect([problem.code, problem.details.call?.id]).toEqual(['agent_busy', call.id]);
    expect(mor().requests).toHaveLength(1);
  });

  it('is refused as busy even when the other call cannot be read', async () => {
    const looked: string[] = [];
    given().limits = { concurrent: 1, perMinute: 100, perDay: 100 };
    await createPlace(deps())(click());
    const blind = { ...test().book, get: () => Promise.resolve(undefined) };
    const place = createPlace({
      ...deps(),
      book: blind,
      lookAgain: (call) => Promise.resolve(void looked.push(call.id)),
    });
    const problem = await refusedWith(place(click()));
    expect([problem.code, problem.details.call, looked]).toEqual(['agent_busy', undefined, []]);
  });
});

describe('a company at its limit', () => {
  it('places no further calls for anybody, and says when it may again', async () => {
    const place = createPlace({ ...deps(), instanceLimits: () => ({ perDay: 0 }) });
    const problem = await refusedWith(place(click()));
    expect(problem).toMatchObject({
      code: 'rate_limited',
      message: 'Your company has reached its limit of calls per day.',
    });
    expect(problem.details.retryAfterSec).toBeGreaterThan(0);
    expect(mor().requests).toEqual([]);
  });
});

describe('a source from the CRM’s user record', () => {
  const fromCrm = () => {
    given().row = undefined;
    given().defaults = { mor: 'main', username: 'office' };
    crm().agents.set(user(), {
      user: user(),
      name: 'Ann',
      active: true,
      mapping: { device: '12', source: '305' },
    });
    return createPlace(deps());
  };

  it('is rung when MOR has that extension for the device', async () => {
    mor().device = () => Promise.resolve({ ok: true, value: { id: '12', username: '305' } });
    await fromCrm()(click());
    expect(mor().requests).toMatchObject([{ device: '12', src: '305' }]);
  });

  it.each([
    ['has another one', { ok: true, value: { id: '12', username: '306' } }],
    ['has none', { ok: true, value: { id: '12' } }],
    ['does not say', { ok: false, code: 'unreachable', text: 'refused' }],
  ] as const)('is not rung when MOR %s', async (_what, reply) => {
    mor().device = () => Promise.resolve(reply);
    const problem = await refusedWith(fromCrm()(click()));
    expect(problem.code).toBe('destination_blocked');
    expect(mor().requests).toEqual([]);
  });

  it('may belong to somebody whose id the CRM spells differently: the refusal then gives that spelling', async () => {
    const place = fromCrm();
    const agent = crm().agents.get(user());
    if (agent) crm().agents.set(user(), { ...agent, user: `${user()}-OTHER` });
    const problem = await refusedWith(place(click()));
    expect([problem.code, problem.message]).toEqual([
      'agent_not_mapped',
      `The CRM writes the id ${user()} as ${user()}-OTHER; use that.`,
    ]);
  });
});

describe('a preview', () => {
  it('says where each value comes from, and offers all numbers of a field that has several', async () => {
    crm().add({
      ref: { type: 'Contact', id: '7' },
      name: 'Two',
      numbers: [{ field: 'Phone', value: '+370 600 22222; +370 600 33333' }],
      doNotCall: false,
    });
    const shown = await preview(click({ record: { type: 'Contact', id: '7' }, field: 'Phone' }), deps());
    expect(shown.wouldDial).toBe(true);
    expect(shown.number?.choices).toEqual(['+37060022222', '+37060033333']);
    expect(shown.mapping?.device).toEqual({ value: '12', from: 'mapping' });
    expect(shown.record).toEqual({ name: 'Two', doNotCall: false });
    expect(mor().requests).toEqual([]);
  });

  it('stops at the first step when the click is invalid', async () => {
    const shown = await preview(click({ crm: 'nowhere' }), deps());
    expect(shown).toMatchObject({
      wouldDial: false,
      steps: [{ step: 'agent', ok: false }],
      problem: { code: 'invalid_request' },
    });
    expect(shown).not.toHaveProperty('mapping');
    expect(shown).not.toHaveProperty('number');
  });

  it('passes on faults that are not refusals', async () => {
    const broken = { ...deps(), mappings: { find: () => Promise.reject(new Error('disk')) } };
    await expect(preview(click(), broken)).rejects.toThrow('disk');
    await expect(current().place(click())).resolves.toMatchObject({ fresh: true });
  });
});
