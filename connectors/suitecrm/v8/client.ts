import type { Now } from '../../../src/calls/ports.ts';
import { defined } from '../../../src/defined.ts';
import { parseJson } from '../../shared/answer.ts';
import type { Deadline } from '../../shared/deadline.ts';
import type { HttpClient, HttpRequest } from '../../shared/http.ts';
import { Session } from '../../shared/session.ts';
import type { V8Options } from '../options.ts';
import { v8Error } from './errors.ts';
import { createTokenSource } from './token.ts';

export interface V8Client {
  /** Path below `/V8`, with its query. Resolves with the JSON of a 200 or 201, rejects with CrmError. */
  request(deadline: Deadline, method: HttpRequest['method'], path: string, body?: unknown): Promise<unknown>;
}

const JSON_API = 'application/vnd.api+json';

/** Authenticated requests to the V8 API. */
export const createV8Client = (http: HttpClient, options: V8Options, now: Now): V8Client => {
  const base = `${options.url}${options.apiPath ?? (options.version === 8 ? '/legacy/Api' : '/Api')}`;
  const session = new Session({ ...createTokenSource(http, base, options), now });
  return {
    request: (deadline, method, path, body) =>
      session.use(deadline, async ({ token }) => {
        const answer = await http.send(deadline, {
          method,
          url: `${base}/V8${path}`,
          headers: {
            authorization: `Bearer ${token}`,
            accept: JSON_API,
            ...defined({ 'content-type': body === undefined ? undefined : JSON_API }),
          },
          ...defined({ body: body === undefined ? undefined : JSON.stringify(body) }),
        });
        if (answer.status !== 200 && answer.status !== 201) throw v8Error(answer);
        return parseJson(answer.text);
      }),
  };
};
