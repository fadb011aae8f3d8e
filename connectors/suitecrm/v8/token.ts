import { z } from 'zod';
import { defined } from '../../../src/defined.ts';
import { expectShape, parseJson } from '../../shared/answer.ts';
import { CrmError } from '../../shared/crm-error.ts';
import type { Deadline } from '../../shared/deadline.ts';
import type { HttpClient } from '../../shared/http.ts';
import type { SessionDeps, SessionToken } from '../../shared/session.ts';
import type { V8Options } from '../options.ts';
import { v8TokenError } from './errors.ts';

const tokenSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.coerce.number().positive(),
});

/** Login and refresh of the V8 API (`<base>/access_token`); only the password grant gives refresh tokens. */
export const createTokenSource = (
  http: HttpClient,
  base: string,
  { clientId, clientSecret, username, password }: V8Options,
): Required<Pick<SessionDeps, 'login' | 'refresh'>> => {
  const ask = async (deadline: Deadline, grant: Readonly<Record<string, string>>): Promise<SessionToken> => {
    const form = new URLSearchParams({ ...grant, client_id: clientId, client_secret: clientSecret });
    const answer = await http.send(deadline, {
      method: 'POST',
      url: `${base}/access_token`,
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    });
    if (answer.status !== 200) throw v8TokenError(answer);
    const token = expectShape(tokenSchema, parseJson(answer.text), 'the login');
    return {
      token: token.access_token,
      validSec: token.expires_in,
      ...defined({ refreshToken: token.refresh_token }),
    };
  };

  return {
    login: (deadline) =>
      ask(
        deadline,
        username === undefined || password === undefined
          ? { grant_type: 'client_credentials' }
          : { grant_type: 'password', username, password },
      ),
    refresh: async (refreshToken, deadline) => {
      try {
        return await ask(deadline, { grant_type: 'refresh_token', refresh_token: refreshToken });
      } catch (error) {
        // A spent refresh token says nothing about the password.
        if (error instanceof CrmError && error.kind === 'credentials')
          throw new CrmError('session', 'SuiteCRM does not prolong the session', {
            status: 401,
            cause: error,
          });
        throw error;
      }
    },
  };
};
