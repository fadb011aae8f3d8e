import { describe, expect, it } from '@jest/globals';
import Papa from 'papaparse';
import type { Call } from '../../src/calls/call/call.ts';
import { sampleCall, storeEnded } from '../contracts/store/samples.ts';
import { mapping, startApp } from '../helpers/app.ts';
import type { Answer } from '../helpers/app.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';

const AT_MS = Date.parse('2026-03-28T21:30:00Z');
const HOUR_MS = 3_600_000;

/** It rang both agents, and the CRM has shown its record to bob only. */
const group: Call['incoming'] = {
  from: '+37061234001',
  agents: ['ann', 'bob'].map((user) => ({ user, rangAt: new Date(AT_MS).toISOString() })),
  matches: [{ type: 'Contact', id: 'secret', name: 'Ona Onaitė', seenBy: ['bob'] }],
  lookUp: 'done',
  answeredIds: [],
  cdrs: [],
};
const ended = { crm: 'site', user: 'ann', state: 'ended', outcome: 'answered', talkSeconds: 60 } as const;
const CALLS: Readonly<Record<string, Partial<Call>>> = {
  old: { ...ended, result: 'reached', contactName: 'Anna Kazlauskaitė', destination: '+37060012345' },
  busy: {
    ...ended,
    outcome: 'busy',
    talkSeconds: 0,
    contactName: '=Otto & "Co"',
    destination: '+493012345678',
  },
  long: {
    ...ended,
    talkSeconds: 900,
    result: 'call_back',
    contactName: 'Otto',
    destination: '+493012345678',
  },
  group: {
    ...ended,
    user: 'bob',
    contactName: 'Ona Onaitė',
    record: { type: 'Contact', id: 'secret' },
    destination: null,
    incoming: group,
  },
  others: { ...ended, user: 'bob', contactName: 'Otto', result: 'reached', destination: '+37060012345' },
};
const NAMES = Object.keys(CALLS);

describe('an agent’s own calls', () => {
  const app = fixtureOfAll(
    async () => {
      const started = await startApp({
        mappings: [mapping({ user: 'ann', name: 'Ann' }), mapping({ user: 'bob' })],
      });
      for (const [at, [id, call]] of Object.entries(CALLS).entries())
        await storeEnded(started.runtime.store, sampleCall({ id, ...call }, AT_MS + at * HOUR_MS));
      return started;
    },
    (started) => started.close(),
  );
  const tokenOf = async (user: string): Promise<string> =>
    String((await app().request('POST', '/v1/tokens', { body: { user } })).body['token']);
  const ask = async (query: string, user = 'ann'): Promise<Answer> =>
    app().request('GET', `/v1/calls?${query}`, { key: await tokenOf(user) });
  const idsOf = ({ body }: Answer): string[] => (body['items'] as { id: string }[]).map(({ id }) => id);

  it.each([
    ['', ['group', 'long', 'busy', 'old']],
    ['sort=oldest', ['old', 'busy', 'long', 'group']],
    ['sort=longest', ['long', 'group', 'old', 'busy']],
    ['direction=inbound', ['group']],
    ['result=reached', ['old']],
    ['outcome=busy', ['busy']],
    ['minSeconds=61', ['long']],
    ['search=ott', ['long']],
    ['search=kazlausk', ['old']],
    ['search=0012345', ['old']],
    ['search=%2B49%2030%2012345678', ['long', 'busy']],
    ['search=5678&outcome=answered&sort=oldest', ['long']],
    [
      `from=${new Date(AT_MS + HOUR_MS).toISOString()}&to=${new Date(AT_MS + 3 * HOUR_MS).toISOString()}`,
      ['long', 'busy'],
    ],
  ])('are found by ?%s', async (query, ids) => {
    expect(idsOf(await ask(query))).toEqual(ids);
  });

  it('come page by page in every order', async () => {
    for (const sort of ['newest', 'oldest', 'longest']) {
      const found: string[] = [];
      let cursor = '';
      do {
        const page = await ask(`sort=${sort}&limit=1${cursor}`);
        found.push(...idsOf(page));
        const { next } = page.body;
        cursor = typeof next === 'string' ? `&cursor=${next}` : '';
      } while (cursor !== '');
      expect(found).toEqual(idsOf(await ask(`sort=${sort}`)));
    }
  });

  it('are never another agent’s, whatever is asked for', async () => {
    const queries = [
      '',
      'search=otto',
      'result=reached',
      'search=0012345',
      'sort=longest',
      'minSeconds=1',
      'outcome=answered',
    ];
    for (const query of queries) expect(idsOf(await ask(query))).not.toContain('others');
    expect((await ask('user=bob')).status).toBe(403);
    expect(
      (await app().request('GET', '/v1/calls/export.csv?user=bob', { key: await tokenOf('ann') })).status,
    ).toBe(403);
  });

  it('do not tell whose record the CRM hides: neither a search by its name nor by itself finds the call', async () => {
    for (const query of ['search=ona', 'record=Contact/secret']) {
      expect(idsOf(await ask(query))).toEqual([]);
      expect(idsOf(await ask(query, 'bob'))).toEqual(['group']);
    }
    const { body } = await ask('search=234001');
    expect(JSON.stringify(body)).not.toMatch(/Onait|secret/);
  });

  it('are refused for filters that do not exist', async () => {
    for (const query of ['sort=loudest', 'outcome=lucky', 'search=', 'activity=dead'])
      expect((await ask(query)).status).toBe(400);
  });

  const csv = async (query: string, user = 'ann'): Promise<Record<string, string>[]> => {
    const answer = await fetch(`${app().url}/v1/calls/export.csv?${query}`, {
      headers: { authorization: `Bearer ${await tokenOf(user)}` },
    });
    expect([
      answer.status,
      answer.headers.get('content-type'),
      answer.headers.get('content-disposition'),
    ]).toEqual([200, 'text/csv; charset=utf-8', 'attachment; filename="calls.csv"']);
    return Papa.parse<Record<string, string>>(await answer.text(), { header: true, skipEmptyLines: true })
      .data;
  };

  it('are a file of what is filtered, in the reader’s time zone, that runs no formula', async () => {
    const rows = await csv('sort=oldest&zone=Europe/Vilnius');
    expect(rows.map(({ id }) => id)).toEqual(['old', 'busy', 'long', 'group']);
    expect(rows[0]).toMatchObject({
      createdAt: '2026-03-28 23:30:00',
      result: 'reached',
      timeZone: 'Europe/Vilnius',
    });
    expect(rows[1]?.['contact']).toBe('\'=Otto & "Co"');
    expect(rows[3]).toMatchObject({ contact: '', from: "'+37061234001", direction: 'inbound' });
    const day = 'sort=oldest&from=2026-03-28&to=2026-03-28';
    expect((await csv(`${day}&zone=Europe/Vilnius`)).map(({ id }) => id)).toEqual(['old']);
    expect(await csv(`${day}&zone=Asia/Tokyo`)).toEqual([]);
    expect((await csv('search=otto')).map(({ id }) => id)).toEqual(['long']);
    expect(await csv('search=ona')).toEqual([]);
    expect((await csv('search=ona', 'bob')).map(({ id }) => id)).toEqual(['group']);
  });

  it('are all of the instance’s for the CRM’s server, also as a file', async () => {
    const all = await app().request('GET', '/v1/calls?sort=oldest');
    expect(idsOf(all)).toEqual(NAMES);
    expect(idsOf(await app().request('GET', '/v1/calls?search=ona'))).toEqual(['group']);
  });
});
