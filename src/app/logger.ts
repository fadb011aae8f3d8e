import { pino } from 'pino';
import type { Logger } from 'pino';
import { SECRET_COLUMNS } from '../vocabulary/column-lists.ts';
import { withoutBidi } from '../vocabulary/foreign-text.ts';

/** Fields that may hold a secret wherever they turn up. */
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

/** Structured log on standard output, one line an event, secrets replaced. */
export const createLogger = (level: string): Logger =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    // Names from CRMs and texts from MOR must not turn a line around for its reader.
    hooks: { streamWrite: withoutBidi },
    redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '<hidden>' },
  });
