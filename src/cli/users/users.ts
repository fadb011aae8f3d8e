import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createRuntime } from '../../app/runtime.ts';
import { defined } from '../../defined.ts';
import { formatMappingCsv } from '../../mapping/agents/csv.ts';
import { counted } from '../../mapping/counted.ts';
import { UsageError, chooseCrm } from '../context.ts';
import type { Command } from '../context.ts';
import { formsOf } from '../usage.ts';
import { allMappings } from './all-mappings.ts';
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
  json: { type: 'boolean', default: false },
} as const;

const ACTIONS = ['list', 'import', 'export', 'match', 'undo'];

/** `users list | match | import | export | undo`: maintains the mapping of agents from the command line. */
export const users: Command = async (context) => {
  const { args, print, stdin, now, log, connectorTypes, masterKey, loadConfig } = context;
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  const [action = '', file] = positionals;
  const isAcceptWrong = values.accept !== undefined && values.accept !== 'high';
  if (!ACTIONS.includes(action) || isAcceptWrong || (action === 'import' && file === undefined)) {
    throw new UsageError(formsOf('users'));
  }
  const runtime = await createRuntime(loadConfig(values.config), { connectorTypes, log, now, masterKey });
  const filter = defined({ crm: values.crm, search: values.search });

  const answer = async (): Promise<Answer> => {
    switch (action) {
      case 'import':
        return importFile(runtime, file ?? '-', { dryRun: values['dry-run'], stdin, nowMs: now() });
      case 'match': {
        const crm = chooseCrm(runtime.crms, values.crm);
        return match(runtime, { crm, accept: values.accept === 'high', now });
      }
      case 'undo': {
        const undone = await runtime.store.mappings.undoLast({ actor: 'cli', atMs: now() });
        const rows = undone?.rows ?? 0;
        const line = undone ? `${counted(rows, 'row')} put back.` : 'There is nothing to undo.';
        return { code: 0, lines: [line], data: { undone: rows } };
      }
      default:
        return listed(await allMappings(runtime, filter));
    }
  };

  try {
    if (action === 'export') {
      const text = formatMappingCsv(await allMappings(runtime, filter));
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
