import { parseArgs } from 'node:util';
import { createRuntime } from '../app/runtime.ts';
import type { Runtime } from '../app/runtime.ts';
import type { Call } from '../calls/call/call.ts';
import { defined } from '../defined.ts';
import { counted } from '../mapping/counted.ts';
import { UsageError } from './context.ts';
import type { Command } from './context.ts';
import { formsOf } from './usage.ts';

const PAGE = 200;

/** Every call whose activity was given up, newest first. */
const givenUp = async function* ({ store }: Runtime, crm: string | undefined): AsyncGenerator<Call> {
  for (let cursor: string | undefined; ;) {
    const page = await store.calls.list({
      activity: 'dead',
      limit: PAGE,
      ...defined({ crm, cursor }),
    });
    yield* page.items;
    cursor = page.next;
    if (cursor === undefined) return;
  }
};

interface Shown {
  readonly json: boolean;
  readonly print: (line: string) => void;
}

const list = async (runtime: Runtime, crm: string | undefined, { json, print }: Shown): Promise<number> => {
  if (json) {
    const found: unknown[] = [];
    for await (const { id, createdAt, crm: instance, user, activity } of givenUp(runtime, crm)) {
      found.push({ call: id, createdAt, crm: instance, user, error: activity.error });
    }
    print(JSON.stringify(found, null, 2));
    return 0;
  }
  let count = 0;
  for await (const call of givenUp(runtime, crm)) {
    print(`${call.id}  ${call.createdAt}  ${call.crm}  ${call.user}  ${call.activity.error ?? ''}`);
    count += 1;
  }
  print(`${counted(count, 'activity was', 'activities were')} given up.`);
  return 0;
};

const retryNamed = async ({ activityLog }: Runtime, ids: readonly string[]): Promise<number> => {
  const found = await Promise.all(ids.map((id) => activityLog.retry(id)));
  const missing = ids.filter((_, at) => found[at] === undefined);
  if (missing.length > 0) throw new UsageError(`there is no call ${missing.join(', ')}`);
  return ids.length;
};

/**
 * `activities`: lists the activities that were given up, or puts them back into the outbox, where the running service picks them
 * up.
 */
export const activities: Command = async (context) => {
  const { now, log, connectorTypes, masterKey, print } = context;
  const { values, positionals } = parseArgs({
    args: [...context.args],
    options: {
      config: { type: 'string' },
      crm: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const [action, ...ids] = positionals;
  if ((action !== 'list' && action !== 'retry') || (action === 'list' && ids.length > 0)) {
    throw new UsageError(formsOf('activities'));
  }
  const runtime = await createRuntime(context.loadConfig(values.config), {
    connectorTypes,
    log,
    now,
    masterKey,
  });
  try {
    if (action === 'list') return await list(runtime, values.crm, { json: values.json, print });
    const retried =
      ids.length > 0 ? await retryNamed(runtime, ids) : await runtime.activityLog.retryAll(values.crm);
    if (values.json) print(JSON.stringify({ waiting: retried }));
    else
      print(
        `${counted(retried, 'activity waits', 'activities wait')} to be written again; the running service does that within half a minute.`,
      );
    return 0;
  } finally {
    await runtime.stop();
  }
};
