import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crmPage } from '../manifests/browser/crm-server.ts';
import { packageTexts } from '../manifests/php/install.ts';
import { overHttp } from './php-button.ts';
import { php, startPhpCrm } from './php-crm.ts';

export interface SiteOptions {
  readonly user: string;
  readonly record: { readonly type: string; readonly id: string; readonly phone: string };
  /** The connector's address; called for each request because it may be known later than the CRM's own. */
  readonly connectorUrl: () => string;
}

/** SuiteCRM as a browser sees it: recorded pages, and the package's own PHP as the entry point. */
export interface PhpSite {
  readonly url: string;
  /** The operations that the page asked its CRM for, in order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
};

/** Starts the site on a free port of this machine. */
export const startPhpSite = async ({ user, record, connectorUrl }: SiteOptions): Promise<PhpSite> => {
  const files = packageTexts('suitecrm');
  const crm = startPhpCrm('8.2', 'suitecrm');
  const asked: string[] = [];

  const entryPoint = async (request: IncomingMessage): Promise<unknown> => {
    const form = Object.fromEntries(new URLSearchParams(await bodyOf(request)));
    asked.push(form['mor_op'] ?? '');
    const { host = '', origin = '' } = request.headers;
    const server = {
      REQUEST_METHOD: request.method,
      HTTP_HOST: host,
      HTTP_ORIGIN: origin,
      HTTP_X_REQUESTED_WITH: request.headers['x-requested-with'],
    };
    return crm.ask(
      `$_SERVER = array_merge($_SERVER, ${php(server)}); $_POST = ${php(form)};
       stub_user('${user}'); stub_configure(${php({ url: connectorUrl() })});
       stub_record('${record.type}', '${record.id}', ${php({ phone_work: record.phone })});
       require_once 'custom/include/MorConnector/MorCallEntry.php'; MorCallEntry::run();`,
      overHttp,
    );
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://crm');
    const script = files.get(`copy${pathname}`);
    if (searchParams.get('entryPoint') === 'morCall') {
      const printed = JSON.stringify(await entryPoint(request));
      response.writeHead(200, { 'content-type': 'application/json' }).end(printed);
    } else if (script !== undefined)
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    else if (pathname === '/index.php') {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(crmPage(searchParams.get('page') ?? '', user));
    } else response.writeHead(404).end();
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await crm.close();
    },
  };
};
