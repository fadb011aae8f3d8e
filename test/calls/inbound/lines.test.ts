import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../../src/calls/call/call.ts';
import { incomingCallId } from '../../../src/calls/call/incoming.ts';
import { createCallClock } from '../../../src/calls/call-clock.ts';
import { createIntakes } from '../../../src/calls/inbound/create-intakes.ts';
import { createLines } from '../../../src/calls/inbound/lines.ts';
import type { AgentLine } from '../../../src/calls/inbound/lines.ts';
import { createYoungCallbacks } from '../../../src/calls/inbound/young.ts';
import { internalNumbers } from '../../../src/mapping/rules/internal.ts';
import { nodeTimers } from '../../../src/calls/timers.ts';
import { openTestBook } from '../../helpers/call-book.ts';
import { T0, acceptedCall } from '../../helpers/calls.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';

const line = (user: string, device: string, source: string): AgentLine => ({
  crm: 'demo',
  user,
  username: user,
  device,
  source,
});
const ANN = line('ann', '5', '101');
const BOB = line('bob', '6', '37061200001');
const NUMBERLESS = line('cy', '7', '');
const LINES = createLines([ANN, BOB, NUMBERLESS]);

describe('whose telephone rings', () => {
  it.each([
    ['the device', { dst: '37052000000', dstDeviceId: '6' }, [BOB]],
    ['the number, where the device is nobody’s', { dst: '101', dstDeviceId: '99' }, [ANN]],
    ['the number in another spelling', { dst: '+370 612 00001' }, [BOB]],
    ['nothing', { dst: '102' }, []],
    ['an empty number', { dst: '' }, []],
  ])('is determined by %s', (_, row, expected) => {
    expect(LINES.called(row)).toEqual(expected);
  });

  it.each([
    [{ src: '', deviceId: '5' }, true],
    [{ src: '101', deviceId: '' }, true],
    [{ src: '061200001' }, true],
    [{ src: '37061299999' }, false],
    [{ src: '37061200001' }, true],
    [{ src: '', deviceId: '' }, false],
    [{ src: '37061234001', deviceId: '99' }, false],
  ])('and whether the caller is an agent: %j is %s', (row, expected) => {
    expect(LINES.isFromAgent(row)).toBe(expected);
  });
});

const book = fixtureOfEach(openTestBook, (opened) => opened.close());

describe('a telephone that a callback has just rung', () => {
  const young = () => createYoungCallbacks(book().book, 'main', book().now);
  const clicked = (state: Call['state']): Promise<Call> =>
    book().add(acceptedCall({ state, mor: { server: 'main', username: 'ann', device: '5' } }, T0));

  it('is attributed to that callback by device or number, for half a minute', async () => {
    const seen = young();
    expect(seen.has(ANN)).toBe(false);
    const { dialled } = await clicked('accepted');
    expect(seen.has(ANN)).toBe(true);
    expect(seen.has(line('other', '9', dialled.src))).toBe(true);
    expect(seen.has(BOB)).toBe(false);
    book().now.tick(30_001);
    expect(seen.has(ANN)).toBe(false);
    seen.stop();
  });

  it('is also known after a start, but not once the contact rings', async () => {
    await clicked('agent_ringing');
    const after = young();
    expect(after.has(ANN)).toBe(true);
    after.stop();
  });

  it('is free when the callback has come further, or belongs to another MOR', async () => {
    await clicked('contact_ringing');
    await book().add(acceptedCall({ mor: { server: 'other', username: 'bob', device: '6' } }, T0));
    const after = young();
    expect([after.has(ANN), after.has(BOB)]).toEqual([false, false]);
    after.stop();
  });

  it('is forgotten when there are many', async () => {
    const seen = young();
    for (let device = 0; device < 520; device += 1) {
      const mor = { server: 'main', username: 'x', device: `d${device}` };
      await book().add(acceptedCall({ mor, dialled: { src: `200${device}`, dst: '37060000000' } }, T0));
    }
    book().now.tick(60_000);
    await clicked('accepted');
    expect(seen.has(line('x', 'd1', '2001'))).toBe(false);
    expect(seen.has(ANN)).toBe(true);
    seen.stop();
  });
});

describe('incoming calls', () => {
  it('are not taken when no CRM instance wants them', () => {
    const intakes = createIntakes({
      mors: [{ id: 'main', pollMs: 1_000 }],
      crms: new Map(),
      lookUps: new Map(),
      book: book().book,
      callClock: createCallClock(book().now, book().now),
      mappings: book().store.mappings,
      now: book().now,
      steady: book().now,
      cdrGraceMs: 1,
      giveUpAfterMs: 1,
      timers: nodeTimers,
      log: book().log,
      internal: () => internalNumbers([]),
      defaultCountry: () => undefined,
      homeCountry: () => undefined,
    });
    expect(intakes.size).toBe(0);
  });

  it('have an id of their own in each CRM instance but the first, always the same one', () => {
    const ids = [
      incomingCallId('main', 'row'),
      incomingCallId('main', 'row', 'second'),
      incomingCallId('main', 'other'),
      incomingCallId('backup', 'row'),
    ];
    expect(new Set(ids).size).toBe(4);
    expect(incomingCallId('main', 'row', 'second')).toBe(ids[1]);
  });
});
