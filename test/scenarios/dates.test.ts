import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { sugarTime } from '../../connectors/sugarcrm/records.ts';
import { suiteTime } from '../../connectors/suitecrm/time.ts';
import { daysIn } from '../../src/http/zone-days.ts';
import { quietZone } from '../../src/mapping/rules/quiet-hours.ts';
import { anActivity } from '../contracts/activity.ts';
import { addAgent, connectTo, startOrg } from '../connectors/salesforce/setup.ts';
import { inCrm } from '../manifests/php/crm.ts';
import { dayOf } from '../../src/calls/outbox/days.ts';
import { writePlan } from '../../src/calls/outbox/planned-task.ts';
import { acceptedCall } from '../helpers/calls.ts';

/** The 28th in UTC but already the 29th in Auckland. */
const AT = '2026-11-28T23:30:05.250Z';
const AT_SEC = Math.floor(Date.parse(AT) / 1000);
const ZONE = 'Pacific/Auckland';

/** The result of a script on a machine, or in a browser, in Auckland. */
const inAuckland = (script: string): unknown =>
  JSON.parse(
    execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      encoding: 'utf8',
      env: { ...process.env, TZ: ZONE, NODE_OPTIONS: '' },
    }),
  );

const taskDay = async (): Promise<unknown> => {
  const fake = await startOrg();
  try {
    const user = addAgent(fake, { TimeZoneSidKey: ZONE });
    await connectTo(fake).writeActivity(anActivity({ user, startedAt: AT }));
    return fake.org.live('Task')[0]?.values['ActivityDate'];
  } finally {
    await fake.close();
  }
};

const plannedDay = async (): Promise<unknown> => {
  let dueOn: unknown;
  const callBack = { at: '2026-11-29T12:30:05+13:00', user: 'ann', no: 1 };
  await writePlan(acceptedCall({ callBack }), (task) => {
    ({ dueOn } = task);
    return Promise.resolve({ kind: 'written', id: 'task' });
  });
  return dueOn;
};

const LOG_LINE = `import { terminalLine } from './src/app/terminal-lines.ts';
  const line = terminalLine(JSON.stringify({ level: 30, time: '${AT}', msg: 'ready' }), false);
  console.log(JSON.stringify(line.split(' ')[0]));`;

const DEMO_DAY = `import { demoHistory } from './src/demo/history.ts';
  const row = { crm: 'demo', user: 'ann', mor: 'main', username: 'u', device: '1', source: '101' };
  const hours = demoHistory([row], Date.parse('${AT}')).map((call) => new Date(call.createdAt).getHours());
  console.log(JSON.stringify([Math.min(...hours) >= 7, Math.max(...hours) < 18]));`;

/**
 * Every date that we write or group by: where its reader sees it, which zone that reader expects, and what we make of
 * AT. `files` turn moments into days or times of day; a file that does so without a row fails the test below.
 */
const TABLE: readonly {
  readonly date: string;
  readonly zone: string;
  readonly files: readonly string[];
  readonly made: () => unknown;
  readonly expected: unknown;
}[] = [
  {
    date: 'Task.ActivityDate of Salesforce, and its reports by day',
    zone: "the agent's (a date without zone, shown as it is)",
    files: ['connectors/salesforce/zones.ts'],
    made: taskDay,
    expected: '2026-11-29',
  },
  {
    date: 'date_start and date_end of a SuiteCRM Call',
    zone: "UTC; SuiteCRM shows it in each user's",
    files: [],
    made: () => suiteTime(AT),
    expected: '2026-11-28 23:30:05',
  },
  {
    date: 'date_start and date_end of a Sugar Call',
    zone: "any, named; Sugar shows it in each user's",
    files: [],
    made: () => sugarTime(AT),
    expected: '2026-11-28T23:30:05+00:00',
  },
  {
    date: 'what became of "dial now", in the description of a Call',
    zone: "the user's, named, because others read the text too",
    files: ['manifests/crm-shared/php/MorPeriods.php'],
    made: async () =>
      (await inCrm('8.2', 'suitecrm', [`out(MorPeriods::written(${AT_SEC}, '${ZONE}'));`]))[0],
    expected: '2026-11-29 12:30 NZDT',
  },
  {
    date: 'today and this week in the dashlet',
    zone: "the user's, as UTC in the query",
    files: ['manifests/crm-shared/php/MorPeriods.php'],
    made: async () =>
      (await inCrm('8.2', 'suitecrm', [`$p = new MorPeriods(${AT_SEC}, '${ZONE}', 1); out($p->today);`]))[0],
    expected: '2026-11-28 11:00:00',
  },
  {
    date: "days of the admin pages' filters and periods",
    zone: "the reader's browser",
    files: [
      'src/web/shared/time.ts',
      'src/web/admin/parts/axis-labels.ts',
      'src/web/shared/days.ts',
      'src/web/demo/page.js',
    ],
    made: () =>
      inAuckland(`import { endOfDay, startOfDay } from './src/web/shared/time.ts';
        console.log(JSON.stringify([startOfDay('2026-11-29'), endOfDay('2026-11-29')]));`),
    expected: ['2026-11-28T11:00:00.000Z', '2026-11-29T10:59:59.999Z'],
  },
  {
    date: 'time of a call on the page that plays its recording (test/web/recordings.test.ts shows it)',
    zone: "the listener's browser",
    files: ['src/http/player-page.ts'],
    made: () =>
      inAuckland(`import { playerPage } from './src/http/player-page.ts'; let page = '';
        playerPage({ createdAt: '${AT}' }, '/a', ['en'])({ writeHead() {}, end(text) { page = text; } });
        console.log(JSON.stringify(/<time datetime="(.*?)">/.exec(page)[1]));`),
    expected: AT,
  },
  {
    date: 'times of the exported calls (test/http/admin/calls.test.ts has the file itself)',
    zone: "the reader's browser, named in each line; without one UTC",
    files: ['src/http/schemas/periods.ts', 'src/http/call-csv.ts'],
    made: () =>
      inAuckland(
        `import { ownZone } from './src/web/shared/time.ts'; console.log(JSON.stringify(ownZone()));`,
      ),
    expected: ZONE,
  },
  {
    date: 'days of the reports (test/http/zone-days.test.ts has the odd ones)',
    zone: "the reader's browser, named in each line of the CSV; without one UTC",
    files: ['src/http/zone-days.ts', 'src/http/admin/routes/reports.ts'],
    made: () => daysIn(ZONE, '2026-11-29', '2026-11-29').map(({ fromMs }) => new Date(fromMs).toISOString()),
    expected: ['2026-11-28T11:00:00.000Z'],
  },
  {
    date: 'day on which a task to call back is due',
    zone: "the company's, `inbound.hours.zone`",
    files: ['src/calls/outbox/days.ts', 'src/config/inbound-schema.ts', 'src/mapping/rules/hours.ts'],
    made: () => dayOf(Date.parse(AT), ZONE),
    expected: '2026-11-29',
  },
  {
    date: 'day on which an agent plans to call again',
    zone: "the agent's, whose page names the moment with its offset",
    files: ['src/calls/outbox/planned-task.ts'],
    made: plannedDay,
    expected: '2026-11-29',
  },
  {
    date: 'time of a line of the log in a terminal',
    zone: 'the machine, whose terminal it is',
    files: ['src/app/terminal-lines.ts'],
    made: () => inAuckland(LOG_LINE),
    expected: '12:30:05',
  },
  {
    date: 'quiet hours',
    zone: "the contact's",
    files: ['src/mapping/rules/quiet-hours.ts'],
    made: () => quietZone('NZ', { from: '12:00', to: '13:00' }, Date.parse(AT)),
    expected: ZONE,
  },
  {
    date: 'the calls that the demo begins with, in office hours',
    zone: 'the machine, where the demo is looked at',
    files: ['src/demo/history.ts'],
    made: () => inAuckland(DEMO_DAY),
    expected: [true, true],
  },
];

/**
 * Not in the table: counters are kept by the hour and queried between two moments (test/contracts/store/admin.ts), daily
 * limits cover the last 24 hours, CDRs are requested in Unix seconds, and API, CLI and log write UTC with a Z.
 */
const BY_THE_HOUR = ['src/store/migrations.ts'];
/** Names the machine's zone but formats no date. */
const NAMES_THE_ZONE = ['src/self-check/bundle.ts'];
const MAKES_DAYS =
  /getUTC(Day|Date)|getDay\(|setHours|timeZone\b|[^T]slice\(0, ?10\)|% ?DAY_MS|new DateTimeZone|gmdate|[^a-z_]date\('|toLocale(Date|Time)?String|DateTimeFormat|86400000/;

describe('each date is shown in the zone that its reader expects', () => {
  it.each(TABLE)('$date: $zone', async ({ made, expected }) => {
    expect(await made()).toEqual(expected);
  });

  it('the table lists every file that turns moments into days', () => {
    const files = execFileSync(
      'git',
      ['ls-files', '-co', '--exclude-standard', 'src', 'connectors', 'manifests'],
      { encoding: 'utf8' },
    )
      .split('\n')
      .filter((file) => /\.(ts|tsx|js|php|cls)$/.test(file))
      // Not MOR's own clock, which the simulator plays, nor the package's tests.
      .filter((file) => !/^src\/simulator\/|__tests__|Test\.cls$/.test(file));
    const found = files.filter((file) => {
      const code = readFileSync(file, 'utf8').replaceAll(/timeZone\(\)/g, '');
      return MAKES_DAYS.test(code);
    });
    expect(found.sort()).toEqual(
      [...new Set([...BY_THE_HOUR, ...NAMES_THE_ZONE, ...TABLE.flatMap(({ files: own }) => own)])].sort(),
    );
  });
});
