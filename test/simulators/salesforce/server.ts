import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { defined } from '../../../src/defined.ts';
import { createFaultQueue } from './faults.ts';
import type { Automation } from './faults.ts';
import { furnish } from './furnish.ts';
import { createLogin } from './login.ts';
import type { ClientApp } from './login.ts';
import { createOffers } from './offers.ts';
import { createOrg } from './org.ts';
import { OrgFault } from './org-fault.ts';
import type { OrgFeatures } from './model.ts';
import { createSearch } from './sosl.ts';
import { suffer } from './suffer.ts';
import { createWrites, values } from './writes.ts';
import type { Reply } from './writes.ts';

const VERSIONS = ['66.0', '67.0', '68.0'];
const DATA = /^\/services\/data\/v(\d+\.0)(\/.*)$/;

const composite = z.object({
  compositeRequest: z
    .array(z.object({ method: z.literal('GET'), url: z.string(), referenceId: z.string() }))
    .max(25),
});
const errorBody = ({ code, message, fields }: OrgFault) => [{ errorCode: code, message, fields }];
const notFound = (): never => {
  throw new OrgFault(404, 'NOT_FOUND', 'The requested resource does not exist');
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

export interface FakeOrgOptions {
  readonly app: ClientApp;
  readonly features?: Partial<OrgFeatures>;
  readonly apiLimit?: number;
}

/** A Salesforce org over HTTP on loopback: login, queries, Tasks, faults. Shares no code with the connector. */
export const startFakeOrg = async ({ app, features = {}, apiLimit = 15_000 }: FakeOrgOptions) => {
  const org = createOrg(features);
  const faults = createFaultQueue();
  const login = createLogin(app);
  const { me, profile } = furnish(org, app.users[0] ?? '', features.packageInstalled !== false);
  /** Requests received, in order: method and the path after the version. */
  const requests: string[] = [];
  const events: { event: string; values: unknown }[] = [];
  let used = 0;
  let logins = 0;
  let down = false;
  const { automation, upsertRows, upsertOne } = createWrites(org, faults, me);
  const offers = createOffers();
  const search = createSearch(org);

  const compose = (body: unknown): Reply => {
    const compositeResponse = composite.parse(body).compositeRequest.map(({ url, referenceId }) => {
      try {
        const path = DATA.exec(url)?.[2] ?? '';
        return { referenceId, httpStatusCode: 200, body: org.query(queryIn(path)) };
      } catch (error) {
        if (!(error instanceof OrgFault)) throw error;
        return { referenceId, httpStatusCode: error.status, body: errorBody(error) };
      }
    });
    return { status: 200, body: { compositeResponse } };
  };

  const queryIn = (path: string): string => {
    const url = new URL(path, 'http://org');
    return url.pathname === '/query' ? (url.searchParams.get('q') ?? '') : notFound();
  };

  const route = async (method: string, path: string, body: unknown): Promise<Reply> => {
    const [first, second, third, fourth, fifth] = new URL(path, 'http://org').pathname
      .split('/')
      .slice(1)
      .map(decodeURIComponent);
    if (method === 'GET' && first === 'query') return { status: 200, body: org.query(queryIn(path)) };
    if (method === 'GET' && first === 'search') {
      return { status: 200, body: search(new URL(path, 'http://org').searchParams.get('q') ?? '') };
    }
    if (method === 'POST' && first === 'composite' && second === undefined) return compose(body);
    if (method === 'PATCH' && first === 'composite' && third !== undefined && fourth !== undefined) {
      return upsertRows(third, fourth, body);
    }
    if (method === 'GET' && first === 'ui-api' && fifth !== undefined) {
      return offers.answer(fifth) ?? notFound();
    }
    if (first !== 'sobjects' || second === undefined || fifth !== undefined) return notFound();
    if (method === 'GET' && third === 'describe') return { status: 200, body: org.describe(second) };
    if (method === 'POST' && third === undefined && second.endsWith('__e')) {
      if (!org.model.has(second)) return notFound();
      events.push({ event: second, values: body });
      return { status: 201, body: { id: 'e0000000000000000A', success: true, errors: [] } };
    }
    if (method !== 'PATCH' || third === undefined) return notFound();
    if (fourth !== undefined) return upsertOne(second, third, fourth, body);
    const stored = org.find(third);
    if (stored === undefined) return notFound();
    if (stored.deleted) throw new OrgFault(404, 'ENTITY_IS_DELETED', 'entity is deleted');
    org.update(stored, values.parse(body), me);
    return { status: 204 };
  };

  const send = (response: ServerResponse, { status, body, retryAfter }: Reply): void => {
    response.writeHead(status, {
      'content-type': 'application/json;charset=UTF-8',
      'sforce-limit-info': `api-usage=${used}/${apiLimit}`,
      ...defined({ 'retry-after': retryAfter }),
    });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  };

  const token = async (form: string): Promise<Reply> => {
    logins += 1;
    const access_token = await login.grant(new URLSearchParams(form), url);
    const id = `${url}/id/00D5g0000000001EAA/${me}`;
    return { status: 200, body: { access_token, instance_url: url, id, token_type: 'Bearer' } };
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = await bodyOf(request);
    if (down) {
      response.destroy();
      return;
    }
    const { method = '', url: path = '' } = request;
    if (path === '/services/oauth2/token') {
      try {
        const reply = await suffer(faults.take('token'), response, () => token(text));
        if (reply !== undefined) send(response, reply);
      } catch (error) {
        if (!(error instanceof OrgFault)) throw error;
        send(response, {
          status: error.status,
          body: { error: error.code, error_description: error.message },
        });
      }
      return;
    }
    used += 1;
    try {
      if (!login.isGood((request.headers.authorization ?? '').replace('Bearer ', ''))) {
        throw new OrgFault(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
      }
      if (path === '/services/data') {
        send(response, { status: 200, body: VERSIONS.map((version) => ({ version })) });
        return;
      }
      const [, version = '', rest = ''] = DATA.exec(path) ?? notFound();
      if (!VERSIONS.includes(version)) notFound();
      requests.push(`${method} ${rest}`);
      const single = method === 'PATCH' ? 'write' : 'read';
      const fault = faults.take(rest.startsWith('/composite/sobjects') ? 'collection' : single);
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      const reply = await suffer(fault, response, () => route(method, rest, body));
      if (reply !== undefined) send(response, reply);
    } catch (error) {
      if (!(error instanceof OrgFault)) throw error;
      send(response, { status: error.status, body: errorBody(error), retryAfter: error.retryAfter });
    }
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    org,
    faults,
    /** Id of the integration user. */
    me,
    profile,
    requests,
    events,
    logins: (): number => logins,
    endSessions: login.endSessions,
    setAutomation: (value: Automation): void => {
      automation.of = value;
    },
    offer: offers.set,
    setDown: (value: boolean): void => {
      down = value;
    },
    close: async (): Promise<void> => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      server.closeAllConnections();
      await closed;
    },
  };
};

export type RunningOrg = Awaited<ReturnType<typeof startFakeOrg>>;
