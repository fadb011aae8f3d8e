import { parseArgs } from 'node:util';
import { z } from 'zod';
import { defined } from '../defined.ts';
import { runSimulate } from '../simulator/command.ts';
import { optionsPatchSchema } from '../simulator/options.ts';
import type { OptionsPatch } from '../simulator/options.ts';
import { UsageError, portOf } from './context.ts';
import type { Command } from './context.ts';

const speedOf = (text: string): number => {
  const value = Number(text);
  if (value > 0 && value <= 100_000) return value;
  throw new UsageError('--speed wants a number above 0, at most 100000');
};

/** Parses `prolog=false` or `generation=X8`: the value as JSON if it is JSON, as text otherwise. */
const switchOf = (setting: string): [string, unknown] => {
  const at = setting.indexOf('=');
  if (at < 1) throw new UsageError('--set wants NAME=VALUE, such as generation=X8');
  const value = setting.slice(at + 1);
  try {
    return [setting.slice(0, at), JSON.parse(value)];
  } catch {
    return [setting.slice(0, at), value];
  }
};

const switchesOf = (settings: readonly string[]): OptionsPatch => {
  const parsed = optionsPatchSchema.safeParse(Object.fromEntries(settings.map(switchOf)));
  if (parsed.success) return parsed.data;
  throw new UsageError(`--set: ${z.prettifyError(parsed.error)}`);
};

/** `simulate`: a MOR on loopback until the process is stopped. */
export const simulate: Command = async ({ args, print, untilStopped, simulatorKey }) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      host: { type: 'string' },
      port: { type: 'string' },
      speed: { type: 'string' },
      key: { type: 'string' },
      set: { type: 'string', multiple: true },
    },
  });
  // Everybody on the machine can read the command line, so the key may also come from the environment.
  const key = values.key ?? simulatorKey;
  const simulator = await runSimulate(
    {
      ...defined({
        host: values.host,
        port: values.port === undefined ? undefined : portOf(values.port),
        speed: values.speed === undefined ? undefined : speedOf(values.speed),
        key,
      }),
      switches: switchesOf(values.set ?? []),
    },
    print,
  );
  await untilStopped;
  await simulator.close();
  return 0;
};
