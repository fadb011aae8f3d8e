import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../../src/calls/call/call.ts';
import { sampleCall } from '../../contracts/store/samples.ts';
import { mapping, startApp } from '../../helpers/app.ts';
import { fixtureOfAll } from '../../helpers/fixture.ts';
import { VIEWER_PASSWORD } from '../../helpers/pages.ts';
import { PASSWORD, createAdminClient, signedIn } from './client.ts';

const ended = (at: string, change: Partial<Call>): Call =>
  sampleCall({ crm: 'site', user: 'ann', state: 'ended', outcome: 'busy', ...change }, Date.parse(at));
const talked = (at: string, talkSeconds: number, change: Partial<Call> = {}): Call =>
  ended(at, { outcome: 'answered', talkSeconds, ...change });

/** Evening of the 28th in UTC; past midnight in Kolkata and further east. */
const LATE = '2026-03-28T19:00:00Z';
/** The last minute of the day on which summer time begins in Vilnius, and the first of the next day. */
const [LAST, NEXT] = ['2026-03-29T20:59:00Z', '2026-03-29T21:00:00Z'];

describe('reports for administrators', () => {
  const app = fixtureOfAll(
    async () => {
      const started = await startApp({
        config: { admin: { password: PASSWORD, viewerPassword: VIEWER_PASSWORD } },
        mappings: [
          mapping({ user: 'ann', name: '=HYPERLINK("http://evil")' }),
          mapping({ user: 'bob', name: 'Bob', username: 'bob', device: '6' }),
        ],
      });
      const calls = [
        talked(LATE, 60),
        ended(LATE, {}),
        talked(LAST, 31, { user: 'bob' }),
        talked(NEXT, 30, { user: 'bob', crm: 'demo', result: 'reached' }),
        sampleCall({ crm: 'site', user: 'ann', state: 'connected' }, Date.parse(LATE)),
      ];
      for (const call of calls) await started.runtime.store.calls.insert(call);
      return started;
    },
    (started) => started.close(),
  );
  const admin = fixtureOfAll(() => signedIn(app().url));

  const ask = async (query: string) => {
    const { status, body } = await admin().send('GET', `reports?${query}`);
    expect({ query, status }).toEqual({ query, status: 200 });
    return body as { rows: Record<string, unknown>[]; total: Record<string, unknown> };
  };
  const callsOfDays = async (query: string): Promise<unknown> =>
    (await ask(query)).rows.map(({ day, calls }) => [day, calls]);

  it('counts ended calls by the reader’s days, including days without calls', async () => {
    const { rows, total } = await ask('from=2026-03-27&to=2026-03-30');
    expect(rows).toEqual([
      { day: '2026-03-27', calls: 0, answered: 0, talkSeconds: 0, averageTalkSeconds: null },
      { day: '2026-03-28', calls: 2, answered: 1, talkSeconds: 60, averageTalkSeconds: 60 },
      { day: '2026-03-29', calls: 2, answered: 2, talkSeconds: 61, averageTalkSeconds: 31 },
      { day: '2026-03-30', calls: 0, answered: 0, talkSeconds: 0, averageTalkSeconds: null },
    ]);
    expect(total).toEqual({ calls: 4, answered: 3, talkSeconds: 121, averageTalkSeconds: 40 });
  });

  it.each([
    ['UTC', 2, 2, 0],
    ['Asia/Kolkata', 0, 2, 2],
    ['America/St_Johns', 2, 2, 0],
    ['Europe/Vilnius', 2, 1, 1],
    ['Pacific/Auckland', 0, 2, 2],
  ])('a day in %s follows that zone', async (zone, ...counts) => {
    const days = ['2026-03-28', '2026-03-29', '2026-03-30'];
    expect(await callsOfDays(`from=2026-03-28&to=2026-03-30&zone=${encodeURIComponent(zone)}`)).toEqual(
      days.map((day, at) => [day, counts[at]]),
    );
  });

  it('lists agents, busiest first, and narrows to a CRM instance or an agent', async () => {
    const period = 'from=2026-03-28&to=2026-03-30&group=agent';
    const bob = { user: 'bob', name: 'Bob' };
    expect((await ask(period)).rows).toMatchObject([
      { agent: { crm: 'site', user: 'ann', name: expect.any(String) }, calls: 2, answered: 1 },
      { agent: { crm: 'demo', user: 'bob' }, calls: 1 },
      { agent: { crm: 'site', ...bob }, calls: 1 },
    ]);
    expect((await ask(`${period}&crm=site&user=bob`)).rows).toMatchObject([
      { agent: { crm: 'site', ...bob } },
    ]);
    expect((await ask(`${period}&user=bob`)).total).toMatchObject({ calls: 2, talkSeconds: 61 });
    expect(await ask(`${period}&user=nobody`)).toMatchObject({
      rows: [],
      total: { calls: 0, averageTalkSeconds: null },
    });
  });

  it('counts a result once, whichever language it was chosen in', async () => {
    const chosen = ['Rückruf', 'Perskambinti', 'Call back'].map((disposition) => ({
      disposition,
      call: talked('2026-02-02T10:00:00Z', 9),
    }));
    for (const { call, disposition } of chosen) {
      await app().runtime.store.calls.insert(call);
      const { status } = await app().request('PATCH', `/v1/calls/${call.id}`, { body: { disposition } });
      expect(status).toBe(200);
    }
    await app().runtime.store.calls.insert(ended('2026-02-02T11:00:00Z', { crm: 'demo', result: 'retired' }));
    await app().runtime.store.calls.insert(ended('2026-02-02T12:00:00Z', {}));
    expect((await ask('from=2026-02-02&to=2026-02-02&group=result')).rows).toMatchObject([
      { result: { code: 'call_back', label: 'Call back' }, calls: 3, talkSeconds: 27 },
      { result: { code: 'retired', label: 'retired' }, calls: 1 },
      { result: { code: null, label: 'None chosen' }, calls: 1 },
    ]);
  });

  it('names results in the reader’s language: in reports, lists, overview and files', async () => {
    const at = '2026-02-03T10:00:00Z';
    const call = ended(at, { result: 'call_back' });
    await app().runtime.store.calls.insert(call);
    await app().runtime.store.calls.insert(ended(at, {}));
    const day = 'from=2026-02-03&to=2026-02-03&group=result';
    const headers = { 'accept-language': 'de-AT,de;q=0.9,en;q=0.5' };
    const read = async (path: string) => (await admin().send('GET', path, { headers })).body;
    const labels = (rows: unknown): unknown[] =>
      (rows as { result: { label: string } }[]).map(({ result }) => result.label).sort();
    const german = ['Keins gewählt', 'Rückruf'];
    expect(labels((await read(`reports?${day}`))['rows'])).toEqual(german);
    expect(await read(`calls/${call.id}`)).toMatchObject({ result: { code: 'call_back', label: 'Rückruf' } });
    expect(labels((await read('calls?result=call_back'))['items'])).toContain('Rückruf');
    const overview = await read('overview?from=2026-02-03T00:00:00Z&to=2026-02-04T00:00:00Z');
    expect((overview['results'] as { label: string }[]).map(({ label }) => label).sort()).toEqual(german);
    expect((await read('results'))['items']).toContainEqual({ code: 'call_back', label: 'Rückruf' });
    // A link cannot set headers: the address says which language the page is in.
    const { text } = await admin().send('GET', `reports/export.csv?${day}&language=lt`, { headers });
    expect(text).toContain('call_back,Perskambinti,');
    // A language that has no label, and a reader without one, get English.
    const { body } = await admin().send('GET', `reports?${day}`, { headers: { 'accept-language': 'fi' } });
    expect(labels(body['rows'])).toEqual(['Call back', 'None chosen']);
  });

  it.each([
    ['from=2026-03-28', 'to'],
    ['from=2026-03-28&to=2026-02-30', 'to'],
    ['from=0001-01-01&to=0001-01-02', '2000'],
    ['from=2026-03-28&to=2026-03-27', 'before the first day'],
    ['from=2025-01-01&to=2026-01-02', 'at most 366 days'],
    ['from=2026-03-28&to=2026-03-28&zone=Mars', 'Europe/Vilnius'],
    ['from=2026-03-28&to=2026-03-28&group=hour', 'group'],
  ])('says what is wrong with %s', async (query, says) => {
    for (const path of ['reports', 'reports/export.csv']) {
      const { status, body, text } = await admin().send('GET', `${path}?${query}`);
      expect({ status, code: body['code'] }).toEqual({ status: 400, code: 'invalid_request' });
      expect(text).toContain(says);
    }
  });

  it('accepts a whole leap year', async () => {
    expect((await ask('from=2024-01-01&to=2024-12-31&zone=Europe%2FVilnius')).rows).toHaveLength(366);
  });

  it('exports the same as CSV, with nothing that a spreadsheet would run', async () => {
    const csv = async (query: string) => {
      const { text, headers } = await admin().send('GET', `reports/export.csv?${query}`);
      return { lines: text.split('\r\n'), name: headers.get('content-disposition') };
    };
    const period = 'from=2026-03-28&to=2026-03-30&zone=Asia%2FKolkata';
    const agents = await csv(`${period}&group=agent`);
    expect(agents.name).toContain('calls-by-agent.csv');
    const figures = 'calls,answered,talkSeconds,averageTalkSeconds,from,to,timeZone';
    expect(agents.lines[0]).toBe(`crm,user,name,${figures}`);
    expect(agents.lines[1]).toBe(
      `site,ann,"'=HYPERLINK(""http://evil"")",2,1,60,60,2026-03-28,2026-03-30,Asia/Kolkata`,
    );
    expect((await csv(period)).lines[1]).toBe('2026-03-28,0,0,0,,2026-03-28,2026-03-30,Asia/Kolkata');
    expect((await csv(`${period}&group=result`)).lines[1]).toMatch(/^,None chosen,3,2,91,46,/);
  });

  it('are for administrators and viewers, and for nobody who is not signed in', async () => {
    const viewer = await signedIn(app().url, 'viewer', VIEWER_PASSWORD);
    for (const path of ['reports', 'reports/export.csv']) {
      const query = `${path}?from=2026-03-28&to=2026-03-28`;
      expect((await viewer.send('GET', query)).status).toBe(200);
      expect(await createAdminClient(app().url).send('GET', query)).toMatchObject({
        status: 401,
        body: { code: 'unauthenticated' },
      });
    }
  });
});
