import { parseArgs } from 'node:util';
import { runSimulate } from '../simulator/command.ts';
import { UsageError } from './context.ts';
import type { Command } from './context.ts';

const numberOf = (text: string | undefined, name: string): number | undefined => {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new UsageError(`--${name} wants a number`);
  return value;
};

/** `simulate`: a MOR on loopback until the process is stopped. */
export const simulate: Command = async ({ args, print, untilStopped }) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      host: { type: 'string' },
      port: { type: 'string' },
      speed: { type: 'string' },
      key: { type: 'string' },
    },
  });
  const port = numberOf(values.port, 'port');
  const speed = numberOf(values.speed, 'speed');
  const simulator = await runSimulate(
    {
      ...(values.host === undefined ? {} : { host: values.host }),
      ...(port === undefined ? {} : { port }),
      ...(speed === undefined ? {} : { speed }),
      ...(values.key === undefined ? {} : { key: values.key }),
    },
    print,
  );
  await untilStopped;
  await simulator.close();
  return 0;
};
