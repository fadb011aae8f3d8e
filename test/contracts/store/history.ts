import { expect, it } from '@jest/globals';
import type { Call } from '../../../src/calls/call/call.ts';
import type { CallFilter, Store } from '../../../src/calls/ports.ts';
import type { ReportRow } from '../../../src/calls/report-rows.ts';
import { defined } from '../../../src/defined.ts';
import { T0, allPages, moved, sampleCall, storeEnded, unique } from './samples.ts';

const NAMES = ['Šarūnas Kazlauskas', 'Anna Kazlauskaitė', 'Ona', undefined, 'ŻÓŁĆ & Co'];
const NUMBERS = ['+37060012345', '+37061112345', '101', null, '+493012345678'];
const RESULTS = ['reached', 'call_back', undefined];

const otherSide = ({ incoming, destination }: Call): string =>
  (incoming === undefined ? destination : incoming.from) ?? '';
const digitsOf = (call: Call): string => otherSide(call).replace(/\D/g, '');
/** The agent clicked, or the call rang their telephone. */
const concerns = ({ user, incoming }: Call, agent: string): boolean =>
  user === agent || incoming?.agents.some((one) => one.user === agent) === true;
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const namesOf = (call: Call): string[] => {
  const words = plain(call.contactName ?? '').split(' ');
  return [words.join(' '), words.at(-1) ?? ''];
};

/** A reference implementation of the filters, as plain as possible. */
const matches = (filter: Omit<CallFilter, 'limit'>, call: Call): boolean =>
  (filter.user === undefined || concerns(call, filter.user)) &&
  (filter.direction === undefined || (filter.direction === 'inbound') === (call.incoming !== undefined)) &&
  (filter.outcome === undefined || call.outcome === filter.outcome) &&
  (filter.result === undefined || call.result === filter.result) &&
  (filter.number === undefined ||
    (filter.number.length < 4 ? digitsOf(call) === filter.number : digitsOf(call).endsWith(filter.number))) &&
  (filter.contact === undefined || namesOf(call).some((name) => name.startsWith(plain(filter.contact!)))) &&
  (filter.minSeconds === undefined || (call.talkSeconds ?? 0) >= filter.minSeconds) &&
  (filter.sort !== 'longest' || call.state === 'ended');

const keyOf = (sort: CallFilter['sort'], call: Call): string =>
  `${sort === 'longest' ? String(call.talkSeconds ?? 0).padStart(6, '0') : ''}${call.createdAt}${call.id}`;

/** Searching closed calls, and reports about them. */
export const historyContract = (store: () => Store): void => {
  const crm = unique('crm-');
  const users = [unique('user-'), unique('user-')];
  const calls = Array.from({ length: 120 }, (_, at): Call => {
    const isAnswered = at % 4 !== 0;
    const result = RESULTS[at % 3];
    const name = NAMES[at % 5];
    const { contactName: _own, ...call } = sampleCall(
      { crm, user: users[at % 2]!, destination: NUMBERS[(at * 3) % 5]!, state: 'ended' },
      T0 + (at % 40) * 1_000,
    );
    // Every seventh came in; every other one of them rang both agents.
    const rang = at % 14 === 0 ? users : [users[at % 2]!];
    const incoming = {
      from: NUMBERS[(at * 3) % 5]!,
      agents: rang.map((user) => ({ user, rangAt: call.createdAt })),
      matches: [],
      lookUp: 'done' as const,
      answeredIds: [],
      cdrs: [],
    };
    return {
      ...call,
      ...defined({ contactName: name, result, incoming: at % 7 === 0 ? incoming : undefined }),
      outcome: isAnswered ? 'answered' : 'busy',
      talkSeconds: isAnswered ? (at * 37) % 50 : 0,
    };
  });

  it('finds what a scan of all calls would find, in every order and on every page', async () => {
    await Promise.all(calls.map((call) => storeEnded(store(), call)));
    const searches: Omit<CallFilter, 'limit'>[] = [
      {},
      ...['12345', '60012345', '101', '999999'].map((number) => ({ number })),
      ...['kazlausk', 'ŠARŪNAS', 'sarunas k', 'ona', 'żół', 'nobody'].map((contact) => ({ contact })),
    ];
    const narrowings = [
      {},
      { user: users[0]! },
      { user: users[1]!, direction: 'inbound' as const },
      { user: users[1]!, minSeconds: 20, result: 'reached' },
      { result: 'call_back' },
      { minSeconds: 20 },
      { outcome: 'busy' as const },
    ];
    for (const search of searches) {
      for (const narrowing of narrowings) {
        for (const sort of [undefined, 'oldest', 'longest'] as const) {
          const filter = { ...search, ...narrowing, ...defined({ sort }) };
          const expected = calls
            .filter((call) => matches(filter, call))
            .sort((a, b) => (keyOf(sort, a) < keyOf(sort, b) ? 1 : -1));
          const found = await allPages((cursor) =>
            store().calls.list({ crm, limit: 17, ...filter, ...defined({ cursor: cursor || undefined }) }),
          );
          const ids = (sort === 'oldest' ? expected.reverse() : expected).map(({ id }) => id);
          expect({ filter, ids: found.map(({ id }) => id) }).toEqual({ filter, ids });
        }
      }
    }
  });

  it('finds the same where more calls have the number, name or result than can be sorted', async () => {
    const own = unique('crm-');
    const many = Array.from({ length: 2_100 }, (_, at) =>
      sampleCall(
        {
          crm: own,
          user: users[at % 2]!,
          destination: '+37060012345',
          contactName: at % 50 === 0 ? 'Ona' : 'Anna Everywhere',
          state: 'ended',
          outcome: 'answered',
          talkSeconds: (at * 37) % 50,
          result: at % 40 === 0 ? 'call_back' : 'reached',
        },
        T0 + (at % 700) * 1_000,
      ),
    );
    await Promise.all(many.map((call) => store().calls.insert(call)));
    for (const narrowing of [{}, { user: users[0]! }, { minSeconds: 45 }, { result: 'call_back' }]) {
      for (const search of [{ number: '0012345' }, { contact: 'every' }, { contact: 'ona' }, {}]) {
        for (const sort of [undefined, 'oldest', 'longest'] as const) {
          const filter = { ...search, ...narrowing, ...defined({ sort }) };
          const expected = many
            .filter((call) => matches(filter, call))
            .sort((a, b) => (keyOf(sort, a) < keyOf(sort, b) ? 1 : -1));
          const ids = (sort === 'oldest' ? expected.reverse() : expected).slice(0, 80).map(({ id }) => id);
          const first = await store().calls.list({ crm: own, limit: 40, ...filter });
          const more =
            first.next === undefined
              ? []
              : (await store().calls.list({ crm: own, limit: 40, ...filter, cursor: first.next })).items;
          const found = [...first.items, ...more].map(({ id }) => id);
          expect({ filter, ids: found }).toEqual({ filter, ids });
        }
      }
    }
  });

  it('also finds open calls, and those whose result was chosen while they were open', async () => {
    const own = unique('crm-');
    const call = sampleCall({ crm: own, state: 'connected', destination: '+37069998877' });
    await store().calls.insert(call);
    await store().calls.save(moved(call, 'connected', { result: 'reached' }));
    for (const filter of [
      { result: 'reached' },
      { number: '98877' },
      { contact: 'zivile' },
      { contact: '👋' },
    ]) {
      expect({
        filter,
        found: (await store().calls.list({ crm: own, limit: 5, ...filter })).items.length,
      }).toEqual({
        filter,
        found: 1,
      });
    }
    const ended = moved(moved(call, 'connected'), 'ended', {
      result: 'call_back',
      outcome: 'answered',
      talkSeconds: 5,
    });
    await store().calls.save(ended);
    expect((await store().calls.list({ crm: own, limit: 5, result: 'reached' })).items).toEqual([]);
    expect((await store().calls.list({ crm: own, limit: 5, minSeconds: 5 })).items).toEqual([ended]);
  });

  it('summarises a period, and the agents and the results in it', async () => {
    const period = { fromMs: T0 + 5_000, toMs: T0 + 30_000 };
    for (const scope of [{ crm }, { crm, user: users[1]! }]) {
      const counted = calls.filter(({ createdAt, user }) => {
        const at = Date.parse(createdAt);
        return at >= period.fromMs && at < period.toMs && ('user' in scope ? scope.user : user) === user;
      });
      for (const by of [undefined, 'agent', 'result'] as const) {
        const expected = new Map<string, ReportRow>();
        for (const { user, result = null, outcome, talkSeconds = 0 } of counted) {
          const named = { all: {}, agent: { user }, result: { result } };
          const row = { crm, ...named[by ?? 'all'] };
          const isAnswered = outcome === 'answered';
          const had = expected.get(JSON.stringify(row));
          expected.set(JSON.stringify(row), {
            ...row,
            calls: (had?.calls ?? 0) + 1,
            answered: (had?.answered ?? 0) + (isAnswered ? 1 : 0),
            talkSeconds: (had?.talkSeconds ?? 0) + talkSeconds,
            answeredTalk: (had?.answeredTalk ?? 0) + (isAnswered ? talkSeconds : 0),
          });
        }
        const rows = await store().stats.report({ ...scope, ...period, ...defined({ by }) });
        const inOrder = (some: Iterable<ReportRow>) =>
          [...some].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
        expect(rows).toHaveLength(expected.size);
        expect(inOrder(rows)).toEqual(inOrder(expected.values()));
      }
    }
  });
};
