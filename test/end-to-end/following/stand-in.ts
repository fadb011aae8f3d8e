import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Exchange } from './exchange.ts';
import type { Leg, Line, Truth } from './exchange.ts';
import type { Plan } from './plan.ts';
import type { Variant } from './variant.ts';

export const MOR_KEY = 'key-of-the-stand-in';
const MINUTE_MS = 60_000;

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const tag = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`;
const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');

const bodyOf = async (req: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of req) text += String(chunk);
  return text;
};

const refused = (text: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<status>\n  ${tag('error', text)}\n</status>\n`;

/**
 * A MOR, as far as a callback client asks one, made from the documents alone (Kolmisoft wiki: MOR API callback init, active
 * calls get, user calls get, system version get). It shares nothing with the simulator, so that a misreading in the one
 * does not hide in the other.
 */
export class StandInMor {
  readonly exchange: Exchange;
  readonly refusedHashes: string[] = [];
  /** What the next request of a device is going to be like, and whom to tell. */
  private readonly plans = new Map<string, { line: Line; plan: Plan; placed: (truth: Truth) => void }[]>();
  private readonly variant: Variant;
  private server: Server | undefined;
  private serial = 0;

  constructor(variant: Variant, seed: number) {
    this.variant = variant;
    this.exchange = new Exchange(variant, seed);
  }

  /** The next `callback_init` of this line goes like that. Resolves when it has come. */
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

  private maySee(leg: Leg): boolean {
    // The line's own calls are all of one user, the status user or not.
    return this.variant.statusUser !== 'simple, of nobody' && leg.user !== '';
  }

  private uniqueIdOf({ startMs, number }: Leg): string {
    return `${Math.floor((startMs + this.variant.asteriskAheadMs) / 1_000)}.${number}`;
  }

  private rowOf(leg: Leg, row: Partial<Leg>, nowMs: number): string {
    const { device, uniqueIds } = this.variant;
    const shown = { ...leg, ...row };
    const answered = leg.answerMs !== undefined && leg.answerMs <= nowMs;
    const blank = device === 'blank for all' || leg.device === '';
    return [
      '  <active_call>',
      tag('id', String(700 + (row.number ?? leg.number))),
      ...(uniqueIds ? [tag('uniqueid', this.uniqueIdOf(leg))] : []),
      tag('status', answered ? 'Answered' : 'Ringing'),
      answered ? tag('answer_time', this.wall(leg.answerMs)) : '<answer_time/>',
      answered ? tag('duration', String(Math.floor((nowMs - leg.answerMs) / 1_000))) : '<duration/>',
      tag('src', shown.src),
      tag('user_id', '2'),
      tag('user', shown.user),
      ...(device === 'absent' ? [] : [blank ? '<src_device_id/>' : tag('src_device_id', shown.device)]),
      tag('device_type', blank ? '' : 'SIP'),
      tag('localized_dst', shown.dst),
      tag('direction_code', 'LTU'),
      '  </active_call>',
    ].join('\n');
  }

  private activeCalls(): string {
    const nowMs = Date.now();
    const { rows } = this.variant;
    const going = this.exchange.legs.filter(
      ({ startMs, endMs, hidden: [from, to] = [0, 0] }) =>
        startMs <= nowMs && nowMs < endMs && !(from <= nowMs && nowMs < to),
    );
    const shown = going
      .filter((leg) => this.maySee(leg))
      .flatMap((leg): string[] => {
        if (rows === 'none') return [];
        const own =
          leg.callbackId === undefined ? [leg] : going.filter((one) => one.callbackId === leg.callbackId);
        const whole = this.exchange.legs.filter((one) => one.callbackId === leg.callbackId);
        const first = own.find(({ side }) => side === 'A') ?? leg;
        if (own.length < 1 || leg.callbackId === undefined || rows === 'both')
          return [this.rowOf(leg, {}, nowMs)];
        if (rows === 'first') return leg.side === 'A' ? [this.rowOf(leg, {}, nowMs)] : [];
        if (rows === 'turning')
          return own.at(-1) === leg ? [this.rowOf(leg, { number: first.number }, nowMs)] : [];
        // Joined: from the agent to the contact from the beginning on, answered when the contact answers.
        const last = whole.findLast(({ side }) => side === 'B') ?? leg;
        if (leg.side !== 'A') return [];
        const talk = going.includes(last) ? last : { ...leg, answerMs: Number.POSITIVE_INFINITY };
        return [
          this.rowOf(
            { ...talk, startMs: leg.startMs },
            { number: leg.number, src: leg.dst, dst: last.dst },
            nowMs,
          ),
        ];
      });
    return `<?xml version="1.0" encoding="UTF-8"?>\n<page>\n${shown.join('\n')}\n</page>\n`;
  }

  /** Wall-clock time of the server. */
  private wall(ms: number): string {
    return new Date(ms + this.variant.zoneMinutes * MINUTE_MS).toISOString().slice(0, 19).replace('T', ' ');
  }

  private cdrOf(leg: Leg): string {
    const { asteriskAheadMs, zone, zoneMinutes, statusUser, uniqueIds } = this.variant;
    const sign = zoneMinutes < 0 ? '-' : '+';
    const two = (value: number): string => String(Math.floor(Math.abs(value))).padStart(2, '0');
    const seconds =
      leg.toldSeconds ?? (leg.answerMs === undefined ? 0 : Math.round((leg.endMs - leg.answerMs) / 1_000));
    const word = leg.toldDisposition ?? leg.disposition;
    return [
      '      <call>',
      tag('calldate2', this.wall(leg.startMs + asteriskAheadMs)),
      ...(zone === 'shown'
        ? [tag('timezone', `GMT ${sign}${two(zoneMinutes / 60)}:${two(zoneMinutes % 60)}`)]
        : []),
      tag('clid', `"${leg.src}" <${leg.src}>`),
      tag('destination', 'Lithuania Mobile'),
      tag('dispod', statusUser === 'admin' ? `${word}(${leg.cause})` : word),
      tag('dst', leg.dst),
      tag('nice_billsec', String(seconds)),
      tag('prefix', '3706'),
      tag('src', leg.src),
      ...(statusUser === 'admin' ? [tag('user', leg.user), tag('user_price', '0.0')] : []),
      ...(uniqueIds ? [tag('uniqueid', this.uniqueIdOf(leg))] : []),
      '      </call>',
    ].join('\n');
  }

  private userCalls(params: URLSearchParams): string {
    const nowMs = Date.now();
    const { asteriskAheadMs, callbackId, cdrs, zone } = this.variant;
    const [fromMs, toMs] = [
      Number(params.get('period_start')) * 1_000,
      Number(params.get('period_end')) * 1_000,
    ];
    const asked = params.get('s_callback_uniqueid');
    const found = this.exchange.legs
      .filter((leg) => leg.endMs + leg.lateMs <= nowMs && this.maySee(leg))
      .filter(({ side }) => cdrs === 'both' || cdrs === `leg ${side}`)
      .filter(({ startMs }) => startMs + asteriskAheadMs >= fromMs && startMs + asteriskAheadMs <= toMs)
      .filter((leg) => asked === null || callbackId !== 'filter' || leg.callbackId === asked)
      .sort((one, other) => other.startMs - one.startMs);
    const period = `<period>${tag('period_start', this.wall(fromMs))}${tag('period_end', this.wall(toMs))}</period>`;
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<page>',
      ...[
        tag('pagename', 'Calls'),
        tag('language', 'en'),
        '<error_msg></error_msg>',
        tag('total_calls', String(found.length)),
      ],
      '<calls_stat>',
      ...(zone === 'missing, and no period' ? [] : [period]),
      tag('show_user', 'all'),
      ...(found.length === 0 ? [] : ['<calls>', ...found.map((leg) => this.cdrOf(leg)), '</calls>']),
      '</calls_stat>',
      '</page>',
    ].join('\n');
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
        return hashes('') ? this.activeCalls() : this.badHash(method);
      case 'user_calls_get': {
        const period = get('period_start') + get('period_end');
        return hashes(period + get('s_callback_uniqueid')) ? this.userCalls(params) : this.badHash(method);
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
