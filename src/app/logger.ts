import { pino } from 'pino';
import type { Logger } from 'pino';
import { SECRET_COLUMNS } from '../vocabulary/column-lists.ts';
import { withoutBidi } from '../vocabulary/foreign-text.ts';

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

/** Structured log on standard output: one line per event, with secrets replaced. */
export const createLogger = (level: string): Logger =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    // Bidirectional control characters in CRM names or MOR texts must not reorder a line for its reader.
    hooks: { streamWrite: withoutBidi },
    redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '<hidden>' },
  });
