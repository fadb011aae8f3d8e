import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createRuntime } from '../../app/runtime.ts';
import { defined } from '../../defined.ts';
import { mappingContext } from '../../http/admin/mapping-context.ts';
import { allMappings } from '../../mapping/agents/all-mappings.ts';
import { exampleCsv, formatMappingCsv } from '../../mapping/agents/csv.ts';
import { choiceOf } from '../../mapping/agents/headings.ts';
import type { ChosenHeadings } from '../../mapping/agents/headings.ts';
import { counted } from '../../mapping/counted.ts';
import { MAPPING_COLUMNS } from '../../vocabulary/column-lists.ts';
import { UsageError, chooseCrm } from '../context.ts';
import type { Command } from '../context.ts';
import { formsOf } from '../usage.ts';
import type { Answer } from './answer.ts';
import { importFile } from './import.ts';
import { listed } from './list.ts';
import { match } from './match.ts';
import { unreadable } from '../unreadable.ts';

const OPTIONS = {
  config: { type: 'string' },
  crm: { type: 'string' },
  search: { type: 'string' },
  accept: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  map: { type: 'string', multiple: true },
  mistakes: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

const ACTIONS = ['list', 'import', 'export', 'example', 'match', 'undo'];

/** `--map HEADING=COLUMN`, and `--map HEADING=` for a column to ignore. */
const chosenHeadings = (given: readonly string[]): ChosenHeadings =>
  Object.fromEntries(
    given.map((text) => {
      const choice = choiceOf(text);
      if (choice !== undefined) return choice;
      throw new UsageError(`--map wants HEADING=COLUMN; the columns are ${MAPPING_COLUMNS.join(', ')}`);
    }),
  );

/** `users list | match | import | export | undo`: maintains the mapping of agents from the command line. */
export const users: Command = async (context) => {
  const { args, print, stdin, now, log, connectorTypes, masterKey, loadConfig } = context;
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  const [action = '', file] = positionals;
  const isAcceptWrong = values.accept !== undefined && values.accept !== 'high';
  if (!ACTIONS.includes(action) || isAcceptWrong || (action === 'import' && file === undefined)) {
    throw new UsageError(formsOf('users'));
  }
  const isCsv = action === 'export' || action === 'example';
  if (isCsv && values.json) {
    throw new UsageError(
      `users ${action} writes CSV and has no --json; users list --json prints the rows as JSON`,
    );
  }
  const chosen = chosenHeadings(values.map ?? []);
  const runtime = await createRuntime(loadConfig(values.config), { connectorTypes, log, now, masterKey });
  const filter = defined({ crm: values.crm, search: values.search });

  const answer = async (): Promise<Answer> => {
    switch (action) {
      case 'import':
        return importFile(runtime, file ?? '-', {
          dryRun: values['dry-run'],
          stdin,
          nowMs: now(),
          chosen,
          mistakesFile: values.mistakes,
        });
      case 'match': {
        const crm = chooseCrm(runtime.crms, values.crm);
        return match(runtime, { crm, accept: values.accept === 'high', now });
      }
      case 'undo': {
        const { mappings } = runtime.store;
        const last = await mappings.lastChange();
        const undone = last && (await mappings.undoLast({ actor: 'cli', atMs: now(), batch: last.batch }));
        const rows = undone?.rows ?? 0;
        const line =
          last && undone
            ? `${counted(rows, 'row')} put back: ${last.action} by ${last.actor} at ${last.at}.`
            : 'There is nothing to undo.';
        return { code: 0, lines: [line], data: { undone: rows } };
      }
      default:
        return listed(await allMappings(runtime.store.mappings, filter));
    }
  };

  try {
    if (isCsv) {
      const text =
        action === 'example'
          ? exampleCsv(mappingContext({ ...runtime, now }))
          : formatMappingCsv(await allMappings(runtime.store.mappings, filter));
      if (file === undefined) print(text.trimEnd());
      // Owner-only rights, because the export contains card PINs.
      else await writeFile(file, text, { mode: 0o600 }).catch(unreadable(file));
      return 0;
    }
    const { code, lines, data } = await answer();
    if (values.json) print(JSON.stringify(data, null, 2));
    else lines.forEach(print);
    return code;
  } finally {
    await runtime.stop();
  }
};
