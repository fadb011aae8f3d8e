/** What is wrong with Redis, and the cure. Never contains what was sent to Redis, which may be the password. */
export interface Trouble {
  readonly detail: string;
  readonly cure: string;
}

const REACH =
  'Check the address in `redis`, that Redis runs, and a firewall between the two machines. Until then limits are divided by the number of nodes.';
const LOGIN = 'Correct user and password in `redis`; Redis names its users with ACL LIST.';
const TLS = 'Check that `redis` begins with rediss:// where Redis wants TLS, and redisTls.caFile.';

const KINDS: readonly (readonly [RegExp, string, string])[] = [
  [/^(WRONGPASS|ERR invalid password|ERR AUTH)/i, 'Redis refuses the user or the password', LOGIN],
  [/^NOAUTH/, 'Redis wants a password', LOGIN],
  [/^NOPERM/, 'the user may not do what is needed', 'Give it +@all on ~b_* and &b_*, or take another user.'],
  [/^READONLY/, 'this Redis is a replica and takes no writes', 'Let `redis` name the primary.'],
  [/^OOM/, 'Redis has no memory left', 'Give it more, or remove what else it keeps.'],
  [/^(MISCONF|LOADING|BUSY|MASTERDOWN|CLUSTERDOWN)/, 'Redis takes no commands at the moment', REACH],
  [/certificate|self.signed|altnames|CERT_/i, 'the certificate of Redis is not trusted', TLS],
  [/EPROTO|wrong version number|ssl|tls/i, 'Redis does not speak TLS as it should', TLS],
  [/ENOTFOUND|EAI_AGAIN/, 'the name of the machine is not known', REACH],
];

const textOf = (error: unknown): string => {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return [code, message].filter((part) => typeof part === 'string').join(' ');
};

/** Only the error name is passed on, which comes from Redis or the system; the rest of the text could hold something secret. */
const nameOf = (text: string): string => /\b[A-Z][A-Z_]{3,}\b/.exec(text)?.[0] ?? 'the connection ended';

export const troubleOf = (error: unknown): Trouble => {
  const text = textOf(error);
  const known = KINDS.find(([pattern]) => pattern.test(text));
  if (known) return { detail: `${known[1]} (${nameOf(text)})`, cure: known[2] };
  if (/timed out|ETIMEDOUT/i.test(text)) return { detail: 'Redis does not answer', cure: REACH };
  return { detail: `Redis cannot be reached (${nameOf(text)})`, cure: REACH };
};
