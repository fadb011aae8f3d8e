import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Answers } from './answers.ts';
import { Exchange } from './exchange.ts';
import type { Line, Truth } from './exchange.ts';
import type { Plan } from './plan.ts';
import type { Variant } from './variant.ts';
import { tag } from './xml.ts';

export const MOR_KEY = 'key-of-the-stand-in';

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');

const bodyOf = async (req: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of req) text += String(chunk);
  return text;
};

const refused = (text: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<status>\n  ${tag('error', text)}\n</status>\n`;

/**
 * The parts of MOR that a callback client uses, written from the documentation alone (Kolmisoft wiki: MOR API callback
 * init, active calls get, user calls get, system version get). It shares nothing with the simulator, so that a misreading
 * in one cannot hide in the other.
 */
export class StandInMor {
  readonly exchange: Exchange;
  readonly refusedHashes: string[] = [];
  /** The plan for each device's next request, and whom to notify. */
  private readonly plans = new Map<string, { line: Line; plan: Plan; placed: (truth: Truth) => void }[]>();
  private readonly variant: Variant;
  private readonly answers: Answers;
  private server: Server | undefined;
  private serial = 0;

  constructor(variant: Variant, seed: number) {
    this.variant = variant;
    this.exchange = new Exchange(variant, seed);
    this.answers = new Answers(this.exchange, variant);
  }

  /** Plans the next `callback_init` of this line. Resolves when the request has arrived. */
  expect(line: Line, plan: Plan): Promise<Truth> {
    return new Promise((placed) => {
      const waiting = this.plans.get(line.device) ?? [];
      this.plans.set(line.device, [...waiting, { line, plan, placed }]);
    });
  }

  private callbackInit(params: URLSearchParams): string {
    const get = (name: string): string => params.get(name) ?? '';
    if (get('hash') !== sha1(get('device') + get('dst') + get('src') + MOR_KEY))
      return this.badHash('callback_init');
    const next = this.plans.get(get('device'))?.shift();
    if (next?.line.user !== get('u')) return '<Status>Bad device</Status>';
    if (get('src') === '') return '<Status>No source</Status>';
    this.serial += 1;
    const nowMs = Date.now();
    const callbackId = `${nowMs}${1_000 + (this.serial % 9_000)}`;
    const dst = get('dst') === '' ? undefined : get('dst');
    next.placed(this.exchange.place(next.line, dst, next.plan, callbackId, nowMs));
    return params.get('callback_uniqueid') === '1' && this.variant.callbackId !== 'none'
      ? `<page>\n    <status>ok</status>\n    <callback_uniqueid>${callbackId}</callback_uniqueid>\n</page>\n`
      : '<?xml version="1.0" encoding="UTF-8"?>\n<status>Ok</status>\n';
  }

  private badHash(method: string): string {
    this.refusedHashes.push(method);
    return refused('Incorrect hash');
  }

  private answer(method: string, params: URLSearchParams): string {
    const get = (name: string): string => params.get(name) ?? '';
    const hashes = (...strings: string[]): boolean =>
      strings.some((text) => get('hash') === sha1(text + MOR_KEY));
    switch (method) {
      case 'callback_init':
        return this.callbackInit(params);
      case 'system_version_get':
        return hashes('') ? `<page>${tag('version', 'MOR X17')}</page>` : this.badHash(method);
      case 'active_calls_get':
        if (this.variant.rows === 'unknown method') return refused('There is no such API');
        return hashes('') ? this.answers.activeCalls() : this.badHash(method);
      case 'user_calls_get': {
        const period = get('period_start') + get('period_end');
        return hashes(period + get('s_callback_uniqueid'))
          ? this.answers.userCalls(params)
          : this.badHash(method);
      }
      default:
        return refused('There is no such API');
    }
  }

  async start(): Promise<string> {
    const server = createServer((req, res) => {
      void bodyOf(req).then((body) => {
        const url = new URL(req.url ?? '/', 'http://mor');
        const params = new URLSearchParams([...url.searchParams, ...new URLSearchParams(body)]);
        const method = /^\/billing\/api\/(\w+)$/.exec(url.pathname)?.[1] ?? '';
        res.writeHead(200, {
          'content-type': 'text/html',
          'content-disposition': 'attachment; filename="mor_api_response.html"',
        });
        res.end(this.answer(method, params));
      });
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/billing`;
  }

  async stop(): Promise<void> {
    const { server } = this;
    if (!server) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
