import { z } from 'zod';
import { quote } from '../shared/answer.ts';
import { CrmError } from '../shared/crm-error.ts';
import type { CrmErrorCode, CrmErrorKind } from '../shared/crm-error.ts';
import type { HttpAnswer } from '../shared/http.ts';

const errorSchema = z.object({ error: z.string(), error_message: z.string().catch('') });

const parse = (text: string): { code: string; words: string } => {
  try {
    const { error, error_message: words } = errorSchema.parse(JSON.parse(text));
    return { code: error, words };
  } catch {
    return { code: '', words: '' };
  }
};

const KINDS: Readonly<Record<number, CrmErrorKind>> = {
  401: 'session',
  403: 'denied',
  404: 'missing',
};
const NO_VERSION = ['no_method', 'incorrect_version'];

/** The error for an unsuccessful answer of REST v11: JSON with `error` and `error_message`. */
export const sugarError = ({ status, text }: HttpAnswer): CrmError => {
  const { code, words } = parse(text);
  if (status >= 500)
    return new CrmError('unreachable', `Sugar answered HTTP ${status}${code === '' ? '' : ` (${code})`}`, {
      status,
    });
  const lacksVersion = NO_VERSION.includes(code);
  const kind = lacksVersion ? 'rejected' : (KINDS[status] ?? 'rejected');
  const message = `Sugar says: ${quote([code, words].filter((part) => part !== '').join(': ')) || `HTTP ${status}`}`;
  return new CrmError(kind, message, { status, code: lacksVersion ? 'sugar_version' : undefined });
};

/** Levels of Sugar's own login check that clear by themselves. */
const CLOSED: ReadonlySet<string> = new Set(['maintenance', 'admin_only']);

const loginFault = (status: number, code: string): CrmErrorCode => {
  if (status === 422) return 'sugar_platform';
  if (code === 'invalid_client' || code === 'unauthorized_client') return 'sugar_client';
  return code === 'license_seats_needed' ? 'sugar_licence' : 'sugar_password';
};

/** The error for a refused `oauth2/token` request. Uses only the answer's code, none of its text. */
export const sugarLoginError = ({ status, text }: HttpAnswer): CrmError => {
  const { code } = parse(text);
  const label = code === '' ? `HTTP ${status}` : code;
  if (status >= 500 || CLOSED.has(code))
    return new CrmError('unreachable', `Sugar does not let anybody log in now (${label})`, { status });
  if (status === 404)
    return new CrmError('rejected', `Sugar has no login at this address (${label})`, {
      status,
      code: 'sugar_address',
    });
  return new CrmError('credentials', `Sugar refused the login (${label})`, {
    status,
    code: loginFault(status, code),
  });
};
