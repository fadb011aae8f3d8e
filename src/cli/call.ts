import { parseArgs } from 'node:util';
import { createRuntime } from '../app/runtime.ts';
import type { Click } from '../calls/place/click.ts';
import { isClosed } from '../calls/call/advance.ts';
import { messageOf } from '../calls/call/message.ts';
import { preview as previewClick } from '../calls/place/preview.ts';
import { Problem } from '../calls/problems.ts';
import { fileOf } from '../app/storage.ts';
import { defined } from '../defined.ts';
import { followCall } from './follow-call.ts';
import { UsageError, chooseCrm } from './context.ts';
import type { Command } from './context.ts';
import { formsOf } from './usage.ts';

const OPTIONS = {
  config: { type: 'string' },
  crm: { type: 'string' },
  user: { type: 'string' },
  record: { type: 'string' },
  field: { type: 'string' },
  number: { type: 'string' },
  source: { type: 'string' },
  key: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

type ClickWithoutCrm = Omit<Click, 'crm'>;

const parse = (
  args: readonly string[],
  command: 'preview' | 'call',
): { config: string | undefined; json: boolean; crm: string | undefined; click: ClickWithoutCrm } => {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const { user, record, field, number, source, key } = values;
  if (user === undefined) throw new UsageError(formsOf(command));
  const slash = record?.indexOf('/') ?? -1;
  if (record !== undefined && slash < 1)
    throw new UsageError('--record wants Type/id, such as Contact/0031t00000AbcDe');
  return {
    config: values.config,
    json: values.json,
    crm: values.crm,
    click: {
      user,
      sender: 'admin',
      ...defined({
        record:
          record === undefined ? undefined : { type: record.slice(0, slash), id: record.slice(slash + 1) },
        field,
        number,
        source,
        idempotencyKey: key,
      }),
    },
  };
};

/** `preview`: shows each step that a click would take; dials nothing. Exit code 1 when the click would be refused. */
export const preview: Command = async ({ args, print, now, log, connectorTypes, masterKey, loadConfig }) => {
  const { config, crm, click, json } = parse(args, 'preview');
  const runtime = await createRuntime(loadConfig(config), { connectorTypes, log, now, masterKey });
  try {
    const result = await previewClick({ ...click, crm: chooseCrm(runtime.crms, crm) }, runtime.resolve);
    if (json) print(JSON.stringify(result, null, 2));
    else {
      for (const step of result.steps) print(`${step.ok ? 'ok ' : 'NO '} ${step.step}: ${step.detail}`);
      for (const [name, value] of Object.entries(result.request?.params ?? {}))
        print(`      ${name}=${value}`);
      if (result.problem) print(`${result.problem.code}: ${result.problem.cure}`);
    }
    return result.wouldDial ? 0 : 1;
  } finally {
    await runtime.stop();
  }
};

/**
 * `call`: places one call and reports its progress to the end, even beside a running service. Writing the activity is left to the
 * running service, whose outbox finds it in the database.
 */
export const call: Command = async ({
  args,
  print,
  now,
  log,
  connectorTypes,
  masterKey,
  loadConfig,
  untilStopped,
}) => {
  const { config, crm, click, json } = parse(args, 'call');
  const settings = loadConfig(config);
  // With PostgreSQL the command is a node while it runs, so that it follows the rules for nodes.
  const place = fileOf(settings.database) === undefined ? { isService: true, guest: 'call' } : {};
  const runtime = await createRuntime(settings, { connectorTypes, log, now, masterKey, ...place });
  let following: Awaited<ReturnType<typeof followCall>> | undefined;
  try {
    await runtime.join();
    const { call: placed, fresh } = await runtime.place({ ...click, crm: chooseCrm(runtime.crms, crm) });
    if (!fresh && !json) print('This key was used before; nothing was dialled. The call it stands for:');
    print(json ? JSON.stringify(placed) : `${placed.state}: ${messageOf(placed)}`);
    if (isClosed(placed)) return placed.outcome === 'answered' ? 0 : 1;
    if (runtime.mors.get(placed.mor.server)?.gateway.canFollow !== true) return 0;
    let shown = placed.state;
    following = await followCall(runtime, placed, (seen) => {
      if (json || seen.state !== shown)
        print(json ? JSON.stringify(seen) : `${seen.state}: ${messageOf(seen)}`);
      shown = seen.state;
    });
    const ended = following.ended.then(({ outcome }) => (outcome === 'answered' ? 0 : 1));
    const interrupted = untilStopped.then(() => {
      if (!json) print('The call goes on; a running service follows it, or the next start does.');
      return 0;
    });
    return await Promise.race([ended, interrupted]);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code, message: detail, cure } = error;
    print(
      json
        ? JSON.stringify({ code, detail, cure, ...defined({ call: error.details.call }) })
        : `${code}: ${detail}\n${cure}`,
    );
    return 1;
  } finally {
    following?.stop();
    await runtime.stop();
  }
};
