import { pino } from 'pino';
import type { Logger, LoggerOptions } from 'pino';
import { SECRET_COLUMNS } from '../vocabulary/column-lists.ts';
import { withoutBidi } from '../vocabulary/foreign-text.ts';
import { terminalLine } from './terminal-lines.ts';

/** Fields that may hold a secret, wherever they occur. */
const SECRET_KEYS = [
  'hash',
  'p',
  'password',
  'secret',
  'secretKey',
  'apiKey',
  'authorization',
  'token',
  'access_token',
  'refresh_token',
  'cookie',
  'card_pin',
  ...SECRET_COLUMNS,
];

/** Where lines go when a person watches; undefined: nobody does, and programs read JSON. */
const terminal = (): { write: (line: string) => void } | undefined => {
  if (!process.stdout.isTTY) return undefined;
  const coloured = process.stdout.hasColors();
  return {
    write: (line) => {
      process.stdout.write(terminalLine(line, coloured));
    },
  };
};

/** Log on standard output, with secrets replaced: one JSON object a line, or lines for people where it is a terminal. */
export const createLogger = (level: string): Logger => {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    // Bidirectional control characters in CRM names or MOR texts must not reorder a line for its reader.
    hooks: { streamWrite: withoutBidi },
    redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '<hidden>' },
  };
  const people = terminal();
  return people === undefined ? pino(options) : pino(options, people);
};
