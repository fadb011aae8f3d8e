import Libsql from 'libsql';
import { describe, expect, it } from '@jest/globals';
import { suitecrm } from '../../connectors/suitecrm/type.ts';
import { createTokens } from '../../src/http/tokens.ts';
import { v8Options } from '../connectors/suitecrm/setup.ts';
import { API_KEY, mapping, startApp } from '../helpers/app.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { openPage } from '../helpers/pages.ts';
import type { Row } from '../simulators/bean-store.ts';
import { startSuiteV8 } from '../simulators/suitecrm-v8/server.ts';
import { inCrm } from './php/crm.ts';

const MOBILE = '+37061234511';
const LABELS = `array('mor_result_list' => array('reached' => 'Reached', 'my_voicemail' => 'My voicemail answered'))`;

/** What the dashlet's own SQL finds among the CRM's Calls. */
const answersOf = (queries: readonly string[], calls: readonly Row[]): unknown[][] => {
  const db = new Libsql(':memory:');
  db.exec(`CREATE TABLE calls (id, name, date_start, deleted INTEGER, assigned_user_id, direction, status);
    CREATE TABLE calls_cstm (id_c, mor_call_id_c, mor_talk_seconds_c INTEGER, mor_outcome_c, mor_result_c);`);
  const call = db.prepare('INSERT INTO calls VALUES (@id, @name, @date_start, 0, @assigned_user_id, @direction, @status)');
  const own = db.prepare(
    'INSERT INTO calls_cstm VALUES (@id, @mor_call_id_c, @mor_talk_seconds_c, @mor_outcome_c, @mor_result_c)',
  );
  for (const row of calls) {
    const { id, name, date_start, assigned_user_id, direction, status } = row;
    call.run({ id, name, date_start, assigned_user_id, direction, status });
    const { mor_call_id_c, mor_talk_seconds_c, mor_outcome_c, mor_result_c = null } = row;
    own.run({ id, mor_call_id_c, mor_talk_seconds_c, mor_outcome_c, mor_result_c });
  }
  const answers = queries.map((sql) => db.prepare(sql).all());
  db.close();
  return answers;
};

/** `1m 5s` as seconds. */
const secondsOf = (text: string): number =>
  [...text.matchAll(/(\d+)([hms])/g)].reduce(
    (sum, [, count, unit = 's']) => sum + Number(count) * ({ h: 3_600, m: 60, s: 1 }[unit] ?? 0),
    0,
  );

describe('a call that the agent’s voicemail took', () => {
  const crm = fixtureOfAll(startSuiteV8, (fake) => fake.server.close());
  const user = fixtureOfAll(() => crm().crm.addUser({ name: 'Ann Adams' }));
  const app = fixtureOfAll(
    async () => {
      await buildPages();
      return startApp({
        simulator: { speed: 8 },
        connectorTypes: [suitecrm],
        crms: [{ id: 'suite', type: 'suitecrm', apiKeys: [API_KEY], ...v8Options(crm().url) }],
        mappings: [mapping({ user: user(), crm: 'suite', name: 'Ann Adams', source: `101; ${MOBILE}` })],
      });
    },
    (started) => started.close(),
  );
  const open = fixtureOfAll(openPage, ({ browser }) => browser.close());

  /** A call with this result, once the CRM's record says how it ended. */
  const rated = async (result: string, outcome: string): Promise<string> => {
    const record = await crm().crm.addRecord({ name: 'Ona', phones: ['+37061234001'] });
    const placed = await app().request('POST', '/v1/calls', { body: { user: user(), source: MOBILE, record } });
    const { id, createdAt } = placed.body as { id: string; createdAt: string };
    await app().until(id, 'ended');
    expect((await app().request('PATCH', `/v1/calls/${id}`, { body: { result } })).status).toBe(200);
    const isThere = (row: Row): boolean =>
      row['mor_call_id_c'] === id && row['mor_outcome_c'] === outcome && row['mor_result_c'] === result;
    for (let turn = 0; !crm().store.all('Calls').some(isThere); turn += 1) {
      if (turn > 600) throw new Error(`the Calls record does not say ${outcome}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return createdAt;
  };

  /** The rows of the dashlet's tables, a moment after that time. */
  const dashlet = async (at: string): Promise<string[]> => {
    const prologue = `stub_user('${user()}'); $GLOBALS['crm']['preferences'] = array('timezone' => 'UTC', 'fdow' => '1');
      $GLOBALS['app_list_strings'] = ${LABELS}; TestClock::$ms = ${Date.parse(at) + 1_000};`;
    const ask = `$answer = MorConnector::endpoint()->answer('board', array(), ''); out(array($answer['html'], $GLOBALS['crm']['queries']));`;
    const [first] = (await inCrm('8.2', 'suitecrm', [prologue + ask])) as [string, string[]][];
    const found = JSON.stringify(answersOf(first?.[1] ?? [], crm().store.all('Calls')));
    const rows = `$GLOBALS['crm']['rows'] = json_decode(${JSON.stringify(found)}, true);`;
    const [second] = (await inCrm('8.2', 'suitecrm', [prologue + rows + ask])) as [string, string[]][];
    const { page } = open();
    await page.setContent(`<html lang="en"><title>Home</title>${second?.[0] ?? ''}</html>`);
    return page.evaluate(
      `[...document.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent).join('|'))`,
    );
  };

  it('counts the same in the dashlet, in the report and in the agent’s panel', async () => {
    await rated('my_voicemail', 'agent_no_answer');
    const at = await rated('reached', 'answered');
    const day = at.slice(0, 10);
    const report = async (group: string) => {
      const path = `/v1/reports?user=${user()}&from=${day}&to=${day}&group=${group}`;
      return (await app().request('GET', path)).body as {
        rows: { result?: { code: string }; calls: number; answered: number; talkSeconds: number }[];
        total: { calls: number; answered: number; talkSeconds: number };
      };
    };
    const { rows, total } = await report('result');
    expect(rows.map(({ result, calls, answered }) => [result?.code, calls, answered]).sort()).toEqual([
      ['my_voicemail', 1, 0],
      ['reached', 1, 1],
    ]);
    const [today = '', , ...others] = await dashlet(at);
    const [, calls, answered, , talked = ''] = today.split('|');
    expect([Number(calls), Number(answered), secondsOf(talked)]).toEqual([
      total.calls,
      total.answered,
      total.talkSeconds,
    ]);
    expect(others.sort()).toEqual([
      'Answered|1|',
      'My voicemail answered|1|',
      'Own telephone not picked up|1|',
      'Reached|1|',
    ]);

    const tokens = createTokens({ key: () => app().runtime.ownKeys.get('tokens'), trusted: [], now: Date.now });
    const { token } = await tokens.issue({ crm: 'suite', user: user() }, 'act');
    const { page, complaints } = open();
    await page.goto(`${app().url}/panel?lang=en#token=${token}`);
    await page.locator('.recent').getByText('You did not pick up', { exact: false }).waitFor();
    await page.getByText('My figures').click();
    await page.getByLabel('Count').selectOption('result');
    await page.locator('.own-report tbody').getByText('My voicemail answered').waitFor();
    const cells = await page.evaluate<string[]>(
      `[...document.querySelectorAll('.own-report tbody tr')].map((row) => [...row.cells].slice(0, 3).map((cell) => cell.textContent).join('|'))`,
    );
    expect(cells.sort()).toEqual(['My voicemail answered|1|0', 'Reached|1|1']);
    expect(complaints).toEqual([]);
  });
});
