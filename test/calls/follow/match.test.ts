import { describe, expect, it } from '@jest/globals';
import { sameNumber } from '../../../src/calls/call/same-number.ts';
import { AGENT_NUMBER, CONTACT_NUMBER, T0, acceptedCall, iso, liveRow } from '../../helpers/calls.ts';
import { found, matcherOf, mor } from './matching.ts';

const OTHER_AGENT = '37060033333';

describe('sameNumber', () => {
  it.each([
    ['+37060022222', '37060022222', true],
    ['860022222', '+370 600 22222', true],
    ['0060022222', '37060022222', true],
    ['101', '101', true],
    ['101', '37060022101', false],
    ['0022222', '37060022222', true],
    ['022222', '37060022222', false],
    ['', '', false],
    ['anonymous', 'anonymous', false],
  ])('%s and %s: %s', (a, b, same) => {
    expect(sameNumber(a, b)).toBe(same);
    expect(sameNumber(b, a)).toBe(same);
  });
});

describe('rows of active calls', () => {
  const call = acceptedCall();

  it.each([
    ['the agent’s number', AGENT_NUMBER, 'A'],
    ['the agent’s number, localized', '860011111', 'A'],
    ['the contact’s number', CONTACT_NUMBER, 'B'],
    ['the contact’s number, localized', '860022222', 'B'],
  ])('a row to %s', (_what, dst, leg) => {
    expect(found(matcherOf([call]).live(liveRow({ dst, uniqueId: 'x' }), T0))).toEqual([call.id, leg]);
  });

  it.each([
    ['to neither number', { dst: '37060099999' }],
    ['of another device', { deviceId: '13' }],
    ['without numbers', { src: '', dst: '' }],
    ['of another callback', { callbackUniqueId: '999' }],
    ['that was answered long before the click', { status: 'answered' as const, durationSec: 3_600 }],
  ])('a row %s is not ours', (_what, change) => {
    const own = acceptedCall({ mor: mor({ callbackUniqueId: '111' }) });
    expect(matcherOf([own]).live(liveRow(change), T0 + 30_000)).toBeUndefined();
  });

  it('a row without a device is matched by its numbers, one with the right caller first', () => {
    const other = acceptedCall(
      { dialled: { src: OTHER_AGENT, dst: CONTACT_NUMBER }, mor: mor({ device: '13' }) },
      T0 - 5_000,
    );
    const { deviceId: _unknown, ...row } = liveRow({ dst: CONTACT_NUMBER, src: AGENT_NUMBER });
    expect(found(matcherOf([other, call]).live(row, T0))).toEqual([call.id, 'B']);
  });

  it('two agents who call the same contact are told apart by their devices', () => {
    const other = acceptedCall({
      dialled: { src: OTHER_AGENT, dst: CONTACT_NUMBER },
      mor: mor({ device: '13' }),
    });
    const matcher = matcherOf([call, other]);
    expect(found(matcher.live(liveRow({ dst: CONTACT_NUMBER, src: '' }), T0))).toEqual([call.id, 'B']);
    expect(
      found(
        matcher.live(liveRow({ dst: CONTACT_NUMBER, src: '', deviceId: '13', uniqueId: 'w', id: '8' }), T0),
      ),
    ).toEqual([other.id, 'B']);
  });

  it('callback id, unique id and row id take precedence over numbers', () => {
    const byCallback = acceptedCall({ mor: mor({ callbackUniqueId: '17400000000000001' }) });
    const byUnique = acceptedCall({ following: { uniqueIds: ['u.7'] } });
    const byRow = acceptedCall({ following: { uniqueIds: [], activeCallId: '77' } });
    const matcher = matcherOf([byCallback, byUnique, byRow]);
    const strange = { dst: '1', src: '2', deviceId: '99' };
    expect(found(matcher.live(liveRow({ ...strange, callbackUniqueId: '17400000000000001' }), T0))).toEqual([
      byCallback.id,
      'B',
    ]);
    expect(found(matcher.live(liveRow({ ...strange, uniqueId: 'u.7' }), T0))).toEqual([byUnique.id, 'B']);
    expect(found(matcher.live(liveRow({ ...strange, uniqueId: 'new', id: '77' }), T0))).toEqual([
      byRow.id,
      'B',
    ]);
  });

  it('an agent calls the same contact again: a new row belongs to the new click, the old row to the old one', () => {
    const first = acceptedCall({
      state: 'ended',
      endedAt: iso(T0 + 9_000),
      following: { uniqueIds: ['a.1'], activeCallId: '3' },
    });
    const second = acceptedCall({}, T0 + 10_000);
    const matcher = matcherOf([first, second]);
    expect(found(matcher.live(liveRow(), T0 + 11_000))).toEqual([first.id, 'A']);
    expect(found(matcher.live(liveRow({ id: '5', uniqueId: 'a.2' }), T0 + 11_000))).toEqual([second.id, 'A']);
  });

  it('two open clicks of one agent each get their own rows, in click order', () => {
    const newer = acceptedCall({}, T0 + 8_000);
    const matcher = matcherOf([newer, call]);
    const row = (id: string, patch = {}) => liveRow({ id, uniqueId: `u.${id}`, ...patch });
    expect(found(matcher.live(row('11'), T0 + 9_000))).toEqual([call.id, 'A']);
    expect(found(matcher.live(row('12'), T0 + 9_000))).toEqual([newer.id, 'A']);
    expect(found(matcher.live(row('13', { dst: CONTACT_NUMBER }), T0 + 9_000))).toEqual([call.id, 'B']);
    expect(found(matcher.live(row('14', { dst: CONTACT_NUMBER }), T0 + 9_000))).toEqual([newer.id, 'B']);
  });

  it('a new leg A belongs to the newer click when the older one already has its row', () => {
    const newer = acceptedCall({}, T0 + 8_000);
    const older = { ...call, following: { uniqueIds: ['u.9'], activeCallId: '9' } };
    const matcher = matcherOf([older, newer]);
    const row = liveRow({ id: '11', uniqueId: 'u.11' });
    expect(found(matcher.live(row, T0 + 9_000))).toEqual([newer.id, 'A']);
  });

  it('agent and contact have the same last digits in two countries', () => {
    const twins = acceptedCall({ dialled: { src: '37060022222', dst: '37160022222' } });
    const matcher = matcherOf([twins]);
    expect(found(matcher.live(liveRow({ dst: '37160022222' }), T0))).toEqual([twins.id, 'B']);
    expect(found(matcher.live(liveRow({ dst: '37060022222' }), T0))).toEqual([twins.id, 'A']);
  });

  it('a call without a destination owns what its source dials', () => {
    const asked = acceptedCall({ destination: null, dialled: { src: AGENT_NUMBER, dst: null } });
    const matcher = matcherOf([asked]);
    expect(found(matcher.live(liveRow(), T0))).toEqual([asked.id, 'A']);
    expect(found(matcher.live(liveRow({ dst: '37060077777' }), T0))).toEqual([asked.id, 'B']);
  });

  it('each list assigns its rows from scratch', () => {
    const newer = acceptedCall({}, T0 + 8_000);
    const matcher = matcherOf([newer, call]);
    const row = (id: string) => liveRow({ id, uniqueId: `u.${id}`, dst: CONTACT_NUMBER });
    expect(found(matcher.live(row('13'), T0 + 9_000))).toEqual([call.id, 'B']);
    expect(found(matcher.live(row('14'), T0 + 9_000))).toEqual([newer.id, 'B']);
    matcher.nextList();
    expect(found(matcher.live(row('15'), T0 + 9_000))).toEqual([call.id, 'B']);
  });

  it('what a call has learned counts at once, and a removed call leaves nothing behind', () => {
    const matcher = matcherOf([call]);
    const strange = { dst: '1', src: '2', deviceId: '99' };
    expect(matcher.live(liveRow({ ...strange, uniqueId: 'u.7' }), T0)).toBeUndefined();
    matcher.put({ ...call, following: { uniqueIds: ['u.7'], activeCallId: '70' } });
    matcher.put({ ...call, following: { uniqueIds: ['u.7', 'u.8'], activeCallId: '77' } });
    for (const row of [{ uniqueId: 'u.7' }, { uniqueId: 'u.8' }, { uniqueId: 'new', id: '77' }]) {
      expect(found(matcher.live(liveRow({ ...strange, ...row }), T0))).toEqual([call.id, 'B']);
    }
    expect(matcher.live(liveRow({ ...strange, uniqueId: 'newer', id: '70' }), T0)).toBeUndefined();
    matcher.remove(call.id);
    matcher.remove('never seen');
    for (const row of [
      liveRow(),
      liveRow({ ...strange, uniqueId: 'u.8' }),
      liveRow({ dst: CONTACT_NUMBER }),
    ]) {
      expect(matcher.live({ ...row, id: '77' }, T0)).toBeUndefined();
    }
  });

  it('an id that MOR reuses belongs to the later call, whatever becomes of the first', () => {
    const first = acceptedCall({ following: { uniqueIds: ['a.1'], activeCallId: '7' } });
    const second = acceptedCall({ following: { uniqueIds: ['a.2'], activeCallId: '7' } });
    const matcher = matcherOf([first, second]);
    matcher.put({ ...first, state: 'ended', endedAt: iso(T0 + 9_000) });
    const row = liveRow({ id: '7', uniqueId: 'a.3', dst: '1' });
    expect(found(matcher.live(row, T0))).toEqual([second.id, 'B']);
    matcher.remove(first.id);
    expect(found(matcher.live(row, T0))).toEqual([second.id, 'B']);
  });

  it('a row with an empty id matches no call by id', () => {
    const seen = acceptedCall({ following: { uniqueIds: [], activeCallId: '' } });
    expect(matcherOf([seen]).live(liveRow({ id: '', dst: '37060099999' }), T0)).toBeUndefined();
  });
});
