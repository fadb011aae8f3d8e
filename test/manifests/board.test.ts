import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { PRODUCTS } from '../../scripts/packages/product.ts';
import { durationText } from '../../src/vocabulary/duration.ts';
import { LANGUAGES } from '../../src/vocabulary/texts/languages.ts';
import { launchBrowser, seriousViolations } from '../helpers/browser.ts';
import { fc } from '../helpers/property.ts';
import { shoot } from './browser/visit.ts';
import { inCrm } from './php/crm.ts';
import { packageTexts } from './php/install.ts';
import { PHP_VERSIONS } from './php/run-php.ts';

/** Sunday 2026-03-29 00:30 in Vilnius, the night the clocks go forward. */
const NIGHT_SEC = Date.parse('2026-03-28T22:30:00Z') / 1000;

const PERIODS = `$bounds = function ($zone, $first) { $p = new MorPeriods(${NIGHT_SEC}, $zone, $first); return array($p->today, $p->week); };
  out(array($bounds('Europe/Vilnius', 1), $bounds('Europe/Vilnius', 0), $bounds('UTC', 1), $bounds('', 1), $bounds('Mars/Olympus', 1), $bounds('America/New_York', 6)));`;

const board = (admin: boolean): string => `stub_user('u1', '${admin ? '1' : '0'}'); stub_record('Users', '1', array('full_name' => 'Adam <b>Min</b>'));
  $GLOBALS['crm']['preferences'] = array('timezone' => 'Europe/Vilnius', 'fdow' => '1');
  $GLOBALS['app_list_strings'] = array('mor_result_list' => array('' => '', 'reached' => 'Erreicht', 'call_back' => 'Rückruf <b>'));
  $own = array(array('agent' => 'u1', 'outcome' => 'answered', 'result' => 'call_back', 'is_today' => '1', 'calls' => '2', 'talk' => '3725'),
    array('agent' => 'u1', 'direction' => 'Inbound', 'outcome' => 'answered', 'result' => 'reached', 'is_today' => '0', 'calls' => '3', 'talk' => '60'),
    array('agent' => 'u1', 'direction' => 'Inbound', 'outcome' => 'missed', 'is_today' => '1', 'calls' => '1', 'talk' => '0'), array('agent' => 'u1', 'outcome' => 'busy', 'result' => null, 'is_today' => '0', 'calls' => '3', 'talk' => null), array('agent' => 'u1', 'outcome' => 'busy', 'result' => 'sold', 'is_today' => '0', 'calls' => '1', 'talk' => null));
  $missed = array(array('id' => 'm1', 'name' => 'Ring &lt;Ona&gt;', 'date_start' => '2026-03-27 10:00:00'));
  $GLOBALS['crm']['rows'] = array($own, $missed, array_merge($own, array(array('agent' => '1', 'outcome' => 'no_answer', 'is_today' => '1', 'calls' => '20', 'talk' => '0'))));
  $answer = MorConnector::endpoint()->answer('board', array(), ''); out(array($answer, $GLOBALS['crm']['queries']));`;

interface BoardAnswer {
  readonly ok: boolean;
  readonly html: string;
}

describe.each(PHP_VERSIONS)('the dashlet under PHP %s', (version) => {
  it('starts today and the week in the user’s time zone and on their first weekday, even when clocks change', async () => {
    const [bounds] = await inCrm(version, 'suitecrm', [PERIODS]);
    expect(bounds).toEqual([
      ['2026-03-28 22:00:00', '2026-03-22 22:00:00'],
      ['2026-03-28 22:00:00', '2026-03-28 22:00:00'],
      ['2026-03-28 00:00:00', '2026-03-23 00:00:00'],
      ['2026-03-28 00:00:00', '2026-03-23 00:00:00'],
      ['2026-03-28 00:00:00', '2026-03-23 00:00:00'],
      ['2026-03-28 04:00:00', '2026-03-28 04:00:00'],
    ]);
  });
});

describe('how long calls took', () => {
  it.each(Object.entries(LANGUAGES))('is written as everywhere else: %s', async (locale, { language }) => {
    const labels = packageTexts('suitecrm').get(`language/application/${language.crm}.php`)?.replace(/^<\?php/, '') ?? '';
    const below = (most: number) => fc.integer({ min: 0, max: most });
    const seconds = [0, 59, 60, 3599, 3600, ...fc.sample(below(120), 20), ...fc.sample(below(7200), 40), ...fc.sample(below(3_599_999), 100)];
    const script = `$app_strings = array(); ${labels} $GLOBALS['app_strings'] = $app_strings;
      $all = array(); foreach (array(${seconds.join()}) as $s) { $all[] = MorTexts::duration(MorConnector::host(), $s); } out($all);`;
    expect(await inCrm('8.2', 'suitecrm', [script])).toEqual([seconds.map((one) => durationText(one, locale))]);
  });
});

describe.each(PRODUCTS)('the dashlet in %s', (product) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => browser.close());

  it('counts the user’s own calls, links missed ones, and shows agents only to administrators', async () => {
    const [agent, admin] = (await inCrm('8.2', product, [board(false), board(true)])) as [BoardAnswer, string[]][];
    const page = await browser.newPage({ viewport: { width: 420, height: 620 } });
    await page.setContent(`<html lang="en"><title>Home</title><main><h1>Home</h1>${agent?.[0].html ?? ''}</main></html>`);
    const rows = async (): Promise<string[]> =>
      page.evaluate(`[...document.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent).join('|'))`);
    expect(await rows()).toEqual([
      'Today|3|2|1|1h 2m 5s',
      'This week|10|5|1|1h 3m 5s',
      'This week, made|6|2|0|1h 2m 5s',
      'This week, came in|4|3|1|1m 0s',
      'Answered|5|',
      'Missed|1|',
      'Busy|4|',
      'None chosen|4|',
      'Erreicht|3|',
      'Rückruf <b>|2|',
      'sold|1|',
    ]);
    const link = page.getByRole('link', { name: 'Ring <Ona>' });
    expect(await link.getAttribute('href')).toBe(
      product === 'suitecrm' ? 'index.php?module=Calls&action=DetailView&record=m1' : '#Calls/m1',
    );
    expect(agent?.[1]).toHaveLength(2);
    expect(agent?.[1][0]).toContain("c.assigned_user_id = 'u1'");
    await page.setContent(`<html lang="en"><title>Home</title><main><h1>Home</h1>${admin?.[0].html ?? ''}</main></html>`);
    expect((await rows()).slice(11)).toEqual(['Adam <b>Min</b>|20|20|0|0|0s', 'u1|3|10|5|1|1h 3m 5s']);
    await shoot(page, `board-${product}`);
    expect(await seriousViolations(page)).toEqual([]);
  });
});
