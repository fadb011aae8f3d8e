import { createServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SIGNING_SECRET, startApp } from '../helpers/app.ts';
import { hasNativePhp, inNativeCrm } from './php/native-php.ts';

const SAVES = 10;
/** What all saves of one request may be held up by, and what PHP itself needs for them on a busy machine. */
const BUDGET_MS = 1_000;
const SLACK_MS = 250;

interface Saves {
  readonly tookMs: number;
  readonly log: readonly string[];
  readonly breaker: string;
}

/** Saves contacts whose number has changed, with the package's own curl and clock. */
const save = async (url: string): Promise<Saves> =>
  (await inNativeCrm(`
    class SocketHost extends TestHost { public function transport() { return new MorCurlTransport(); } }
    MorConnector::reset(new SocketHost(), new MorClock());
    stub_configure(array('url' => '${url}')); stub_user('u1');
    $GLOBALS['crm']['config']['morconnector_key_1'] = blowfishEncode(blowfishGetKey('morconnector'), '${SIGNING_SECRET}');
    require_once 'custom/include/MorConnector/MorHooks.php'; $hooks = new MorHooks();
    $started = hrtime(true);
    for ($i = 0; $i < ${SAVES}; $i++) {
      $hooks->recordSaved(stub_record('Contacts', 'c' . $i, array('phone_work' => '+49 211 ' . $i)), 'after_save', '');
    }
    $took = (hrtime(true) - $started) / 1e6; $config = $GLOBALS['crm']['config'];
    out(array('tookMs' => $took, 'log' => $GLOBALS['crm']['log'],
      'breaker' => isset($config['morconnector_breaker']) ? $config['morconnector_breaker'] : ''));`)) as Saves;

const open = new Set<Server>();
const sockets = new Set<Socket>();
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of open) server.close();
  open.clear();
});
const listening = async (server: Server): Promise<string> => {
  open.add(server);
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

// On a fresh machine there may be no PHP. Where everything has to run (CI_STRICT=1) that is a failure.
const mayRun = hasNativePhp || process.env['CI_STRICT'] === '1';
const title = `saves over real sockets${mayRun ? '' : ' (skipped: needs php with curl)'}`;

(mayRun ? describe : describe.skip)(title, () => {
  it('tell the running connector, which takes the signatures', async () => {
    const app = await startApp();
    try {
      const { log, breaker } = await save(app.url);
      expect({ log, breaker }).toEqual({ log: [], breaker: '' });
    } finally {
      await app.close();
    }
  });

  it('lose hardly any time when nobody listens', async () => {
    const server = createTcpServer();
    const url = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    const { tookMs, log } = await save(url);
    expect(tookMs).toBeLessThan(BUDGET_MS);
    expect(log).toEqual([expect.stringContaining('not delivered: refused')]);
  });

  it('lose a second at most when the connector never answers', async () => {
    const { tookMs, log } = await save(await listening(createTcpServer()));
    expect(tookMs).toBeGreaterThan(BUDGET_MS / 2);
    expect(tookMs).toBeLessThan(BUDGET_MS + SLACK_MS);
    expect(log).toEqual([expect.stringContaining('not delivered')]);
  });

  it('lose a second at most when it answers slowly, and what was sent is sent once', async () => {
    const asked: string[] = [];
    const slow = createServer((req, res) => {
      req.on('data', (chunk: Buffer) => asked.push(chunk.toString()));
      setTimeout(() => res.writeHead(202).end('{}'), 300);
    });
    const { tookMs } = await save(await listening(slow));
    expect(tookMs).toBeLessThan(BUDGET_MS + SLACK_MS);
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.length).toBeLessThan(SAVES);
    expect(new Set(asked).size).toBe(asked.length);
  });
});
