import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import type { createApexStandIn } from './apex-stand-in.ts';

export interface PageServer {
  readonly baseUrl: string;
  readonly close: () => Promise<void>;
}

interface Options {
  /** Folder with the bundled page.js. */
  readonly page: string;
  /** Folder `assets` of the Lightning Design System. */
  readonly designSystem: string;
  readonly apex: ReturnType<typeof createApexStandIn>;
}

const HTML = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>MOR components</title>
    <link rel="stylesheet" href="/slds/styles/salesforce-lightning-design-system.min.css" />
    <style>body { padding: 8px; background: #f3f3f3; } #stage { background: #fff; border-radius: 4px; }</style>
  </head>
  <body><main id="stage"></main><script src="/page.js"></script></body>
</html>`;

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

const isJson = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Serves the components' page on loopback and stands in for Apex. */
export const startPageServer = async ({ page, designSystem, apex }: Options): Promise<PageServer> => {
  const file = (path: string): string =>
    path === '/page.js'
      ? join(page, 'page.js')
      : join(designSystem, normalize(path.replace(/^\/(slds|_slds|assets)\//, '/')));

  const callApex = async (
    name: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const parsed: unknown = JSON.parse(body);
    const method = apex.get(name);
    if (method === undefined || !isJson(parsed) || !isJson(parsed.params)) {
      response.writeHead(404).end(`no Apex method ${name}`);
      return;
    }
    let result: unknown;
    try {
      result = await method(String(parsed.userId), parsed.params);
    } catch (error) {
      // An AuraHandledException: its message is meant for the page.
      response.writeHead(500).end(error instanceof Error ? error.message : '');
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://page');
    if (pathname === '/') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(HTML);
    } else if (pathname.startsWith('/apex/')) {
      await callApex(pathname.slice('/apex/'.length), request, response);
    } else {
      const content = await readFile(file(pathname));
      response
        .writeHead(200, { 'content-type': TYPES[pathname.split('.').pop() ?? ''] ?? 'text/plain' })
        .end(content);
    }
  };

  const server = createServer((request, response) => {
    handle(request, response).catch(() => {
      response.writeHead(404).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
};
