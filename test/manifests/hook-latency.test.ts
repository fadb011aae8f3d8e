import { createServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SIGNING_SECRET, startApp } from '../helpers/app.ts';
import { hasNativePhp, inNativeCrm } from './php/native-php.ts';

const SAVES = 10;
/** Longest total delay for all saves in one request. */
const BUDGET_MS = 1_000;
/** How long each answer takes by the hooks' clock. */
const ANSWER_MS = 300;

interface Saves {
  /** The time allowed to curl for each request, and the outcome. */
  readonly asked: readonly { readonly allowedMs: number; readonly outcome: string }[];
  readonly log: readonly string[];
  readonly breaker: string;
}

/** Saves contacts with changed numbers through the package's own curl. The clock moves as if each answer were slow. */
const save = async (url: string): Promise<Saves> =>
  (await inNativeCrm(`
    class MovedClock extends MorClock { public $ms = 0; public function elapsedMs() { return $this->ms; } }
    class NotingTransport extends MorCurlTransport {
      public static $clock; public static $asked = array();
      public function send($method, $url, array $headers, $body, $timeoutMs) {
        $reply = parent::send($method, $url, $headers, $body, $timeoutMs);
        $isAnswered = $reply->status > 0;
        self::$clock->ms += $isAnswered ? ${ANSWER_MS} : $timeoutMs;
        self::$asked[] = array('allowedMs' => $timeoutMs, 'outcome' => $isAnswered ? 'answered' : $reply->failure);
        return $reply;
      }
    }
    class SocketHost extends TestHost { public function transport() { return new NotingTransport(); } }
    NotingTransport::$clock = new MovedClock(); MorConnector::reset(new SocketHost(), NotingTransport::$clock);
    stub_configure(array('url' => '${url}')); stub_user('u1');
    $GLOBALS['crm']['config']['morconnector_key_1'] = blowfishEncode(blowfishGetKey('morconnector'), '${SIGNING_SECRET}');
    require_once 'custom/include/MorConnector/MorHooks.php'; $hooks = new MorHooks();
    for ($i = 0; $i < ${SAVES}; $i++) {
      $hooks->recordSaved(stub_record('Contacts', 'c' . $i, array('phone_work' => '+49 211 ' . $i)), 'after_save', '');
    }
    $config = $GLOBALS['crm']['config'];
    out(array('asked' => NotingTransport::$asked, 'log' => $GLOBALS['crm']['log'],
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

// A fresh machine may have no PHP. Where everything has to run (CI_STRICT=1), that is a failure.
const mayRun = hasNativePhp || process.env['CI_STRICT'] === '1';
const title = `saves over real sockets${mayRun ? '' : ' (skipped: needs php with curl)'}`;

(mayRun ? describe : describe.skip)(title, () => {
  it('notify the running connector, which accepts the signatures', async () => {
    const app = await startApp();
    try {
      const { log, breaker } = await save(app.url);
      expect({ log, breaker }).toEqual({ log: [], breaker: '' });
    } finally {
      await app.close();
    }
  });

  it('send one request when nobody is listening', async () => {
    const server = createTcpServer();
    const url = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    const { asked, log } = await save(url);
    expect(asked).toEqual([{ allowedMs: BUDGET_MS, outcome: 'refused' }]);
    expect(log).toEqual([expect.stringContaining('not delivered: refused')]);
  });

  it('wait for the budget and no longer when the connector never answers', async () => {
    const { asked, log } = await save(await listening(createTcpServer()));
    // That curl returned at all shows that it kept to its time limit.
    expect(asked).toEqual([{ allowedMs: BUDGET_MS, outcome: 'unanswered' }]);
    expect(log).toEqual([expect.stringContaining('not delivered')]);
  });

  it('share one budget when it answers slowly, and send each event only once', async () => {
    const bodies: string[] = [];
    const slow = createServer((req, res) => {
      req.on('data', (chunk: Buffer) => bodies.push(chunk.toString()));
      req.on('end', () => res.writeHead(202).end('{}'));
    });
    const { asked } = await save(await listening(slow));
    const allowed = asked.map(({ allowedMs }) => allowedMs);
    expect(allowed).toEqual([1_000, 700, 400, 100].slice(0, allowed.length));
    expect(bodies.length).toBeGreaterThan(1);
    expect(new Set(bodies).size).toBe(bodies.length);
  });
});
