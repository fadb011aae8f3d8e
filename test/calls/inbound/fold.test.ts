import { describe, expect, it } from '@jest/globals';
import { iso } from '../../../src/calls/call/advance.ts';
import type { Call } from '../../../src/calls/call/call.ts';
import { addMatches } from '../../../src/calls/inbound/add-matches.ts';
import { endIncoming, foldCdr, foldGone, foldRows, isDecided } from '../../../src/calls/inbound/fold.ts';
import type { AgentLine } from '../../../src/calls/inbound/lines.ts';
import { newIncoming } from '../../../src/calls/inbound/new-incoming.ts';
import type { Cdr, LiveRow } from '../../../src/calls/call/observation.ts';
import type { CrmRecord } from '../../../src/calls/connector.ts';
import { defined } from '../../../src/defined.ts';
import { T0, acceptedCall } from '../../helpers/calls.ts';
import { inRow } from './stage.ts';

const SECOND = 1_000;
const line = (user: string, device: string, name?: string): AgentLine => ({
  crm: 'demo',
  user,
  username: user,
  device,
  source: `10${device}`,
  ...defined({ name }),
});
const ANN = line('ann', '5');
const BOB = line('bob', '6', 'Bob Builder');
const NOBODY: readonly AgentLine[] = [];

const answered = (row: LiveRow, durationSec?: number): LiveRow => ({
  ...row,
  status: 'answered',
  ...defined({ durationSec }),
});
const ringing = (change: Partial<LiveRow> = {}, lines: readonly AgentLine[] = [ANN]): Call =>
  newIncoming(
    {
      id: 'call-1',
      morServer: 'main',
      caller: { from: '+37061234001' },
      isSearchable: true,
    },
    [{ row: inRow(change), lines }],
    ANN,
    T0,
  );
const cdr = (change: Partial<Cdr> = {}): Cdr => ({
  uniqueId: '1764320000.900',
  startedAtMs: T0,
  src: '37061234001',
  dst: '105',
  disposition: 'ANSWERED',
  billSeconds: 42,
  ...change,
});

describe('a new incoming call', () => {
  it('has as destination the number called, else the telephone, else null', () => {
    expect(ringing()).toMatchObject({ destination: '37052000000', incoming: { did: '37052000000' } });
    const { did: _none, ...row } = inRow();
    const about = { id: 'x', morServer: 'main', caller: { from: null }, isSearchable: false };
    const bare = newIncoming(about, [{ row, lines: [ANN] }], ANN, T0);
    expect(bare).toMatchObject({ destination: '101', incoming: { lookUp: 'unsearchable' } });
    expect(bare.incoming?.did).toBeUndefined();
    const silent = newIncoming(about, [{ row: { ...row, dst: '' }, lines: [ANN] }], ANN, T0);
    expect(silent.destination).toBeNull();
  });
});

describe('a clicked call', () => {
  it('is never treated as incoming, whatever is reported about it', () => {
    const call = acceptedCall();
    const found = { kind: 'found', records: [], more: false } as const;
    expect(foldRows(call, [{ row: inRow(), lines: [ANN] }], T0)).toBe(call);
    expect(foldGone(call, true, T0)).toBe(call);
    expect(foldCdr(call, cdr(), 'x')).toBe(call);
    expect(endIncoming(call, T0)).toBe(call);
    expect(addMatches(call, 'ann', found)).toBe(call);
    expect(isDecided(call)).toBe(false);
  });
});

describe('rows of an incoming call', () => {
  it('change nothing when they bring nothing new, nor after the end', () => {
    const call = ringing();
    expect(foldRows(call, [{ row: inRow(), lines: [ANN] }], T0 + SECOND)).toBe(call);
    const gone = foldGone(call, false, T0 + SECOND);
    expect(foldGone(gone, false, T0 + 2 * SECOND)).toBe(gone);
    const over = endIncoming(gone, T0 + 3 * SECOND);
    expect(over).toMatchObject({ state: 'ended', outcome: 'missed' });
    expect(foldRows(over, [{ row: answered(inRow()), lines: [ANN] }], T0 + 4 * SECOND)).toBe(over);
    expect(foldCdr(over, cdr(), 'x')).toBe(over);
  });

  it.each([
    ['no duration', undefined, T0 + 9 * SECOND],
    ['a true one', 4, T0 + 5 * SECOND],
    ['one from before it rang', 3_600, T0 + 9 * SECOND],
  ])('with %s get a plausible answer time', (_, durationSec, expectedMs) => {
    const call = foldRows(
      ringing(),
      [{ row: answered(inRow(), durationSec), lines: [ANN] }],
      T0 + 9 * SECOND,
    );
    expect(call).toMatchObject({ state: 'connected', answeredAt: iso(expectedMs) });
  });

  it('without an agent belong to the only one who rang, and to nobody when two did', () => {
    const { dstDeviceId: _none, ...row } = answered(inRow({ uniqueId: '7' }));
    const one = foldRows(ringing(), [{ row, lines: NOBODY }], T0 + SECOND);
    expect(one.incoming?.agents).toMatchObject([{ user: 'ann', answeredAt: iso(T0 + SECOND) }]);
    const two = foldRows(ringing({}, [ANN, BOB]), [{ row, lines: NOBODY }], T0 + SECOND);
    expect(two).toMatchObject({ state: 'connected', user: 'ann', answeredAt: iso(T0 + SECOND) });
    expect(two.incoming?.agents.some(({ answeredAt }) => answeredAt !== undefined)).toBe(false);
  });

  it('name the agent who talks after a transfer', () => {
    const talking = foldRows(ringing(), [{ row: answered(inRow()), lines: [ANN] }], T0 + SECOND);
    const handed = foldRows(
      talking,
      [{ row: answered(inRow({ dstDeviceId: '6' })), lines: [BOB] }],
      T0 + 9 * SECOND,
    );
    expect(handed).toMatchObject({ user: 'bob', mor: { device: '6', username: 'bob' } });
    expect(handed.timeline.at(-1)?.detail).toBe('transferred to Bob Builder');
    const back = foldRows(handed, [{ row: answered(inRow()), lines: [ANN] }], T0 + 20 * SECOND);
    expect(back.user).toBe('ann');
  });

  it('learn the number called from a later row, and go on when they are back', () => {
    const { did: _none, ...bare } = inRow();
    const about = { id: 'x', morServer: 'main', caller: { from: null }, isSearchable: true };
    const call = newIncoming(about, [{ row: bare, lines: [ANN] }], ANN, T0);
    const gone = foldGone(call, true, T0 + SECOND);
    expect(gone.following).toMatchObject({ goneSince: iso(T0 + SECOND), goneUnseen: true });
    const back = foldRows(gone, [{ row: inRow(), lines: [ANN] }], T0 + 2 * SECOND);
    expect(back.incoming).toMatchObject({ did: '37052000000', agents: [{ user: 'ann' }] });
    expect(back.incoming?.agents[0]?.stoppedAt).toBeUndefined();
    expect(back.following.goneSince).toBeUndefined();
  });
});

describe('the end of an incoming call', () => {
  const gone = (call: Call): Call => foldGone(call, false, T0 + 30 * SECOND);

  it('adds up the talk of all CDRs, each once', () => {
    const talking = foldRows(ringing(), [{ row: answered(inRow()), lines: [ANN] }], T0 + SECOND);
    expect(isDecided(talking)).toBe(false);
    const first = foldCdr(gone(talking), cdr(), '1764320000.900');
    expect(foldCdr(first, cdr({ billSeconds: 99 }), '1764320000.900')).toBe(first);
    expect(isDecided(first)).toBe(true);
    const both = foldCdr(first, cdr({ uniqueId: '2', billSeconds: 8 }), '2');
    expect(endIncoming(both, T0 + 40 * SECOND)).toMatchObject({ outcome: 'answered', talkSeconds: 50 });
  });

  it('without CDRs uses the time that it was seen answered', () => {
    const talking = foldRows(ringing(), [{ row: answered(inRow()), lines: [ANN] }], T0 + 10 * SECOND);
    expect(endIncoming(gone(talking), T0 + 60 * SECOND)).toMatchObject({
      outcome: 'answered',
      talkSeconds: 20,
      endedAt: iso(T0 + 30 * SECOND),
    });
    expect(endIncoming(talking, T0 + 25 * SECOND)).toMatchObject({ talkSeconds: 15 });
  });

  it('known as answered only by a CDR belongs to the only telephone that rang', () => {
    const toldOf = (uniqueId: string): Call =>
      endIncoming(foldCdr(gone(ringing()), cdr({ billSeconds: 20 }), uniqueId), T0 + 40 * SECOND);
    const one = toldOf('1764320000.900');
    expect(one).toMatchObject({ outcome: 'answered', talkSeconds: 20, answeredAt: iso(T0 + 10 * SECOND) });
    expect(one.incoming?.agents).toMatchObject([{ user: 'ann', answeredAt: iso(T0 + 10 * SECOND) }]);
    const another = toldOf('that no list has shown');
    expect(another).toMatchObject({ outcome: 'answered', talkSeconds: 20 });
    expect(another.incoming?.agents[0]?.answeredAt).toBeUndefined();
    const two = foldCdr(gone(ringing({}, [ANN, BOB])), cdr({ billSeconds: 20 }), 'a');
    expect(isDecided(two)).toBe(true);
    const ended = endIncoming(two, T0 + 40 * SECOND);
    expect(ended.incoming?.agents.every(({ answeredAt }) => answeredAt === undefined)).toBe(true);
  });

  it('states why it was missed when MOR says so', () => {
    const told = foldCdr(
      gone(ringing()),
      cdr({ disposition: 'NO ANSWER', billSeconds: 0, hangupCause: 19 }),
      '1764320000.900',
    );
    expect(isDecided(told)).toBe(true);
    expect(endIncoming(told, T0)).toMatchObject({ outcome: 'missed', hangupCause: 19, talkSeconds: 0 });
  });
});

describe('who the caller is', () => {
  const record = (id: string, url?: string): CrmRecord => ({
    ref: { type: 'Contact', id },
    name: `Contact ${id}`,
    numbers: [],
    doNotCall: false,
    ...defined({ url }),
  });
  const found = (ids: readonly string[], more = false) => ({
    kind: 'found' as const,
    records: ids.map((id) => record(id, `https://crm.example/${id}`)),
    more,
  });

  it('is the only match, until there is another', () => {
    const one = addMatches(ringing(), 'ann', found(['1']));
    expect(one).toMatchObject({
      record: { id: '1' },
      contactName: 'Contact 1',
      recordUrl: 'https://crm.example/1',
    });
    const same = addMatches(one, 'bob', found(['1']));
    expect(same.incoming?.matches).toMatchObject([{ id: '1', seenBy: ['ann', 'bob'] }]);
    expect(addMatches(same, 'bob', found(['1'])).incoming?.matches[0]?.seenBy).toEqual(['ann', 'bob']);
    const two = addMatches(same, 'ann', found(['1', '2']));
    expect(two.record).toBeUndefined();
    expect(two.incoming?.matches.map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('stays what an agent has chosen', () => {
    const one = addMatches(ringing(), 'ann', found(['1']));
    const { incoming } = one;
    const chosen: Call = { ...one, ...defined({ incoming: incoming && { ...incoming, chosen: true } }) };
    expect(addMatches(chosen, 'ann', found(['1', '2'])).record).toMatchObject({ id: '1' });
  });

  it('is nobody when there are more matches than are kept', () => {
    const ids = Array.from({ length: 14 }, (_, n) => `${n}`);
    const many = addMatches(ringing(), 'ann', found(ids));
    expect(many.incoming?.matches).toHaveLength(10);
    expect(many.incoming?.more).toBe(true);
    expect(addMatches(ringing(), 'ann', found(['1'], true)).record).toBeUndefined();
  });

  it('is unknown when the look-up is not answered in time', () => {
    const call = ringing();
    const unanswered = addMatches(call, 'ann', { kind: 'unanswered' });
    expect(unanswered.incoming?.lookUp).toBe('unanswered');
    expect(addMatches(unanswered, 'ann', { kind: 'unanswered' })).toBe(unanswered);
  });

  it('is found after the end only where nobody was known', () => {
    const over = endIncoming(foldGone(ringing(), false, T0), T0);
    const late = addMatches(over, 'ann', found(['1']));
    expect(late).toMatchObject({ record: { id: '1' }, incoming: { foundLate: true } });
    expect(addMatches(late, 'bob', found(['2']))).toMatchObject({
      record: { id: '1' },
      incoming: { matches: [{ id: '1' }, { id: '2' }] },
    });
    expect(addMatches(over, 'ann', found(['1', '2'])).record).toBeUndefined();
  });
});
