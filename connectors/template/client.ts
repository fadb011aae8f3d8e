import { z } from 'zod';
import type { Now } from '../../src/calls/ports.ts';
import { defined } from '../../src/defined.ts';
import { expectShape, parseJson, quote } from '../shared/answer.ts';
import { CrmError } from '../shared/crm-error.ts';
import type { CrmErrorKind } from '../shared/crm-error.ts';
import type { Deadline } from '../shared/deadline.ts';
import { createHttpClient } from '../shared/http.ts';
import type { HttpAnswer, HttpRequest } from '../shared/http.ts';
import { createRateLimiter } from '../shared/rate.ts';
import { Session } from '../shared/session.ts';
import type { TemplateOptions } from './options.ts';

export interface TemplateClient {
  /** The JSON of a success; undefined: 404. Rejects with CrmError. */
  request(deadline: Deadline, method: HttpRequest['method'], path: string, body?: unknown): Promise<unknown>;
  close(): Promise<void>;
}

const tokenSchema = z.object({ token: z.string().min(1), expiresInSec: z.number().positive() });

/** What a status of this CRM means. Any other status is a request that it will never accept. */
const KINDS: Readonly<Record<number, CrmErrorKind>> = { 401: 'session', 403: 'denied', 500: 'unreachable' };

const errorOf = ({ status, text }: HttpAnswer): CrmError =>
  new CrmError(KINDS[status] ?? 'rejected', `the CRM says: ${quote(text) || `HTTP ${status}`}`, { status });

/** Authenticated requests: the HTTP client handles rate, time, size and pauses, the session handles logging in. */
export const createTemplateClient = (
  options: TemplateOptions,
  now: Now,
  kept: Parameters<typeof createRateLimiter>[2],
): TemplateClient => {
  const { url, secret, rate, timeoutMs } = options;
  const http = createHttpClient({ limiter: createRateLimiter(rate, now, kept), now, timeoutMs });
  const json = { 'content-type': 'application/json' };

  const session = new Session({
    now,
    login: async (deadline) => {
      const body = JSON.stringify({ secret });
      const answer = await http.send(deadline, { method: 'POST', url: `${url}/token`, headers: json, body });
      if (answer.status !== 200)
        throw new CrmError('credentials', `the CRM refused the login (HTTP ${answer.status})`, {
          status: answer.status,
          cure: 'Correct `secret` in the configuration.',
        });
      const { token, expiresInSec } = expectShape(tokenSchema, parseJson(answer.text), 'the login');
      return { token, validSec: expiresInSec };
    },
  });

  return {
    request: (deadline, method, path, body) =>
      session.use(deadline, async ({ token }) => {
        const answer = await http.send(deadline, {
          method,
          url: `${url}${path}`,
          headers: { ...json, authorization: `Bearer ${token}` },
          ...defined({ body: body === undefined ? undefined : JSON.stringify(body) }),
        });
        if (answer.status === 404) return undefined;
        if (answer.status !== 200 && answer.status !== 201) throw errorOf(answer);
        return parseJson(answer.text);
      }),
    close: () => http.close(),
  };
};
