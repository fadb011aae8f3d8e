import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { connect, createServer as createTcpServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../helpers/browser.ts';

/** Host names that these browsers resolve to this machine, so that origins and sites are as foreign as on the internet. */
const RESOLVER = '--host-resolver-rules=MAP *.test 127.0.0.1';

export const launchOnStage = (): Promise<Browser> => launchBrowser([RESOLVER]);

export interface Visit {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** A third party's web server on its own host. */
export interface Site {
  /** `http://host:port`. */
  readonly origin: string;
  /** Every request that reached it. */
  readonly visits: readonly Visit[];
  /** Sets the page at a path; every other path serves an empty page. */
  put(path: string, html: string): void;
  readonly close: () => Promise<void>;
}

export const startSite = async (host: string): Promise<Site> => {
  const pages = new Map<string, string>();
  const visits: Visit[] = [];
  const server = createServer((req, res: ServerResponse) => {
    const path = (req.url ?? '/').split('?')[0] ?? '/';
    visits.push({ method: req.method ?? '', path: req.url ?? '', headers: req.headers });
    req.resume();
    res.setHeader('content-type', 'text/html; charset=utf-8');
    res.end(`<!doctype html><title>${host}</title><link rel="icon" href="data:,">${pages.get(path) ?? ''}`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://${host}:${(server.address() as AddressInfo).port}`,
    visits,
    put: (path, html) => {
      pages.set(path, html);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};

/** The application's address under another host name. */
export const at = (host: string, url: string): string => url.replace('127.0.0.1', host);

export interface Fetched {
  /** The browser's error when it withheld the answer from the page. */
  readonly refused?: string;
  readonly status?: number;
  readonly text?: string;
}

/** The result when a script in this page fetches an address. */
export const fetchIn = (
  page: Pick<Page, 'evaluate'>,
  url: string,
  init: RequestInit = {},
): Promise<Fetched> =>
  page.evaluate<Fetched>(`fetch(${JSON.stringify(url)}, ${JSON.stringify(init)}).then(
    async (answer) => ({ status: answer.status, text: await answer.text() }),
    (error) => ({ refused: String(error) }),
  )`);

const BLOCKED = 'chrome-error://chromewebdata/';

/** Loads an address in a frame of this page; resolves with whether the browser shows it. */
export const frameIn = async (page: Page, url: string): Promise<'shown' | 'blocked'> => {
  const name = `frame-${randomUUID()}`;
  await page.evaluate(`new Promise((done) => {
    const frame = Object.assign(document.createElement('iframe'), { name: '${name}' });
    frame.addEventListener('load', () => done(), { once: true });
    frame.src = ${JSON.stringify(url)};
    document.body.append(frame);
  })`);
  const frame = page.frame({ name });
  if (!frame) throw new Error('the page has no frame');
  return frame.url() === BLOCKED ? 'blocked' : 'shown';
};

export interface Rebound {
  /** The stranger's `http://host:port`, whose name now leads to the application. */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/**
 * Opens a stranger's page in this tab, then points its address at the application, as DNS rebinding does: name and
 * port stay, the server behind them changes.
 */
export const rebind = async (page: Page, host: string, url: string): Promise<Rebound> => {
  const target = new URL(url);
  let turned = false;
  const server = createTcpServer((socket) => {
    const sockets = [socket];
    if (turned) {
      const there = connect(Number(target.port), target.hostname);
      sockets.push(there);
      socket.pipe(there).pipe(socket);
    } else {
      const page = '<!doctype html><title>evil</title><link rel="icon" href="data:,">';
      const head = `HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: ${page.length}`;
      socket.once('data', () => socket.end(`${head}\r\nconnection: close\r\n\r\n${page}`));
    }
    for (const one of sockets) one.on('error', () => socket.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://${host}:${(server.address() as AddressInfo).port}`;
  await page.goto(`${origin}/`);
  turned = true;
  return {
    origin,
    close: () =>
      new Promise((done) =>
        server.close(() => {
          done();
        }),
      ),
  };
};
