import { Table } from '../../parts/table.tsx';
import type { Column } from '../../parts/table.tsx';
import { readersLocale } from '../../../shared/time.ts';
import type { Report } from '../../types.ts';
import { GROUPS, subjectText, talkText } from './words.ts';
import type { Group } from './words.ts';
import { texts } from '../../texts.ts';

type Row = Report['rows'][number];
/** The last row is the total. */
type Line = Row & { readonly isTotal?: true };

const FIGURES = {
  day: texts.reports.figures_by_day,
  agent: texts.reports.figures_by_agent,
  result: texts.reports.figures_by_result,
} as const;

const numbers = new Intl.NumberFormat(readersLocale());

const keyOf = ({ day, agent, result, isTotal }: Line): string =>
  JSON.stringify([isTotal, day, agent?.crm, agent?.user, result?.code]);

const numeric = (head: string, text: (row: Line) => string): Column<Line> => ({
  head,
  numeric: true,
  cell: (row) => (row.isTotal ? <strong>{text(row)}</strong> : text(row)),
});

/** The figures of each day with calls, of each agent or result, and of all together. */
export const ReportTable = ({ group, report }: { group: Group; report: Report }) => {
  const head = GROUPS.find(([name]) => name === group)?.[1] ?? '';
  const lines: Line[] = [...report.rows.filter(({ calls }) => calls > 0), { ...report.total, isTotal: true }];
  const crm: readonly Column<Line>[] =
    group === 'agent' ? [{ head: 'CRM', cell: ({ agent }) => agent?.crm ?? '' }] : [];
  return (
    <Table
      caption={FIGURES[group]}
      empty=""
      rows={lines}
      rowKey={keyOf}
      columns={[
        { head, cell: (row) => (row.isTotal ? <strong>{texts.common.total}</strong> : subjectText(row)) },
        ...crm,
        numeric(texts.common.calls, ({ calls }) => numbers.format(calls)),
        numeric(texts.common.answered, ({ answered }) => numbers.format(answered)),
        numeric(texts.common.talk_time, ({ talkSeconds }) => talkText(talkSeconds)),
        numeric(texts.reports.average_talk, ({ averageTalkSeconds }) => talkText(averageTalkSeconds)),
      ]}
    />
  );
};
