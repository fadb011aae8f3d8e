import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { packageTexts } from '../php/install.ts';
import { crmPage } from './crm-server.ts';

/** How the connector's answers are reached; undefined: no connector yet. */
export type AskConnector = (method: string, path: string, body?: unknown) => Promise<{ status: number; body: Record<string, unknown> }>;

export interface ConnectedCrm {
  readonly url: string;
  /** The user for whom tickets are asked, the texts of the cards, and the policy of the pages. */
  readonly given: { listener: string; texts: Readonly<Record<string, string>>; policy: string; isLate: boolean };
  connect(ask: AskConnector, connectorUrl: string): void;
  close(): Promise<void>;
}

const USER = 'ann';
const RECORD = { type: 'Contact', id: 'ona' };

const bodyOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return new URLSearchParams(text);
};

/** Pages with SuiteCRM's package, whose server passes what the cards ask on to a real connector, as the package's PHP does. */
export const startConnectedCrm = async (): Promise<ConnectedCrm> => {
  const files = packageTexts('suitecrm');
  const given: ConnectedCrm['given'] = { listener: USER, texts: {}, policy: '', isLate: false };
  let connector: { ask: AskConnector; url: string } | undefined;

  const told = async (member: string, method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await connector?.ask(method, path, body);
    if (answer === undefined || answer.status >= 400) return { ok: false, problem: answer?.body };
    return { ok: true, [member]: answer.body };
  };
  const perform = async (operation: string, { call, ...data }: Record<string, unknown>): Promise<unknown> => {
    const path = `/v1/calls/${String(call)}`;
    switch (operation) {
      case 'hello':
        return { ok: true, token: 't', user: USER, enabled: true, texts: given.texts };
      case 'call':
        return told('call', 'POST', '/v1/calls', { user: USER, record: RECORD });
      case 'status':
        return told('call', 'GET', path);
      case 'note':
        return told('call', 'PATCH', path, data);
      case 'calls': {
        const answer = await connector?.ask('GET', `/v1/calls?user=${USER}&limit=5`);
        return { ok: true, calls: answer?.body['items'] };
      }
      case 'token': {
        const answer = await connector?.ask('POST', '/v1/tokens', { user: USER });
        return { ok: true, ...answer?.body, stream: `${connector?.url ?? ''}/v1/stream` };
      }
      case 'recording': {
        const answer = await connector?.ask('POST', `${path}/recording-ticket`, { user: given.listener });
        if (answer === undefined || answer.status >= 400) return { ok: false, problem: answer?.body };
        const { url } = answer.body;
        if (given.isLate) await fetch(String(url));
        return { ok: true, url };
      }
      case 'incoming':
        return { ok: true, pop: '' };
      default:
        return { ok: true, results: [], required: false };
    }
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://crm');
    const file = files.get(`copy${pathname}`);
    if (searchParams.get('entryPoint') === 'morCall') {
      const form = await bodyOf(request);
      const data = JSON.parse(Buffer.from(form.get('mor_data') ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(await perform(form.get('mor_op') ?? '', data)));
    } else if (file !== undefined) {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(file);
    } else if (pathname === '/index.php') {
      if (given.policy !== '') response.setHeader('content-security-policy', given.policy);
      response.writeHead(200, { 'content-type': 'text/html' }).end(crmPage('detail', USER));
    } else response.writeHead(404).end();
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    given,
    connect: (ask, url) => {
      connector = { ask, url };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};
