import { toCsv } from '../../csv.ts';
import type { CsvRow } from '../../csv.ts';
import type { QueryOf } from '../contract/contract.ts';
import { makeReport } from '../../report.ts';
import type { Report, ReportDeps } from '../../report.ts';
import { ANSWERED } from '../route.ts';
import type { AddRoute } from '../route.ts';

type Group = QueryOf<'GET /reports'>['group'];
type Row = Report['rows'][number];

/** The columns that say what a row is about. */
const SUBJECT: Readonly<Record<Group, { heads: readonly string[]; cells: (row: Row) => CsvRow }>> = {
  day: { heads: ['day'], cells: ({ day }) => [day ?? ''] },
  agent: {
    heads: ['crm', 'user', 'name'],
    cells: ({ agent }) => [agent?.crm ?? '', agent?.user ?? '', agent?.name ?? ''],
  },
  result: {
    heads: ['result', 'label'],
    cells: ({ result }) => [result?.code ?? '', result?.label ?? ''],
  },
};
const FIGURES = ['calls', 'answered', 'talkSeconds', 'averageTalkSeconds'];
const PERIOD = ['from', 'to', 'timeZone'];

const csvOf = (group: Group, { rows, from, to, zone }: Report): string => {
  const { heads, cells } = SUBJECT[group];
  const lines = rows.map((row) => [
    ...[...cells(row), row.calls, row.answered, row.talkSeconds, row.averageTalkSeconds ?? ''],
    ...[from, to, zone],
  ]);
  return toCsv([[...heads, ...FIGURES, ...PERIOD], ...lines]);
};

/** Reports of a period by day, agent or result, for everybody who can sign in; also as CSV. */
export const addReportRoutes = (add: AddRoute, deps: ReportDeps): void => {
  add('GET /reports', ({ query, languages }) => makeReport({ ...query, languages }, deps));

  add('GET /reports/export.csv', async ({ query, languages, res }) => {
    const csv = csvOf(query.group, await makeReport({ ...query, languages }, deps));
    res.attachment(`calls-by-${query.group}.csv`).type('text/csv').send(csv);
    return ANSWERED;
  });
};
