/** Codes of errors that occur only before a connection is established: nothing can have been sent. */
const BEFORE_SENDING: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPROTO',
  'UND_ERR_CONNECT_TIMEOUT',
  // The client itself is closed or shutting down.
  'UND_ERR_CLOSED',
  'UND_ERR_DESTROYED',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_REJECTED',
  'CERT_UNTRUSTED',
  'CERT_SIGNATURE_FAILURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);
const TLS_ERROR = /^ERR_(?:SSL|TLS)_/;
const CONNECTING = new Set(['connect', 'getaddrinfo']);
/** Node's message for a peer that hangs up during the handshake; the code alone (`ECONNRESET`) does not show that. */
const HANDSHAKE_CUT = 'before secure TLS connection was established';

interface Faults {
  readonly code: string;
  readonly syscall: string;
  readonly message: string;
}

function look(error: unknown): Faults {
  const field = (name: string): string => {
    const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
    return typeof value === 'string' ? value : '';
  };
  return { code: field('code'), syscall: field('syscall'), message: field('message') };
}

/**
 * Is it certain that no byte of the request was sent? Only for listed errors, and only if the request had not been
 * handed to a connection (`started`); everything else may have reached MOR.
 */
export function surelyNotSent(error: unknown, started: boolean): boolean {
  if (started) return false;
  const { code, syscall, message } = look(error);
  if (BEFORE_SENDING.has(code) || TLS_ERROR.test(code) || CONNECTING.has(syscall)) return true;
  if (message.includes(HANDSHAKE_CUT)) return true;
  // Several addresses were tried: certain only if it is for each attempt.
  return (
    error instanceof AggregateError &&
    error.errors.length > 0 &&
    error.errors.every((each: unknown) => surelyNotSent(each, false))
  );
}

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing accepts connections at that address and port',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name cannot be looked up at the moment',
  EHOSTUNREACH: 'there is no route to the host',
  ENETUNREACH: 'the network is unreachable',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
  UND_ERR_SOCKET: 'MOR closed the connection without an answer',
  ECONNRESET: 'the connection was reset',
};

/** What went wrong, without any part of the request: a code and, if it helps, plain words. */
export function describeFault(error: unknown): string {
  const { code } = look(error);
  const words = WORDS[code];
  if (code === '') return 'the connection failed';
  if (words !== undefined) return `${words} (${code})`;
  return TLS_ERROR.test(code) || /CERT|ISSUER|SIGNATURE/.test(code)
    ? `its certificate or TLS setup is not acceptable (${code})`
    : `the connection failed (${code})`;
}
