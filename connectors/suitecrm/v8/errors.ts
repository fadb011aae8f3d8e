import { z } from 'zod';
import { quote } from '../../shared/answer.ts';
import { CrmError } from '../../shared/crm-error.ts';
import type { CrmErrorCode } from '../../shared/crm-error.ts';
import type { HttpAnswer } from '../../shared/http.ts';

const jsonApiError = z.object({ errors: z.object({ detail: z.string() }) });
const oauthError = z.object({
  error: z.string(),
  error_description: z.string().default(''),
  hint: z.string().default(''),
});

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const sessionError = (text: string): CrmError => {
  const parsed = oauthError.safeParse(jsonOf(text));
  const lost = parsed.success && parsed.data.hint.includes('two dots');
  return new CrmError(
    'session',
    lost ? 'SuiteCRM did not receive the token' : 'SuiteCRM does not accept the token',
    { status: 401, code: lost ? 'suite_no_token' : undefined },
  );
};

/**
 * The error for an unsuccessful answer of the V8 API. Nearly all are HTTP 400 with a sentence; 401 has no
 * `www-authenticate`.
 */
export const v8Error = ({ status, text }: HttpAnswer): CrmError => {
  if (status === 401) return sessionError(text);
  const parsed = jsonApiError.safeParse(jsonOf(text));
  const detail = parsed.success ? quote(parsed.data.errors.detail) : `HTTP ${status}`;
  const message = `SuiteCRM says: ${detail}`;
  if (status >= 500) return new CrmError('unreachable', `SuiteCRM answered HTTP ${status}`, { status });
  if (/ is not found$/.test(detail) && / with id /.test(detail))
    return new CrmError('missing', message, { status });
  if (status === 403 || /not allowed|access/i.test(detail))
    return new CrmError('denied', message, { status });
  return new CrmError('rejected', message, {
    status,
    code: status === 404 || status === 405 ? 'suite_address' : undefined,
  });
};

const refusalCode = (code: string, description: string): CrmErrorCode | undefined => {
  if (code === 'invalid_client' || description.includes('OAuth2Clients module')) return 'suite_client';
  if (/password is invalid|no user found/i.test(description)) return 'suite_password';
  if (code === 'unsupported_grant_type' || code === 'unauthorized_client') return 'suite_grant';
  return undefined;
};

/**
 * The error for a refused token request. Wrong passwords and unknown clients are HTTP 500 with the password in the body,
 * so the message quotes nothing from the body.
 */
export const v8TokenError = ({ status, text }: HttpAnswer): CrmError => {
  const parsed = oauthError.safeParse(jsonOf(text));
  const known = parsed.success ? refusalCode(parsed.data.error, parsed.data.error_description) : undefined;
  if (known !== undefined)
    return new CrmError('credentials', 'SuiteCRM refused the login', { status, code: known });
  if (status === 404 || status === 405)
    return new CrmError('rejected', `SuiteCRM has no login at this address (HTTP ${status})`, {
      status,
      code: 'suite_address',
    });
  if (status >= 500)
    return new CrmError('unreachable', `SuiteCRM's login failed with HTTP ${status}`, {
      status,
      code: 'suite_server',
    });
  return new CrmError('credentials', `SuiteCRM refused the login (HTTP ${status})`, {
    status,
    code: 'suite_client_or_grant',
  });
};
