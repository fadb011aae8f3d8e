import { defined } from '../defined.ts';
import { describeScripts } from './scripts.ts';
import type { OptionsPatch } from './options.ts';
import { startSimulator } from './server.ts';
import type { RunningSimulator } from './server.ts';

/** The options of `mor-crm-connector simulate`. */
export interface SimulateArgs {
  /** @default '127.0.0.1' */
  readonly host?: string;
  /** @default 8086 */
  readonly port?: number;
  /** Simulated seconds per real second. @default 1 */
  readonly speed?: number;
  /** The API secret key. */
  readonly key?: string;
  /** Any other switches. */
  readonly switches?: OptionsPatch;
}

const DEFAULT_PORT = 8086;

/** Starts a simulator for people and prints what they need to use it, one line at a time. */
export async function runSimulate(
  args: SimulateArgs,
  print: (line: string) => void,
): Promise<RunningSimulator> {
  const simulator = await startSimulator(
    {
      ...args.switches,
      ...defined({ speed: args.speed, secretKey: args.key }),
    },
    { host: args.host ?? '127.0.0.1', port: args.port ?? DEFAULT_PORT },
  );
  const { options } = simulator;
  const { users, devices } = options.world;
  print(`MOR simulator (${options.generation}) at ${simulator.url}`);
  print(`Secret key: ${options.secretKey}`);
  print(`Speed: ${options.speed}`);
  print('');
  print('user           password       type        devices (id: extension)');
  for (const user of users) {
    const lines = devices
      .filter((device) => device.userId === user.id)
      .map((device) => `${device.id}: ${device.username}`);
    print(
      `${user.username.padEnd(14)} ${user.password.padEnd(14)} ${user.type.padEnd(11)} ${lines.join(', ')}`,
    );
  }
  print('');
  print('How a call goes, by the last digits of the number:');
  for (const line of describeScripts(options.scripts)) print(`  ${line}`);
  print('');
  print(
    `Control: ${new URL('/_simulator/ledger', simulator.url).href} (also calls, options, clock, faults, scripts)`,
  );
  return simulator;
}
