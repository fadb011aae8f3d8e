import { describe, expect, it } from '@jest/globals';
import { annotate } from '../../../src/calls/during-call.ts';
import { advance } from '../../../src/calls/call/advance.ts';
import { T0, acceptedCall, iso } from '../../helpers/calls.ts';
import { RETRY, activityOf, crm, drainAfter, ended, given, test } from './setup.ts';

describe('an ended call', () => {
  it('becomes one activity with everything that is known', async () => {
    const id = await ended({
      notes: 'n',
      result: 'call_back',
      mor: { server: 'main', username: 'office', device: '12', callbackUniqueId: '17400000000000001' },
    });
    await given().outbox.drain();
    await given().outbox.drain();
    expect(crm().attempts).toEqual([
      {
        callId: id,
        write: 'first',
        user: (await test().get(id)).user,
        record: { type: 'Contact', id: '0031' },
        contactName: 'Ona Petrauskienė',
        direction: 'outbound',
        outcome: 'answered',
        subject: 'Call to Ona Petrauskienė - answered',
        subjectEnding: ' - answered',
        startedAt: iso(T0 + 100),
        answeredAt: iso(T0 + 8_000),
        endedAt: iso(T0 + 30_000),
        talkSeconds: 22,
        source: '37060011111',
        destination: '+37060022222',
        hangupCause: 16,
        callbackUniqueId: '17400000000000001',
        notes: 'n',
        disposition: 'call_back',
        result: { code: 'call_back', label: 'Call back' },
      },
    ]);
    expect(await activityOf(id)).toEqual({
      state: 'written',
      id: `act-${id}`,
      url: `https://crm.example.com/${id}`,
      attempts: 0,
      writtenAt: iso(T0),
    });
    expect(await test().calls.nextActivityDueMs('sales')).toBeUndefined();
  });

  it('of which little is known leaves out the rest', async () => {
    const { record: _r, contactName: _n, acceptedAt: _a, ...bare } = acceptedCall();
    await test().add(bare);
    await test().book.update(bare.id, (call) => advance(call, 'ended', 'clock', T0));
    await given().outbox.drain();
    expect(crm().activities.get(bare.id)).toEqual({
      callId: bare.id,
      write: 'first',
      user: bare.user,
      direction: 'outbound',
      outcome: 'unknown',
      subject: 'Call to +37060022222 - outcome unknown',
      subjectEnding: ' - outcome unknown',
      startedAt: iso(T0),
      endedAt: iso(T0),
      talkSeconds: 0,
      source: '37060011111',
      destination: '+37060022222',
    });
  });

  it('completes the activity that requested it', async () => {
    const id = await ended({ activity: { state: 'none', id: 'task-9' } });
    await given().outbox.drain();
    expect(crm().activities.get(id)).toMatchObject({ existingId: 'task-9', write: 'first' });
  });

  it('is not written when it is still open or was refused', async () => {
    await test().add(acceptedCall());
    await test().book.insert(acceptedCall({ state: 'refused' }));
    await given().outbox.drain();
    expect(crm().attempts).toEqual([]);
  });
});

describe('a call that was refused', () => {
  it('tells the record that requested it why', async () => {
    const refusal = { code: 'do_not_call', detail: 'Ona is marked "do not call".' } as const;
    const call = acceptedCall({ state: 'refused', refusal, activity: { state: 'none', id: 'task-9' } });
    await test().book.insert(call);
    test().now.tick(5_000);
    await given().outbox.drain();
    expect(crm().activities.get(call.id)).toMatchObject({
      existingId: 'task-9',
      outcome: 'failed',
      refusal: refusal.detail,
      subject: expect.stringMatching(/ - not called$/),
    });
    expect((await test().get(call.id)).activity.state).toBe('written');
  });
});

describe('notes', () => {
  it('that come while the activity is being written are written after it', async () => {
    const id = await ended({ notes: 'first' });
    crm().duringWrite = async () => {
      crm().duringWrite = () => Promise.resolve();
      await annotate(test(), id, { notes: 'second', result: 'reached' });
    };
    await given().outbox.drain();
    expect(crm().attempts.map(({ write, notes, existingId }) => [write, notes, existingId])).toEqual([
      ['first', 'first', undefined],
      ['update', 'second', `act-${id}`],
    ]);
    expect(await activityOf(id)).toMatchObject({ state: 'written' });
  });

  it('that come after an attempt whose answer was lost are written after its retry', async () => {
    const id = await ended();
    crm().faults.push({ ...RETRY });
    await given().outbox.drain();
    await annotate(test(), id, { notes: 'first' });
    await annotate(test(), id, { notes: 'second', result: 'reached' });
    await drainAfter(3_000);
    const earlier = [{}, { notes: 'first' }];
    expect(crm().attempts.map((attempt) => [attempt.write, attempt.notes, attempt.earlier])).toEqual([
      ['first', undefined, undefined],
      ['first', 'second', earlier],
      ['update', 'second', earlier],
    ]);
    expect(await activityOf(id)).toMatchObject({ state: 'written' });
    expect(await activityOf(id)).not.toHaveProperty('earlier');
  });

  it('that come later update the existing activity', async () => {
    const id = await ended();
    await given().outbox.drain();
    await annotate(test(), id, { notes: 'later' });
    await given().outbox.drain();
    expect(crm().activities.get(id)).toMatchObject({
      write: 'update',
      notes: 'later',
      existingId: `act-${id}`,
    });
    expect(crm().activities.size).toBe(1);
  });
});
