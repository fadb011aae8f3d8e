import type { Exchange, Leg } from './exchange.ts';
import type { Variant } from './variant.ts';
import { tag } from './xml.ts';

const MINUTE_MS = 60_000;

/** The stand-in's answers about its calls: running ones as active calls, ended ones as records (CDRs). */
export class Answers {
  private readonly exchange: Exchange;
  private readonly variant: Variant;

  constructor(exchange: Exchange, variant: Variant) {
    this.exchange = exchange;
    this.variant = variant;
  }

  private maySee(leg: Leg): boolean {
    // All of a line's own calls belong to one user, who may or may not be the status user.
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

  activeCalls(): string {
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
        // Joined: one row from agent to contact from the start, answered when the contact answers.
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

  /** The server's wall-clock time. */
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

  userCalls(params: URLSearchParams): string {
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
}
