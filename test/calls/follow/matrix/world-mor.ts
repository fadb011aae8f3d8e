import type { Cdr, LiveRow } from '../../../../src/calls/call/observation.ts';
import type { MorGateway, MorReply } from '../../../../src/calls/mor-gateway.ts';
import { defined } from '../../../../src/defined.ts';
import { FakeMor } from '../../../helpers/fake-mor.ts';
import type { Course, WorldLeg } from './course.ts';
import type { Variant } from './variants.ts';

const NO_LIST = { ok: false, code: 'unrecognised', text: 'There is no such API' } as const;

/** A MOR that shows a course the way a variant does. `originMs` is when the course begins, in Unix milliseconds. */
export class WorldMor extends FakeMor {
  private readonly course: Course;
  private readonly variant: Variant;
  private readonly originMs: number;
  private readonly now: () => number;

  constructor(id: string, course: Course, variant: Variant, originMs: number, now: () => number) {
    super(id);
    Object.assign(this, { canHangUp: true });
    this.course = course;
    this.variant = variant;
    this.originMs = originMs;
    this.now = now;
  }

  callbackIdOf(click: number | undefined): string | undefined {
    if (click === undefined || this.variant.callbackId === 'none') return undefined;
    return `${this.originMs + (this.course.clicks[click]?.atMs ?? 0)}${1_000 + click}`;
  }

  private uniqueIdOf(leg: WorldLeg): string {
    const seconds = Math.floor((this.originMs + leg.startMs + this.variant.asteriskMs) / 1_000);
    return `${seconds}.${this.course.legs.indexOf(leg) + 1}`;
  }

  private rowOf(leg: WorldLeg, atMs: number, rowOwner: WorldLeg): LiveRow {
    const { device, uniqueIds } = this.variant;
    const answered = leg.answerMs !== undefined && leg.answerMs <= atMs;
    const { transferred } = leg;
    const own = leg.click === undefined ? leg.device : device === 'shown' ? leg.device : '';
    return {
      id: String(100 + this.course.legs.indexOf(rowOwner)),
      status: answered ? 'answered' : 'ringing',
      src: leg.src,
      dst: transferred !== undefined && transferred.atMs <= atMs ? transferred.dst : leg.dst,
      ...defined({
        uniqueId: uniqueIds ? this.uniqueIdOf(leg) : undefined,
        durationSec: answered ? Math.floor((atMs - leg.answerMs) / 1_000) : undefined,
        deviceId: device === 'absent' ? undefined : own,
      }),
    };
  }

  private listed(atMs: number): LiveRow[] {
    const { list } = this.variant;
    const going = this.course.legs.filter(
      ({ startMs, endMs, unlisted: [from, to] = [0, 0] }) =>
        startMs <= atMs && atMs < endMs && !(from <= atMs && atMs < to),
    );
    return going.flatMap((leg) => {
      const others = going.filter(({ click }) => click !== undefined && click === leg.click);
      if (leg.click !== undefined) {
        if ((list === 'A' || list === 'B') && leg.side !== list) return [];
        if (list === 'newest' && others.at(-1) !== leg) return [];
      }
      const owner =
        list === 'newest' ? (this.course.legs.find(({ click }) => click === leg.click) ?? leg) : leg;
      return [this.rowOf(leg, atMs, leg.click === undefined ? leg : owner)];
    });
  }

  override activeCalls(): Promise<MorReply<readonly LiveRow[]>> {
    const { list } = this.variant;
    if (list === 'missing') return Promise.resolve(NO_LIST);
    const rows = list === 'empty' ? [] : this.listed(this.now() - this.originMs);
    return Promise.resolve({ ok: true, value: rows });
  }

  override cdrs(query: Parameters<MorGateway['cdrs']>[0]): Promise<MorReply<readonly Cdr[]>> {
    const { cdrs, cdrDelayMs, asteriskMs, callbackId } = this.variant;
    this.cdrQueries.push(query);
    const atMs = this.now() - this.originMs;
    const value = this.course.legs.flatMap((leg): Cdr[] => {
      const startedAtMs = Math.floor((this.originMs + leg.startMs + asteriskMs) / 1_000) * 1_000;
      const isThere = leg.endMs + cdrDelayMs + (leg.cdrLateMs ?? 0) <= atMs;
      if (cdrs === 'none' || !isThere || startedAtMs < query.fromMs || startedAtMs > query.toMs) return [];
      const asked = query.callbackUniqueId;
      if (asked !== undefined && callbackId === 'filter' && this.callbackIdOf(leg.click) !== asked) return [];
      const seconds = leg.answerMs === undefined ? 0 : Math.round((leg.endMs - leg.answerMs) / 1_000);
      return [
        {
          uniqueId: this.uniqueIdOf(leg),
          startedAtMs,
          src: leg.src,
          dst: leg.dst,
          disposition: leg.cdr?.disposition ?? leg.disposition,
          hangupCause: leg.cause,
          billSeconds: leg.cdr?.seconds ?? seconds,
        },
      ];
    });
    return Promise.resolve({ ok: true, value });
  }
}
