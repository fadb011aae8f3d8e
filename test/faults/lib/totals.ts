import type { Played } from './players.ts';

/** The names of the ledger's promises, by the column of the table that they count in. */
const COLUMNS = {
  'dialled twice': [
    'dialled twice',
    'one click, two calls',
    'another number dialled',
    'refused though dialled',
  ],
  lost: [
    'an acknowledged call is lost',
    'what was acknowledged is lost',
    'a dialled call is lost',
    'a caller was not seen',
    'one caller, two calls',
    'two callers, one call',
    'another call answered',
    'a call never ends',
    'state went back',
    'notes missing',
  ],
  activities: [
    'activity missing',
    'activity doubled',
    'activity of no call',
    'logged too early',
    'wrong outcome logged',
    'a wrong outcome',
    'ended too early',
    'somebody else has answered',
    'a call that nobody made',
    'task missing',
    'task doubled',
    'task of no missed call',
  ],
} as const;
type Column = keyof typeof COLUMNS;

interface Row {
  times: number;
  longestMs: number | undefined;
  readonly broken: Record<Column, number>;
}

/** Sums over all seeds. */
export class Totals {
  clicks = 0;
  inbound = 0;
  dials = 0;
  failed = 0;
  virtualMs = 0;
  readonly rows = new Map<string, Row>();

  add({ clicks, inbound, dials, virtualMs, faults, violation }: Played): void {
    this.clicks += clicks;
    this.inbound += inbound;
    this.dials += dials;
    this.virtualMs += virtualMs;
    if (violation) this.failed += 1;
    for (const [fault, { times, longestMs }] of faults) {
      const row = this.rowOf(fault);
      row.times += times;
      if (longestMs !== undefined) row.longestMs = Math.max(row.longestMs ?? 0, longestMs);
      for (const column of Object.keys(COLUMNS) as Column[]) {
        const rules: readonly string[] = COLUMNS[column];
        if (violation && rules.includes(violation.rule)) row.broken[column] += 1;
      }
    }
  }

  summary(from: number, to: number, nodes: readonly number[]): string {
    const days = Math.round(this.virtualMs / 86_400_000);
    const players = nodes.map((count) => (count === 1 ? 'one node' : `${count} nodes`)).join(' and by ');
    const seeds = `Seeds ${from} to ${to}, each played by ${players}`;
    const numbers = [this.clicks, this.dials, this.inbound].map((number) => number.toLocaleString('en'));
    return `${seeds}: ${numbers[0] ?? ''} clicks, ${numbers[1] ?? ''} calls dialled, ${numbers[2] ?? ''} that came in, ${days} days of virtual time; ${this.failed} seeds broke a promise.`;
  }

  private rowOf(fault: string): Row {
    let row = this.rows.get(fault);
    if (row === undefined) {
      row = { times: 0, longestMs: undefined, broken: { 'dialled twice': 0, lost: 0, activities: 0 } };
      this.rows.set(fault, row);
    }
    return row;
  }
}

const NAMES: Readonly<Record<string, string>> = {
  mor_down: 'MOR refuses connections',
  mor_silent: 'MOR takes connections and never answers',
  mor_slow: 'MOR answers after up to 12 s',
  crm_down: 'CRM away',
  crm_forgets_to_answer: 'CRM commits and does not answer',
  crm_pause: 'CRM asks for a pause',
  search_down: 'CRM does not say who calls',
  search_slow: 'CRM says after up to 12 s who calls',
  disk_full: 'disk full',
  disk_slow: 'each sync takes up to 0.6 s',
  database_away: 'PostgreSQL restarted',
  cut_off: 'one node cut off from PostgreSQL',
  stands_still: 'one node stands still, and goes on',
  'callback_init: connection_refused': '`callback_init`: connection refused',
  'callback_init: overloaded': '`callback_init`: own limit reached',
  'callback_init: lost': '`callback_init`: lost on the way',
  'callback_init: late': '`callback_init`: arrives after up to 30 s',
  'callback_init: answer_lost': '`callback_init`: reset after it was accepted',
  'callback_init: answer_late': '`callback_init`: answered after up to 40 s',
  'callback_init: garbage': '`callback_init`: accepted, answered with garbage',
  'callback_init: refused': '`callback_init`: refused by MOR',
};

const secondsOf = (ms: number | undefined): string =>
  ms === undefined ? '' : `${(ms / 1_000).toFixed(1)} s`;

/** Markdown. */
export const faultTable = (totals: Totals): string => {
  const lines = [...totals.rows]
    .map(([fault, row]) => ({ name: NAMES[fault] ?? fault, ...row }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
    .map(({ name, times, broken, longestMs }) => {
      const cells = [name, times.toLocaleString('en'), ...Object.values(broken), secondsOf(longestMs)];
      return `| ${cells.join(' | ')} |`;
    });
  return [
    '| fault | times | dialled twice | lost | activities missing or doubled | longest recovery |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...lines,
  ].join('\n');
};
