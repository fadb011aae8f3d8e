import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createRuntime } from '../app/runtime.ts';
import type { Runtime } from '../app/runtime.ts';
import { readVersion } from '../app/version.ts';
import { bundleOf } from '../self-check/bundle.ts';
import type { Bundle } from '../self-check/bundle.ts';
import { selfCheck } from '../self-check/self-check.ts';
import type { CheckLine } from '../calls/connector.ts';
import { ConfigError } from '../config/load.ts';
import { counted } from '../mapping/counted.ts';
import { StoreError } from '../calls/problems.ts';
import { UsageError } from './context.ts';
import { unreadable } from './unreadable.ts';
import type { Command } from './context.ts';

/** Errors that stop the check before the first link: an invalid configuration or an unusable file. */
const stumble = (error: unknown): CheckLine[] => {
  if (error instanceof ConfigError) {
    return error.problems.map(({ path, message }) => ({
      link: `configuration: ${path}`,
      ok: false,
      detail: message,
    }));
  }
  // A mistake on the command line is not part of the chain.
  if (error instanceof UsageError || !(error instanceof Error)) throw error;
  return [{ link: error instanceof StoreError ? 'database' : 'start', ok: false, detail: error.message }];
};

const lineFor = (line: CheckLine): string[] => {
  const verdict = !line.ok ? 'BROKEN ' : line.warn ? 'note   ' : 'ok     ';
  const cure = line.cure === undefined ? [] : [`        -> ${line.cure}`];
  return [`${verdict} ${line.link}: ${line.detail}`, ...cure];
};

const OPTIONS = {
  config: { type: 'string' },
  all: { type: 'boolean', default: false },
  bundle: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** Never replaces a file, and only its owner can read it: it names people and addresses. */
const writeBundle = (file: string, bundle: Bundle): Promise<void> =>
  writeFile(file, `${JSON.stringify(bundle, null, 2)}\n`, { mode: 0o600, flag: 'wx' }).catch(
    unreadable(file),
  );

/** `check`: one line per link of the chain; exit code 1 when one is broken. */
export const check: Command = async ({ args, print, now, log, connectorTypes, masterKey, ...context }) => {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  if (values.bundle !== undefined && existsSync(values.bundle)) {
    throw new UsageError(`${values.bundle} exists already; name a file that does not`);
  }
  const lines: CheckLine[] = [];
  const show = (line: CheckLine): void => {
    lines.push(line);
    if (!values.json) lineFor(line).forEach(print);
  };
  let runtime: Runtime | undefined;
  try {
    runtime = await createRuntime(context.loadConfig(values.config), {
      connectorTypes,
      log,
      now,
      masterKey,
      configFiles: context.configFiles(values.config),
    });
  } catch (error) {
    stumble(error).forEach(show);
  }
  try {
    const depth = {
      all: values.all,
      onProgress(done: number, total: number) {
        if (values.all && !values.json) print(`        ${done} of ${counted(total, 'mapping')} …`);
      },
    };
    if (runtime) for await (const line of selfCheck(runtime, now(), depth)) show(line);
    if (values.bundle !== undefined) {
      const bundle = await bundleOf(runtime, lines, { version: readVersion(), nowMs: now() });
      await writeBundle(values.bundle, bundle);
    }
  } finally {
    await runtime?.stop();
  }
  const broken = lines.filter((line) => !line.ok).length;
  if (values.json) print(JSON.stringify({ ok: broken === 0, lines }, null, 2));
  else {
    print(broken === 0 ? 'Everything holds.' : `${counted(broken, 'broken link')}.`);
    if (values.bundle !== undefined)
      print(`${values.bundle}: written for support; read it before you send it.`);
  }
  return broken === 0 ? 0 : 1;
};
