import { readFile, writeFile } from 'node:fs/promises';
import { buffer as readBytes } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { createRuntime } from '../app/runtime.ts';
import type { Runtime } from '../app/runtime.ts';
import { defined } from '../defined.ts';
import { createDirectory } from '../http/admin/directory.ts';
import { mappingContext } from '../http/admin/mapping-context.ts';
import { matchInstance } from '../http/admin/match.ts';
import { counted } from '../mapping/counted.ts';
import { formatMappingCsv } from '../mapping/agents/csv.ts';
import { planImport } from '../mapping/agents/import-plan.ts';
import type { ImportPlan } from '../mapping/agents/import-plan.ts';
import { readMappingFile } from '../mapping/agents/mapping-file.ts';
import type { Mapping } from '../mapping/agents/mapping.ts';
import { isSecretColumn } from '../vocabulary/column-lists.ts';
import { validateMapping } from '../mapping/agents/validate.ts';
import { UsageError, chooseCrm } from './context.ts';
import type { Command } from './context.ts';
import { formsOf } from './usage.ts';

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
      ...defined({ cursor }),
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
      isSecretColumn(column)
        ? column
        : `${column} ${String(before[column] ?? '')} -> ${String(after[column] ?? '')}`,
    );
    print(`changed ${after.crm}/${after.user}: ${changes.join(', ')}`);
  }
  print(
    `${plan.create.length} new, ${plan.update.length} changed, ${plan.unchanged.length} unchanged of ${plan.total}`,
  );
};

const unreadable =
  (file: string) =>
  (cause: unknown): never => {
    const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
    throw new Error(`the file ${file} cannot be read or written${code}`, { cause });
  };

const importFile = async (
  runtime: Runtime,
  file: string | undefined,
  dryRun: boolean,
  context: { print: Print; stdin: NodeJS.ReadableStream; nowMs: number },
): Promise<number> => {
  if (file === undefined) throw new UsageError(formsOf('users'));
  const bytes = file === '-' ? await readBytes(context.stdin) : await readFile(file).catch(unreadable(file));
  const parsed = readMappingFile(bytes, mappingContext({ ...runtime, now: () => context.nowMs }));
  if (parsed.note !== undefined) context.print(parsed.note);
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
    parsed.columns,
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
  print(counted(rows.length, 'mapping'));
  return 0;
};

/** Shows what auto-match proposes; with `accept` it writes the proposals that are certain and free of conflicts. */
const match = async (
  runtime: Runtime,
  options: { crm: string | undefined; accept: boolean },
  context: { print: Print; now: () => number },
): Promise<number> => {
  const { crms, mors, store } = runtime;
  const { print, now } = context;
  const crm = chooseCrm(crms, options.crm);
  const directory = createDirectory({ crms, mappings: store.mappings, now });
  const found = await matchInstance(crm, { directory, mors });
  for (const { user, name, confidence, proposal, reasons, conflict } of found.items) {
    const line = [proposal.mor, proposal.username, proposal.device, proposal.source].join('\t');
    print(`${confidence.padEnd(7)}${crm}/${user}\t${name}\t${line}\t${reasons.join('; ')}`);
    if (conflict !== undefined) print(`       look at this: ${conflict}`);
  }
  for (const problem of found.problems) print(problem);
  print(`${counted(found.items.length, 'proposal')}, ${counted(found.unmatched, 'user')} without one`);
  if (!options.accept) return 0;
  const people = new Map((await directory.agents(crm)).map((agent) => [agent.user, agent]));
  const sure = found.items.filter((item) => item.confidence === 'high' && item.conflict === undefined);
  const rules = mappingContext({ ...runtime, now });
  const changes = sure.flatMap(({ user, proposal, current }) => {
    const { name, email } = people.get(user) ?? {};
    const checked = validateMapping({ name, email, ...current, crm, user, ...proposal }, rules);
    if (checked.ok) return [{ ref: { crm, user }, after: checked.mapping }];
    const faults = checked.errors.map(({ column, message }) => `${column}: ${message}`).join('; ');
    print(`not written: ${crm}/${user}: ${faults}`);
    return [];
  });
  if (changes.length > 0) {
    await store.mappings.apply(changes, { actor: 'cli', action: 'mapping.auto-match', atMs: now() });
  }
  print(`${changes.length} written. "users undo" takes them back.`);
  return 0;
};

/** `users list | match | import | export | undo`: maintains the mapping of agents from the command line. */
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
      accept: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const [action = '', file] = positionals;
  const runtime = await createRuntime(loadConfig(values.config), { connectorTypes, log, now, masterKey });
  const filter = defined({ crm: values.crm, search: values.search });
  try {
    switch (action) {
      case 'list':
        return await list(runtime, filter, print);
      case 'import':
        return await importFile(runtime, file, values['dry-run'], { print, stdin, nowMs: now() });
      case 'export': {
        const text = formatMappingCsv(await allMappings(runtime, filter));
        if (file === undefined) print(text.trimEnd());
        // Owner-only rights, because the export contains card PINs.
        else await writeFile(file, text, { mode: 0o600 }).catch(unreadable(file));
        return 0;
      }
      case 'match':
        if (values.accept !== undefined && values.accept !== 'high') throw new UsageError(formsOf('users'));
        return await match(runtime, { crm: values.crm, accept: values.accept === 'high' }, { print, now });
      case 'undo': {
        const undone = await runtime.store.mappings.undoLast({ actor: 'cli', atMs: now() });
        print(undone ? `${counted(undone.rows, 'row')} put back.` : 'There is nothing to undo.');
        return 0;
      }
      default:
        throw new UsageError(formsOf('users'));
    }
  } finally {
    await runtime.stop();
  }
};
