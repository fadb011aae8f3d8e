import { parseArgs } from 'node:util';
import { createRuntime } from '../app/runtime.ts';
import type { Runtime } from '../app/runtime.ts';
import { selfCheck } from '../self-check/self-check.ts';
import type { CheckLine } from '../calls/connector.ts';
import { ConfigError } from '../config/load.ts';
import { counted } from '../mapping/counted.ts';
import { StoreError } from '../calls/problems.ts';
import { UsageError } from './context.ts';
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

/** `check`: one line per link of the chain; exit code 1 when one is broken. */
export const check: Command = async ({ args, print, now, log, connectorTypes, masterKey, ...context }) => {
  const { values } = parseArgs({ args: [...args], options: { config: { type: 'string' } } });
  let broken = 0;
  const show = (line: CheckLine): void => {
    const verdict = !line.ok ? 'BROKEN ' : line.warn ? 'note   ' : 'ok     ';
    print(`${verdict} ${line.link}: ${line.detail}`);
    if (line.ok) return;
    broken += 1;
    if (line.cure !== undefined) print(`        -> ${line.cure}`);
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
    if (runtime) for await (const line of selfCheck(runtime, now())) show(line);
  } finally {
    await runtime?.stop();
  }
  print(broken === 0 ? 'Everything holds.' : `${counted(broken, 'broken link')}.`);
  return broken === 0 ? 0 : 1;
};
