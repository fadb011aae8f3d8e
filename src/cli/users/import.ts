import { readFile, writeFile } from 'node:fs/promises';
import { buffer as readBytes } from 'node:stream/consumers';
import type { Runtime } from '../../app/runtime.ts';
import { mappingContext } from '../../http/admin/mapping-context.ts';
import { headingNotes } from '../../mapping/agents/headings.ts';
import type { ChosenHeadings } from '../../mapping/agents/headings.ts';
import { allMappings } from '../../mapping/agents/all-mappings.ts';
import { planImport } from '../../mapping/agents/import-plan.ts';
import type { ImportPlan } from '../../mapping/agents/import-plan.ts';
import { readMappingFile } from '../../mapping/agents/mapping-file.ts';
import { counted } from '../../mapping/counted.ts';
import { isSecretColumn } from '../../vocabulary/column-lists.ts';
import type { Answer } from './answer.ts';
import { unreadable } from '../unreadable.ts';

const planLines = (plan: ImportPlan): string[] => [
  ...plan.create.map((row) => `new     ${row.crm}/${row.user}`),
  ...plan.update.map(({ after, before, changed }) => {
    const changes = changed.map((column) =>
      isSecretColumn(column)
        ? column
        : `${column} ${String(before[column] ?? '')} -> ${String(after[column] ?? '')}`,
    );
    return `changed ${after.crm}/${after.user}: ${changes.join(', ')}`;
  }),
  `${plan.create.length} new, ${plan.update.length} changed, ${plan.unchanged.length} unchanged of ${plan.total}`,
];

const planData = (plan: ImportPlan): Record<string, unknown> => ({
  total: plan.total,
  created: plan.create.map(({ crm, user }) => ({ crm, user })),
  changed: plan.update.map(({ after: { crm, user }, changed }) => ({ crm, user, columns: changed })),
  unchanged: plan.unchanged.length,
});

export interface ImportOptions {
  readonly dryRun: boolean;
  readonly stdin: NodeJS.ReadableStream;
  readonly nowMs: number;
  /** What the headings mean that are not the columns' own names. */
  readonly chosen: ChosenHeadings;
  /** Where the lines with mistakes are written, each with what is wrong. */
  readonly mistakesFile: string | undefined;
}

/** `users import FILE`: writes all rows of a file, or none when a line has a mistake. */
export const importFile = async (
  runtime: Runtime,
  file: string,
  { dryRun, stdin, nowMs, chosen, mistakesFile }: ImportOptions,
): Promise<Answer> => {
  const bytes = file === '-' ? await readBytes(stdin) : await readFile(file).catch(unreadable(file));
  const parsed = await readMappingFile(bytes, mappingContext({ ...runtime, now: () => nowMs }), chosen);
  const notes = [...(parsed.note === undefined ? [] : [parsed.note]), ...headingNotes(parsed.headings)];
  if (parsed.errors.length > 0) {
    const mistakes = parsed.errors.map(
      ({ line, column, message }) => `line ${line}${column === undefined ? '' : `, ${column}`}: ${message}`,
    );
    const written = parsed.mistakes !== undefined && mistakesFile !== undefined;
    if (written) {
      await writeFile(mistakesFile, parsed.mistakes, { mode: 0o600 }).catch(unreadable(mistakesFile));
      mistakes.push(
        `These lines are in ${mistakesFile}: correct them there or in your own file; nothing of either is stored yet.`,
      );
    }
    return {
      code: 1,
      lines: [...notes, ...mistakes, `${counted(parsed.errors.length, 'error')}; nothing was imported.`],
      data: { notes, errors: parsed.errors, imported: false },
    };
  }
  const plan = planImport(
    await allMappings(runtime.store.mappings),
    parsed.rows.map((row) => row.mapping),
    parsed.columns,
  );
  const changed = [...plan.create, ...plan.update.map((update) => update.after)];
  const imported = !dryRun && changed.length > 0;
  if (imported) {
    await runtime.store.mappings.apply(
      changed.map((after) => ({ ref: { crm: after.crm, user: after.user }, after })),
      { actor: 'cli', action: 'mapping.import', atMs: nowMs },
    );
  }
  return {
    code: 0,
    lines: [...notes, ...planLines(plan), ...(imported ? ['Imported. "users undo" takes it back.'] : [])],
    data: { notes, errors: [], ...planData(plan), imported },
  };
};
