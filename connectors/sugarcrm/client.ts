import { z } from 'zod';
import type { Now } from '../../src/calls/ports.ts';
import { defined } from '../../src/defined.ts';
import { expectShape, parseJson } from '../shared/answer.ts';
import { CrmError } from '../shared/crm-error.ts';
import type { Deadline } from '../shared/deadline.ts';
import type { HttpClient, HttpRequest } from '../shared/http.ts';
import { Session } from '../shared/session.ts';
import type { SessionToken } from '../shared/session.ts';
import { sugarError, sugarLoginError } from './errors.ts';
import type { SugarOptions } from './options.ts';

export interface SugarClient {
  /** Path below `/rest/<version>`, with its query. Resolves with the JSON of a success, rejects with CrmError. */
  request(deadline: Deadline, method: HttpRequest['method'], path: string, body?: unknown): Promise<unknown>;
}

const tokenSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.coerce.number().positive(),
});
const JSON_TYPE = { 'content-type': 'application/json', accept: 'application/json' };

/** Authenticated requests to REST v10/v11. */
export const createSugarClient = (http: HttpClient, options: SugarOptions, now: Now): SugarClient => {
  const { clientId, clientSecret, platform, username, password } = options;
  const base = `${options.url}/rest/${options.version}`;

  const askToken = async (
    deadline: Deadline,
    grant: Readonly<Record<string, string>>,
  ): Promise<SessionToken> => {
    const answer = await http.send(deadline, {
      method: 'POST',
      url: `${base}/oauth2/token`,
      headers: JSON_TYPE,
      body: JSON.stringify({ ...grant, client_id: clientId, client_secret: clientSecret, platform }),
    });
    if (answer.status !== 200) throw sugarLoginError(answer);
    const token = expectShape(tokenSchema, parseJson(answer.text), 'the login');
    return {
      token: token.access_token,
      validSec: token.expires_in,
      ...defined({ refreshToken: token.refresh_token }),
    };
  };

  const session = new Session({
    now,
    login: (deadline) => askToken(deadline, { grant_type: 'password', username, password }),
    refresh: async (refreshToken, deadline) => {
      try {
        return await askToken(deadline, { grant_type: 'refresh_token', refresh_token: refreshToken });
      } catch (error) {
        // A refresh token that was spent, or replaced by another login, says nothing about the password.
        if (error instanceof CrmError && error.kind === 'credentials')
          throw new CrmError('session', 'Sugar does not prolong the session', { status: 401, cause: error });
        throw error;
      }
    },
  });

  return {
    request: (deadline, method, path, body) =>
      session.use(deadline, async ({ token }) => {
        const answer = await http.send(deadline, {
          method,
          url: `${base}${path}`,
          headers: { ...JSON_TYPE, 'OAuth-Token': token },
          ...defined({ body: body === undefined ? undefined : JSON.stringify(body) }),
        });
        if (answer.status !== 200 && answer.status !== 201) throw sugarError(answer);
        return parseJson(answer.text);
      }),
  };
};
