import { parseArgs } from 'node:util';
import { createRuntime } from '../app/runtime.ts';
import { selfCheck } from '../app/self-check.ts';
import type { Command } from './context.ts';

/** `check`: one line per link of the chain; exit code 1 when one is broken. */
export const check: Command = async ({ args, print, now, log, connectorTypes, masterKey, loadConfig }) => {
  const { values } = parseArgs({ args: [...args], options: { config: { type: 'string' } } });
  const runtime = await createRuntime(loadConfig(values.config), { connectorTypes, log, now, masterKey });
  let broken = 0;
  try {
    for await (const line of selfCheck(runtime, now())) {
      print(`${line.ok ? 'ok     ' : 'BROKEN '} ${line.link}: ${line.detail}`);
      if (!line.ok) {
        broken += 1;
        if (line.cure !== undefined) print(`        -> ${line.cure}`);
      }
    }
  } finally {
    await runtime.stop();
  }
  print(broken === 0 ? 'Everything holds.' : `${broken} broken link(s).`);
  return broken === 0 ? 0 : 1;
};
