import { wrong } from '../vocabulary/findings.ts';
import type { Finding } from '../vocabulary/findings.ts';

const KINDS = [
  [/^(WRONGPASS|ERR invalid password|ERR AUTH)/i, 'redis_refused'],
  [/^NOAUTH/, 'redis_wants_password'],
  [/^NOPERM/, 'redis_no_rights'],
  [/^READONLY/, 'redis_replica'],
  [/^OOM/, 'redis_full'],
  [/^(MISCONF|LOADING|BUSY|MASTERDOWN|CLUSTERDOWN)/, 'redis_busy'],
  [/certificate|self.signed|altnames|CERT_/i, 'redis_untrusted'],
  [/EPROTO|wrong version number|ssl|tls/i, 'redis_no_tls'],
  [/ENOTFOUND|EAI_AGAIN/, 'redis_unknown_name'],
] as const;

const textOf = (error: unknown): string => {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return [code, message].filter((part) => typeof part === 'string').join(' ');
};

/** Only the error name is passed on, which comes from Redis or the system; the rest of the text could hold something secret. */
const nameOf = (text: string): string => /\b[A-Z][A-Z_]{3,}\b/.exec(text)?.[0] ?? 'the connection ended';

/** What is wrong with Redis, and the cure. Never contains what was sent to Redis, which may be the password. */
export const troubleOf = (error: unknown, address: string): Finding => {
  const text = textOf(error);
  const name = nameOf(text);
  const known = KINDS.find(([pattern]) => pattern.test(text));
  if (known) return wrong(known[1], { address, name });
  if (/timed out|ETIMEDOUT/i.test(text)) return wrong('redis_silent', { address });
  return wrong('redis_unreachable', { address, name });
};
