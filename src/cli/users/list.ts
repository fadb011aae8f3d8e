import type { Mapping } from '../../mapping/agents/mapping.ts';
import { counted } from '../../mapping/counted.ts';
import { isSecretColumn } from '../../vocabulary/column-lists.ts';
import type { Answer } from './answer.ts';

const withoutSecrets = (row: Mapping): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !isSecretColumn(column)));

const lineOf = (row: Mapping): string => {
  const flags = [row.enabled ? '' : 'disabled', row.freeDialling ? 'free dialling' : ''].filter(
    (flag) => flag !== '',
  );
  return [
    `${row.crm}/${row.user}`,
    row.name ?? '',
    row.mor,
    row.username,
    row.device,
    row.source,
    flags.join(', '),
  ].join('\t');
};

/** `users list`: one row a line. */
export const listed = (rows: readonly Mapping[]): Answer => ({
  code: 0,
  lines: [...rows.map(lineOf), counted(rows.length, 'mapping')],
  data: rows.map(withoutSecrets),
});
