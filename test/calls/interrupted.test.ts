import { describe, expect, it } from '@jest/globals';
import { advance, rank } from '../../src/calls/call/advance.ts';
import { incomingCallId } from '../../src/calls/call/incoming.ts';
import { leftBehind, markUnknown } from '../../src/calls/interrupted.ts';
import { rowKey } from '../../src/calls/row-key.ts';
import type { CallState } from '../../src/vocabulary/call-states.ts';
import { CALL_STATES } from '../../src/vocabulary/call-states.ts';
import { createWatchers } from '../../src/calls/watchers.ts';
import { inTimeOf } from '../../src/calls/follow/call-time.ts';
import { defined } from '../../src/defined.ts';
import { T0, acceptedCall, iso, liveRow } from '../helpers/calls.ts';

const ASKING_MS = 30_000;
const dialling = (node?: string) => acceptedCall({ state: 'dialling', ...defined({ node }) });

describe('calls that nobody is asking MOR about any more', () => {
  it.each([
    ['of a node that is gone', 'gone', T0, true],
    ['of a node that lives, however long it takes', 'alive', T0 + ASKING_MS, false],
    ['of a command, once its time is over', undefined, T0 + ASKING_MS, true],
    ['of a command, before that', undefined, T0 + ASKING_MS - 1, false],
    ['of a command whose clock is far ahead', undefined, T0 - ASKING_MS, true],
  ])('are those %s', (_what, node, nowMs, isLeft) => {
    const call = dialling(node);
    expect(leftBehind([call], new Set(['alive']), nowMs, ASKING_MS).has(call.id)).toBe(isLeft);
  });

  it('are found by time when no node is known, and only among those being dialled', () => {
    const [asked, accepted] = [dialling('n1'), acceptedCall({ node: 'n1' })];
    expect([...leftBehind([asked, accepted], undefined, T0 + ASKING_MS, ASKING_MS)]).toEqual([asked.id]);
    expect(leftBehind([accepted], new Set(), T0, ASKING_MS).size).toBe(0);
  });

  it('are unknown from then on; those that MOR has answered stay as they are', () => {
    expect(markUnknown(dialling(), T0 + 5)).toMatchObject({
      state: 'unknown',
      version: 2,
      timeline: [{}, { at: iso(T0 + 5), state: 'unknown', by: 'connector' }],
    });
    const accepted = acceptedCall();
    expect(markUnknown(accepted, T0)).toBe(accepted);
  });
});

describe('the key of a MOR row', () => {
  const { uniqueId: _unique, ...old } = liveRow();
  const { deviceId: _device, ...deviceless } = old;
  it.each([
    ['its unique id', liveRow({ uniqueId: 'a.7' }), 'a.7'],
    ['its id where there is no other', { ...old, id: '3' }, '#3'],
    ['all it shows where it has none', { ...old, id: '', src: '1', dst: '2', deviceId: '12' }, '1>2>12'],
    ['the same without a device', { ...deviceless, id: '', src: '1', dst: '2' }, '1>2>'],
  ])('is %s', (_what, row, key) => {
    expect(rowKey(row)).toBe(key);
  });

  it('gives an id that survives a restart and differs for each MOR and each further CRM', () => {
    const ids = [
      incomingCallId('main', 'a.7'),
      incomingCallId('main', 'a.8'),
      incomingCallId('other', 'a.7'),
      incomingCallId('main', 'a.7', 'sales'),
      incomingCallId('main', 'a.7', 'support'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(incomingCallId('main', 'a.7', 'sales')).toBe(ids[3]);
  });
});

describe('a step of a call', () => {
  it('only goes forward, but what is new with it is kept', () => {
    const call = acceptedCall({ state: 'connected' });
    expect(CALL_STATES.map(rank)).toEqual(CALL_STATES.map((_state, i) => i));
    expect(advance(call, 'accepted', 'mor', T0)).toBe(call);
    expect(advance(call, 'accepted', 'mor', T0, { notes: 'n' })).toMatchObject({
      state: 'connected',
      notes: 'n',
      version: 2,
    });
    const over = acceptedCall({ state: 'ended' });
    expect(advance(over, 'ended', 'mor', T0, { notes: 'n' })).toBe(over);
  });
});

describe('a call in a state that only a newer version knows', () => {
  it('continues like one that has just begun', () => {
    const call = acceptedCall({ state: 'parked' as CallState });
    expect(rank(call.state)).toBe(0);
    expect(advance(call, 'connected', 'live', T0)).toMatchObject({ state: 'connected', version: 2 });
  });
});

describe('an observation on the clock of a call whose clock was changed', () => {
  it.each([
    [
      'a row',
      { kind: 'live', leg: 'A', row: liveRow(), atMs: T0, ringingMs: T0 - 50 },
      { atMs: T0 + 9, ringingMs: T0 - 41 },
    ],
    ['a row that has not rung', { kind: 'live', leg: 'A', row: liveRow(), atMs: T0 }, { atMs: T0 + 9 }],
    ['a tick without lists', { kind: 'tick', atMs: T0 }, { atMs: T0 + 9, heard: {} }],
    [
      'a tick',
      { kind: 'tick', atMs: T0, heard: { listMs: 1, cdrsMs: 2, askingSinceMs: 3 } },
      { atMs: T0 + 9, heard: { listMs: 10, cdrsMs: 11, askingSinceMs: 12 } },
    ],
  ] as const)('is shifted with all its times: %s', (_what, seen, moved) => {
    expect(inTimeOf(seen, 9)).toEqual({ ...seen, ...moved });
    expect(inTimeOf(seen, 0)).toBe(seen);
  });
});

describe('a watcher of an agent', () => {
  it('is notified of each call that rings there, once, until the watch ends', () => {
    const watchers = createWatchers();
    const heard: string[] = [];
    const stops = ['ann', 'bob', 'chief'].map((user) =>
      watchers.watchAgent({ crm: 'sales', user }, () => heard.push(user)),
    );
    const agents = ['ann', 'bob'].map((user) => ({ user, rangAt: iso(T0) }));
    const incoming = { from: null, agents, matches: [], lookUp: 'done', answeredIds: [], cdrs: [] } as const;
    const call = acceptedCall({ user: 'ann', incoming });
    watchers.tell(call, undefined, 'here');
    expect(heard).toEqual(['ann', 'bob']);
    stops[0]?.();
    watchers.tell(call, undefined, 'here');
    watchers.tell(acceptedCall({ user: 'chief' }), undefined, 'here');
    expect(heard).toEqual(['ann', 'bob', 'bob', 'chief']);
  });
});
