import { inspect } from 'node:util';
import { PROBLEMS } from '../../../src/vocabulary/problem-codes.ts';
import { API_KEY, OTHER_KEY, SIGNING_SECRET, mapping, startApp } from '../../helpers/app.ts';
import type { TestApp } from '../../helpers/app.ts';
import { inTime, must, mustNotTell } from './door.ts';
import { exchange } from './raw-http.ts';
import type { RawAnswer, RawRequest } from './raw-http.ts';

const ADMIN_PASSWORD = 'correct horse battery staple';
export { API_KEY, OTHER_KEY };

/** What was dialled on the way to an answer, as MOR saw it. */
export interface Outcome {
  readonly answer: RawAnswer;
  readonly dialled: readonly Readonly<Record<string, string>>[];
}

/** The whole service with a MOR behind it, and what must hold for each of its answers. */
export interface FuzzedService {
  readonly app: TestApp;
  send(request: RawRequest): Promise<Outcome>;
  /** Stops the service; rejects if a call that it had confirmed is gone. */
  readonly close: () => Promise<void>;
}

const SECRETS = [SIGNING_SECRET, ADMIN_PASSWORD];
const LIMITS = { concurrent: 1_000_000, perMinute: 1_000_000, perDay: 1_000_000 };
/**
 * Never answered by a working service, unlike 503 (MOR or CRM busy or unreachable) and 501 (unknown to Node itself).
 */
const UNWELL = new Set([500, 502, 504, 505]);

const isCode = (code: unknown): boolean => typeof code === 'string' && Object.hasOwn(PROBLEMS, code);

/** An error has the usual problem format. What Node refuses before us (not HTTP at all) has no body. */
const checkError = ({ status, headers, body }: RawAnswer): void => {
  must(!UNWELL.has(status), `HTTP ${status}: ${body.slice(0, 300)}`);
  if (status < 400 || body === '') return;
  must(
    headers.get('content-type')?.startsWith('application/problem+json') === true,
    `HTTP ${status} is no problem+json`,
  );
  const problem = JSON.parse(body) as Record<string, unknown>;
  must(isCode(problem['code']), `HTTP ${status} has no known code`);
  must(
    problem['status'] === status && typeof problem['detail'] === 'string',
    'a problem without status or detail',
  );
};

const callIn = (body: string): string | undefined => {
  if (!body.startsWith('{')) return undefined;
  const value = JSON.parse(body) as { id?: unknown; timeline?: unknown; call?: { id?: unknown } };
  const id = value.timeline === undefined ? value.call?.id : value.id;
  return typeof id === 'string' ? id : undefined;
};

export const openService = async (): Promise<FuzzedService> => {
  const app = await startApp({
    simulator: { speed: 2_000 },
    config: { admin: { password: ADMIN_PASSWORD }, rules: { perAgent: LIMITS } },
    crms: [
      { id: 'site', type: 'generic', apiKeys: [API_KEY], signingSecrets: [SIGNING_SECRET] },
      { id: 'demo', type: 'demo', apiKeys: [OTHER_KEY], origins: ['https://crm.example.com'] },
    ],
    mappings: [
      mapping({ user: 'ann', freeDialling: true }),
      mapping({ user: 'demo-ann', crm: 'demo', username: 'frank', device: '10', source: '106' }),
      mapping({ user: 'off', username: 'dave', device: '8', source: '104', enabled: false }),
    ],
  });
  const port = Number(new URL(app.url).port);
  const secrets = [...SECRETS, app.simulator.options.secretKey];
  const confirmed = new Set<string>();
  let seen = 0;

  return {
    app,
    async send(request) {
      const answer = await inTime(
        exchange(port, request),
        `${request.method} ${request.target.slice(0, 100)}`,
      );
      checkError(answer);
      const sent = Buffer.from(request.body, 'base64').toString('utf8') + JSON.stringify(request);
      // Only a client that sent a secret may get it back (a name in a problem's path).
      const own = secrets.filter((secret) => !sent.includes(secret));
      mustNotTell(answer.body, own, 'an answer');
      mustNotTell([...answer.headers.values()].join('\n'), own, 'a header');
      mustNotTell(
        inspect(app.log.lines.splice(0), { depth: 9, maxStringLength: null }),
        [...own, API_KEY, OTHER_KEY],
        'the log',
      );
      const id = answer.streams ? undefined : callIn(answer.body);
      if (id !== undefined && answer.status < 300) confirmed.add(id);
      const ledger = app.simulator.ledger();
      const dialled = ledger.slice(seen).filter(({ placed }) => placed);
      seen = ledger.length;
      return { answer, dialled: dialled.map(({ params }) => params) };
    },
    async close() {
      try {
        for (const id of confirmed) {
          must((await app.runtime.book.get(id)) !== undefined, `the call ${id} was confirmed and is lost`);
        }
      } finally {
        await app.close();
      }
    },
  };
};
