import { z } from 'zod';
import { defined } from '../../src/defined.ts';
import { quote } from '../shared/answer.ts';
import { CrmError } from '../shared/crm-error.ts';
import type { CrmErrorKind } from '../shared/crm-error.ts';
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
const CURES: Readonly<Record<string, string>> = {
  no_method: 'Check `version`: this Sugar does not have the requested REST version.',
  incorrect_version: 'Check `version`: this Sugar does not have the requested REST version.',
};

/** The error for an unsuccessful answer of REST v11: JSON with `error` and `error_message`. */
export const sugarError = ({ status, text }: HttpAnswer): CrmError => {
  const { code, words } = parse(text);
  if (status >= 500)
    return new CrmError('unreachable', `Sugar answered HTTP ${status}${code === '' ? '' : ` (${code})`}`, {
      status,
    });
  const cure = CURES[code];
  const kind = cure === undefined ? (KINDS[status] ?? 'rejected') : 'rejected';
  const message = `Sugar says: ${quote([code, words].filter((part) => part !== '').join(': ')) || `HTTP ${status}`}`;
  return new CrmError(kind, message, { status, ...defined({ cure }) });
};

/** Levels of Sugar's own login check that clear by themselves. */
const CLOSED: ReadonlySet<string> = new Set(['maintenance', 'admin_only']);

const loginCure = (status: number, code: string): string => {
  if (status === 422)
    return 'Register the platform: install the package, or add it under Admin > Configure API Platforms.';
  if (code === 'invalid_client' || code === 'unauthorized_client')
    return 'Correct clientId and clientSecret (Admin > OAuth Keys, type OAuth 2.0, client type user).';
  if (code === 'license_seats_needed')
    return 'The integration user has no licence; an administrator assigns one.';
  return 'Correct username and password, and check that this Sugar user is active and needs no SSO.';
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
      cure: 'Check `url` and `version`.',
    });
  return new CrmError('credentials', `Sugar refused the login (${label})`, {
    status,
    cure: loginCure(status, code),
  });
};
