import { defined } from '../../src/defined.ts';
import { readAttempt } from './clicks.ts';
import type { Attempt, Button } from './clicks.ts';

const WAIT_SEC = 2;
const LIMIT_MS = 15_000;

/** A CRM server with an API key, like Salesforce's. `url` is called before each request. */
export const createHttpButton = (url: () => string, apiKey: string): Button => {
  const ask = async (
    method: string,
    path: string,
    { body, key, limitMs = LIMIT_MS }: { body?: unknown; key?: string; limitMs?: number | undefined },
  ): Promise<Attempt> => {
    try {
      const response = await fetch(url() + path, {
        method,
        headers: {
          authorization: `Bearer ${apiKey}`,
          ...defined({
            'idempotency-key': key,
            'content-type': body === undefined ? undefined : 'application/json',
          }),
        },
        ...defined({ body: body === undefined ? undefined : JSON.stringify(body) }),
        signal: AbortSignal.timeout(limitMs),
      });
      const answer: unknown = await response.json();
      return readAttempt(answer);
    } catch {
      return { kind: 'again', code: 'no answer' };
    }
  };
  return {
    press: ({ key, user, record }, impatientMs) =>
      ask('POST', '/v1/calls', { body: { user, record }, key, limitMs: impatientMs }),
    look: (_, id, since) => ask('GET', `/v1/calls/${id}?since=${since}&wait=${WAIT_SEC}`, {}),
    note: (_, id, notes) => ask('PATCH', `/v1/calls/${id}`, { body: { notes } }),
  };
};
