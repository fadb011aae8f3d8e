import { describe, expect, it } from '@jest/globals';
import { createPlace } from '../../../src/calls/place/place.ts';
import { T0, iso } from '../../helpers/calls.ts';
import { ONA, click, crm, current, deps, given, map, mor, refusedWith, test, user } from './setup.ts';

describe('a click that is placed', () => {
  it('asks MOR once, with the number in MOR’s form, and keeps everything about it', async () => {
    mor().answer = () => ({ kind: 'accepted', callbackUniqueId: '17400000000000001' });
    const { call, fresh } = await current().place(click({ notes: 'n', activityId: 'task-9' }));
    expect(fresh).toBe(true);
    expect(mor().requests).toEqual([{ username: 'office', device: '12', src: '101', dst: '37060022222' }]);
    expect(call).toMatchObject({
      state: 'accepted',
      version: 2,
      user: user(),
      record: ONA.ref,
      contactName: 'Ona',
      source: '101',
      destination: '+37060022222',
      dialled: { src: '101', dst: '37060022222' },
      mor: { server: 'main', username: 'office', device: '12', callbackUniqueId: '17400000000000001' },
      createdAt: iso(T0),
      acceptedAt: iso(T0),
      notes: 'n',
      activity: { state: 'none', id: 'task-9' },
    });
    expect(call.timeline.map(({ state, by }) => `${state} ${by}`)).toEqual([
      'requested agent',
      'dialling connector',
      'accepted mor',
    ]);
    expect(await test().calls.get(call.id)).toEqual(call);
    expect(given().results).toEqual(['placed']);
  });

  it('is on disk before MOR is asked', async () => {
    mor().answer = async () => {
      const [stored] = (await test().calls.list({ user: user(), limit: 1 })).items;
      expect(stored?.state).toBe('dialling');
      return { kind: 'accepted' };
    };
    await current().place(click());
    expect(mor().requests).toHaveLength(1);
  });

  it('sends every optional value that is present, and no empty one', async () => {
    map({
      callerIdA: '1',
      callerIdB: '2',
      cardPin: '3',
      legATariff: '4',
      legAResellerTariff: '5',
      morServer: '6',
    });
    await current().place(click({ source: '+370 600 11111', callerId: '37052000000', field: 'MobilePhone' }));
    expect(mor().requests).toEqual([
      {
        username: 'office',
        device: '12',
        src: '37060011111',
        dst: '49301234567',
        callerIdA: '1',
        callerIdB: '37052000000',
        cardPin: '3',
        legATariff: '4',
        legAResellerTariff: '5',
        morServer: '6',
      },
    ]);
    await current().place(click({ callerId: '1' }));
    await current().place(click());
    expect(mor().requests.map((request) => request.callerIdB)).toEqual(['37052000000', '1', '2']);
  });

  it('takes what the mapping lacks from the CRM’s user and the defaults, and asks the CRM only then', async () => {
    await current().place(click());
    expect(crm().readAgentCount).toBe(0);
    given().row = undefined;
    given().defaults = { mor: 'main', username: 'shared' };
    current().place = createPlace(deps());
    crm().agents.set(user(), {
      user: user(),
      name: 'Jonas',
      active: true,
      mapping: { device: '77', source: '205' },
    });
    await current().place(click());
    expect(mor().requests.at(-1)).toMatchObject({ username: 'shared', device: '77', src: '205' });
    crm().agents.set(user(), {
      user: user(),
      name: 'Jonas',
      active: true,
      mapping: { device: '77', source: '105' },
    });
    expect(await refusedWith(current().place(click()))).toMatchObject({
      code: 'destination_blocked',
      message: expect.stringContaining('neither an internal number'),
    });
  });
});

describe('what MOR answers', () => {
  it('refused: the end of the call, with MOR’s reason and its cure', async () => {
    mor().answer = () => ({ kind: 'refused', code: 'bad_device', text: 'Bad device' });
    const problem = await refusedWith(current().place(click({ idempotencyKey: user() })));
    expect(problem.code).toBe('mor_refused');
    expect(problem.details).toMatchObject({
      mor: { code: 'bad_device', text: 'Bad device' },
      call: { state: 'refused' },
    });
    expect(problem.message).toMatch(/device.*\(MOR: Bad device\)/);
    const again = await refusedWith(current().place(click({ idempotencyKey: user() })));
    expect([again.code, again.message, again.details.mor]).toEqual([
      problem.code,
      problem.message,
      problem.details.mor,
    ]);
    expect(mor().requests).toHaveLength(1);
  });

  it('not reached: nothing was dialled, and the same key may be tried again', async () => {
    mor().answer = () => ({ kind: 'not_sent', reason: 'unreachable', detail: 'connection refused' });
    const problem = await refusedWith(current().place(click({ idempotencyKey: user() })));
    expect([problem.code, problem.details.call?.state]).toEqual(['mor_unreachable', 'refused']);
    mor().answer = () => ({ kind: 'accepted' });
    const { call, fresh } = await current().place(click({ idempotencyKey: user() }));
    expect([call.state, fresh, call.id === problem.details.call?.id]).toEqual(['accepted', true, false]);
  });

  it('full queue: says when to come back', async () => {
    mor().answer = () => ({
      kind: 'not_sent',
      reason: 'overloaded',
      detail: 'queue is full',
      retryAfterSec: 4,
    });
    const problem = await refusedWith(current().place(click()));
    expect([problem.code, problem.details.retryAfterSec]).toEqual(['overloaded', 4]);
  });

  it('uncertain: the call is unknown, never re-sent', async () => {
    mor().answer = () => ({ kind: 'uncertain', detail: 'connection reset' });
    const { call } = await current().place(click({ idempotencyKey: user() }));
    expect(call.timeline.at(-1)).toMatchObject({ state: 'unknown', by: 'mor', detail: 'connection reset' });
    expect(await current().place(click({ idempotencyKey: user() }))).toMatchObject({
      call: { id: call.id, state: 'unknown' },
      fresh: false,
    });
    expect(mor().requests).toHaveLength(1);
  });

  it('a client that breaks leaves an unknown call, not one that dials for ever', async () => {
    mor().answer = () => Promise.reject(new Error('bug'));
    expect((await current().place(click())).call).toMatchObject({ state: 'unknown' });
  });

  it('does not undo what following has seen in the meantime', async () => {
    mor().answer = async () => {
      const [call] = test()
        .book.open()
        .filter((open) => open.user === user());
      await test().book.update(call?.id ?? '', (c) => ({
        ...c,
        state: 'agent_ringing',
        version: c.version + 1,
      }));
      return { kind: 'accepted', callbackUniqueId: '7' };
    };
    expect((await current().place(click())).call).toMatchObject({
      state: 'agent_ringing',
      mor: { callbackUniqueId: '7' },
    });
  });
});
