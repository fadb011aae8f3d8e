import { readFile, writeFile } from 'node:fs/promises';
import { text as readText } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { createRuntime } from '../app/runtime.ts';
import type { Runtime } from '../app/runtime.ts';
import { formatMappingCsv, parseMappingCsv } from '../mapping/csv.ts';
import { planImport } from '../mapping/import-plan.ts';
import type { ImportPlan } from '../mapping/import-plan.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { UsageError } from './context.ts';
import type { Command } from './context.ts';

const USAGE = [
  'usage: users list [--crm ID] [--search TEXT]',
  '       users import FILE [--dry-run]     FILE - reads standard input',
  '       users export [FILE] [--crm ID]',
  '       users undo                        takes the newest change back',
].join('\n');

const PAGE = 500;

const allMappings = async (
  runtime: Runtime,
  filter: { crm?: string; search?: string },
): Promise<Mapping[]> => {
  const rows: Mapping[] = [];
  let cursor: string | undefined;
  do {
    const page = await runtime.store.mappings.list({
      ...filter,
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    rows.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return rows;
};

type Print = (line: string) => void;

const showPlan = (plan: ImportPlan, print: Print): void => {
  for (const row of plan.create) print(`new     ${row.crm}/${row.user}`);
  for (const { after, before, changed } of plan.update) {
    const changes = changed.map((column) =>
      column === 'cardPin'
        ? 'cardPin'
        : `${column} ${String(before[column] ?? '')} -> ${String(after[column] ?? '')}`,
    );
    print(`changed ${after.crm}/${after.user}: ${changes.join(', ')}`);
  }
  print(
    `${plan.create.length} new, ${plan.update.length} changed, ${plan.unchanged.length} unchanged of ${plan.total}`,
  );
};

const importFile = async (
  runtime: Runtime,
  file: string | undefined,
  dryRun: boolean,
  context: { print: Print; stdin: NodeJS.ReadableStream; nowMs: number },
): Promise<number> => {
  if (file === undefined) throw new UsageError(USAGE);
  const text = file === '-' ? await readText(context.stdin) : await readFile(file, 'utf8');
  const parsed = parseMappingCsv(text, {
    crms: [...runtime.crms.keys()],
    mors: [...runtime.mors.keys()],
  });
  for (const error of parsed.errors) {
    context.print(
      `line ${error.line}${error.column === undefined ? '' : `, ${error.column}`}: ${error.message}`,
    );
  }
  if (parsed.errors.length > 0) {
    context.print(`${parsed.errors.length} error(s); nothing was imported.`);
    return 1;
  }
  const plan = planImport(
    await allMappings(runtime, {}),
    parsed.rows.map((row) => row.mapping),
  );
  showPlan(plan, context.print);
  if (dryRun) return 0;
  const changed = [...plan.create, ...plan.update.map((update) => update.after)];
  if (changed.length === 0) return 0;
  await runtime.store.mappings.apply(
    changed.map((after) => ({ ref: { crm: after.crm, user: after.user }, after })),
    { actor: 'cli', action: 'mapping.import', atMs: context.nowMs },
  );
  context.print('Imported. "users undo" takes it back.');
  return 0;
};

const list = async (
  runtime: Runtime,
  filter: { crm?: string; search?: string },
  print: Print,
): Promise<number> => {
  const rows = await allMappings(runtime, filter);
  for (const row of rows) {
    const flags = [row.enabled ? '' : 'disabled', row.freeDialling ? 'free dialling' : ''].filter(
      (f) => f !== '',
    );
    print(
      [
        `${row.crm}/${row.user}`,
        row.name ?? '',
        row.mor,
        row.username,
        row.device,
        row.source,
        flags.join(', '),
      ].join('\t'),
    );
  }
  print(`${rows.length} mapping(s)`);
  return 0;
};

/** `users list | import | export | undo`: the mapping of agents from the command line. */
export const users: Command = async ({
  args,
  print,
  stdin,
  now,
  log,
  connectorTypes,
  masterKey,
  loadConfig,
}) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      config: { type: 'string' },
      crm: { type: 'string' },
      search: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const [action = '', file] = positionals;
  const runtime = await createRuntime(loadConfig(values.config), { connectorTypes, log, now, masterKey });
  const filter = {
    ...(values.crm === undefined ? {} : { crm: values.crm }),
    ...(values.search === undefined ? {} : { search: values.search }),
  };
  try {
    switch (action) {
      case 'list':
        return await list(runtime, filter, print);
      case 'import':
        return await importFile(runtime, file, values['dry-run'], { print, stdin, nowMs: now() });
      case 'export': {
        const text = formatMappingCsv(await allMappings(runtime, filter));
        if (file === undefined) print(text.trimEnd());
        // Card PINs are in it.
        else await writeFile(file, text, { mode: 0o600 });
        return 0;
      }
      case 'undo': {
        const undone = await runtime.store.mappings.undoLast({ actor: 'cli', atMs: now() });
        print(undone ? `${undone.rows} row(s) put back as they were.` : 'There is nothing to undo.');
        return 0;
      }
      default:
        throw new UsageError(USAGE);
    }
  } finally {
    await runtime.stop();
  }
};
