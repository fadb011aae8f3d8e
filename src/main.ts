#!/usr/bin/env node
import { readVersion } from './app/version.ts';
import { USAGE, helpOf } from './cli/usage.ts';
import type { CommandName } from './cli/usage.ts';
import { startThreadAhead } from './store/thread.ts';
import { forTerminal } from './vocabulary/foreign-text.ts';

const isCommand = (name: string): name is CommandName => Object.hasOwn(USAGE, name);

const usage = (): string =>
  [
    'usage: mor-crm-connector [COMMAND] [--config FILE] ...',
    '',
    ...Object.entries(USAGE).map(([name, { help }]) => `  ${name.padEnd(10)} ${help}`),
    '',
    'Without a command it starts. COMMAND --help tells more; --version prints the version.',
    'The configuration is named by --config or MOR_CONNECTOR_CONFIG.',
  ].join('\n');

/** The reader of the output may stop, as `| head` does. The command still does all that it was asked to do. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const print = (line: string): void => {
  process.stdout.write(`${forTerminal(line)}\n`);
};

const complain = (line: string): void => {
  process.stderr.write(`${forTerminal(line)}\n`);
};

const HELP = ['help', '--help', '-h'];

const run = async (argv: readonly string[]): Promise<number> => {
  // Without a command: people who ran npx want to set it up.
  const isOption = argv[0]?.startsWith('-') === true && ![...HELP, '--version'].includes(argv[0]);
  const [name = 'start', ...args] = isOption ? ['start', ...argv] : argv;
  if (name === '--version') {
    print(readVersion());
    return 0;
  }
  if (!isCommand(name)) {
    const asked = HELP.includes(name);
    (asked ? print : complain)(asked ? usage() : `unknown command ${name}\n${usage()}`);
    return asked ? 0 : 2;
  }
  if (args.some((arg) => HELP.slice(1).includes(arg))) {
    print(helpOf(name));
    return 0;
  }
  if (name === 'start') startThreadAhead();
  // Loading everything takes most of a second, and help needs none of it.
  const { runCommand } = await import('./program.ts');
  return runCommand(name, args, { print, complain });
};

void run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
