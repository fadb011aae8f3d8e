import type { CallBook } from '../../../src/calls/book.ts';
import { rank } from '../../../src/calls/call/advance.ts';
import { isOpen } from '../../../src/vocabulary/call-states.ts';
import type { Call } from '../../../src/calls/call/call.ts';
import { measuredEnd } from '../../../src/calls/call/told.ts';
import type { Activity } from '../../../src/calls/activity.ts';
import type { Tables } from '../model-store/tables.ts';
import { endOf, outcomesOf } from './model-mor.ts';
import type { Dial } from './model-mor.ts';
import { RingLedger } from './ring-ledger.ts';
import type { World } from './world.ts';

/** A promise that the product has broken. */
export class Violation extends Error {
  readonly rule: string;
  constructor(rule: string, what: string) {
    super(`${rule}: ${what}`);
    this.rule = rule;
  }
}

/** The click that a call came from: each click names a record of its own. */
const tagOf = (call: Pick<Call, 'record'>): string => call.record?.id ?? '';

const CALM_MS = 90_000;
/** The line is free within a list or two after the end. */
const FREE_WITHIN_MS = 15_000;
/** By then every node has seen that another one lives. */
const VOCAL_MS = 30_000;

/** Watches everything that happens, and knows what must not. */
export class Ledger {
  readonly dials = new Map<string, Dial>();
  /** Clicks whose callback id has reached the connector. */
  readonly answeredDials = new Set<string>();
  readonly rings: RingLedger;
  readonly counts = { dials: 0, acknowledged: 0, activities: 0, ended: 0 };
  /** The newest version of each call that was told to anybody, and so must be durable. */
  private readonly told = new Map<string, Call>();
  /** Which call each click was answered with; a click that certainly dialled nothing may get another one. */
  private readonly answered = new Map<string, string>();
  private readonly world: World;
  private violation: Violation | undefined;

  constructor(world: World) {
    this.world = world;
    this.rings = new RingLedger(world);
  }

  /** Throws what was found; called between any two steps, because code within a step might swallow the error. */
  check(): void {
    if (this.violation) throw this.violation;
  }

  fail(rule: string, what: string): void {
    this.violation ??= new Violation(rule, what);
  }

  dialled(tag: string, dial: Dial): void {
    const { world } = this;
    this.counts.dials += 1;
    if (this.dials.has(tag)) this.fail('dialled twice', `click ${tag}`);
    this.dials.set(tag, dial);
    const { click, agent } = world.clickOf(tag);
    const { device, src, dst } = dial.request;
    if (device !== agent.device || src !== agent.source || `+${dst ?? ''}` !== world.numberOf(tag))
      this.fail('another number dialled', `click ${tag}: ${src} to ${dst ?? 'nobody'}`);
    world.moment('dialled', click.id);
  }

  /** The connector has answered the click with this call. */
  acknowledged(tag: string, call: Call): void {
    this.counts.acknowledged += 1;
    const earlier = this.answered.get(tag);
    if (tagOf(call) !== tag)
      this.fail('another call answered', `click ${tag} got the call of ${tagOf(call)}`);
    // Two nodes: one answers with a call that the other was still placing, and that came to nothing. The answer of the next
    // attempt may overtake it.
    const isOver = (id: string): boolean => this.world.db.calls.get(id)?.call.state === 'refused';
    if (earlier !== undefined && earlier !== call.id && !isOver(earlier) && !isOver(call.id))
      this.fail('another call answered', `click ${tag} got ${earlier} and then ${call.id}`);
    if (earlier === undefined || !isOver(call.id)) this.answered.set(tag, call.id);
    this.tell(call);
  }

  /** The connector has said that nothing rings. */
  refusedClick(tag: string, code: string): void {
    if (this.dials.has(tag) || this.world.flights.has(tag))
      this.fail('refused though dialled', `click ${tag}: ${code}`);
  }

  /** The connector has shown the call as it is now. */
  noted(call: Call): void {
    const before = this.told.get(call.id);
    if (before && call.version >= before.version && rank(call.state) < rank(before.state))
      this.fail('state went back', `${call.id}: ${before.state} to ${call.state}`);
    this.tell(call);
  }

  busy(tag: string, named: Call | undefined): void {
    const { world } = this;
    const { agent } = world.clickOf(tag);
    if (named === undefined) {
      this.fail('busy without a call', `click ${tag}: agent_busy names no call`);
      return;
    }
    if (named.user !== agent.user || named.crm !== agent.crm)
      this.fail('busy without a call', `click ${tag}: agent_busy names somebody else's call`);
    // A request that is still on its way may ring the telephone at any moment.
    if (world.flights.has(tagOf(named))) return;
    const nowMs = world.morNowMs();
    const dial = this.dials.get(tagOf(named));
    const overMs = dial === undefined ? world.begunMs(tagOf(named)) : endOf(dial);
    if (nowMs - overMs > FREE_WITHIN_MS && world.calmForMs() > CALM_MS)
      this.fail(
        'busy without a call',
        `click ${tag}: line is free for ${nowMs - overMs} ms (${named.id}, ${named.state})`,
      );
  }

  changed(call: Call, before: Call | undefined, from: 'here' | 'elsewhere'): void {
    if (before && rank(call.state) < rank(before.state))
      this.fail('state went back', `${call.id}: ${before.state} to ${call.state}`);
    if (before?.state === 'dialling' && call.state === 'unknown') this.givenUp(call);
    this.tell(call);
    const ring = call.incoming && this.rings.ringOf(call);
    if (call.incoming) this.rings.changed(call);
    const name = ring?.plan.id ?? tagOf(call);
    if (ring && before === undefined && from === 'here') this.world.moment('noticed', name);
    if (call.state !== 'ended' || before?.state === 'ended' || from === 'elsewhere') return;
    this.counts.ended += 1;
    this.judge(call);
    this.world.moment('ended', name);
  }

  logged(activity: Activity): void {
    // Stored as ended; a process that died may have told nobody yet.
    const call = this.world.db.calls.get(activity.callId)?.call;
    if (call === undefined || isOpen(call.state))
      this.fail('logged too early', `${activity.callId}: ${call?.state ?? 'no such call'}`);
    this.counts.activities += 1;
    if (this.world.crm.doubled.length > 0) this.fail('activity doubled', activity.callId);
    const ring = call?.incoming && this.rings.ringOf(call);
    this.world.moment('logged', ring?.plan.id ?? tagOf(activity));
  }

  /** A process has died, with or without losing what was not synced. What anybody was told must still be there. */
  crashed(db: Tables): void {
    this.compare((id) => db.calls.get(id)?.call);
  }

  started(book: CallBook): void {
    for (const call of book.open()) this.compareOne(call, this.told.get(call.id));
  }

  /** The very end: checks each promise once more, on the final state. */
  closed(db: Tables): void {
    this.compare((id) => db.calls.get(id)?.call);
    const { activities } = this.world.crm;
    const byTag = new Map<string, number>();
    for (const { call } of db.calls.values()) {
      if (isOpen(call.state)) this.fail('a call never ends', `${call.id} is ${call.state}`);
      const kept = activities.get(call.id);
      if (call.state === 'ended') {
        if (call.incoming === undefined) byTag.set(tagOf(call), (byTag.get(tagOf(call)) ?? 0) + 1);
        if (this.told.get(call.id)?.state !== 'ended') this.judge(call);
        if (call.outcome !== (call.told ?? measuredEnd(call).outcome))
          this.fail(
            'a wrong outcome',
            `${call.id}: ${call.outcome ?? '-'}, and the agent says ${call.told ?? '-'}`,
          );
        if (!kept) this.fail('activity missing', `${call.id} (${call.activity.state})`);
        else if (kept.outcome !== call.outcome)
          this.fail('wrong outcome logged', `${call.id}: ${kept.outcome} for ${call.outcome ?? '-'}`);
        else if (kept.notes !== call.notes)
          this.fail('notes missing', `${call.id}: ${kept.notes ?? '-'} for ${call.notes ?? '-'}`);
        else if (call.incoming) this.rings.logged(call, kept);
      } else if (kept) this.fail('activity of no call', `${call.id} is ${call.state}`);
    }
    for (const [tag, count] of byTag) if (count > 1) this.fail('one click, two calls', tag);
    this.rings.closed([...db.calls.values()].flatMap(({ call }) => (call.incoming ? [call] : [])));
    for (const tag of this.dials.keys())
      if (!byTag.has(tag)) this.fail('a dialled call is lost', `click ${tag}`);
  }

  /** A call is said to be left by a node that stopped; a node that could show that it lives must not be taken for dead. */
  private givenUp({ id, node = '', timeline }: Call): void {
    if (!timeline.at(-1)?.detail?.includes('stopped while MOR was being asked')) return;
    const { nodes, troubles } = this.world;
    const at = nodes.findIndex((one) => one.isStill(node));
    const vocalMs = troubles.vocalForMs(at);
    if (at >= 0 && vocalMs > VOCAL_MS)
      this.fail('a living node taken for dead', `${id}: node ${at} has beaten for ${vocalMs} ms`);
  }

  private tell(call: Call): void {
    const before = this.told.get(call.id);
    if (before === undefined || call.version >= before.version) this.told.set(call.id, call);
  }

  private compare(find: (id: string) => Call | undefined): void {
    for (const [id, call] of this.told) {
      const found = find(id);
      if (found === undefined) this.fail('an acknowledged call is lost', `${id} (${call.state})`);
      else this.compareOne(found, call);
    }
  }

  private compareOne(found: Call, told: Call | undefined): void {
    if (told === undefined) return;
    // `unknown` is allowed for a call whose answer could not be stored yet.
    const isBehind =
      rank(found.state) < rank(told.state) && !(told.state === 'unknown' && found.state === 'dialling');
    if (found.version < told.version || isBehind)
      this.fail('what was acknowledged is lost', `${found.id}: ${found.state} for ${told.state}`);
  }

  private judge(call: Call): void {
    if (call.incoming) {
      this.rings.judge(call);
      return;
    }
    const dial = this.dials.get(tagOf(call));
    // The agent may know better than MOR; what the product has made of MOR's words must be right all the same.
    const { outcome } = measuredEnd(call);
    if (outcome === 'unknown') return;
    // Where MOR's answer to a click was lost, only a callback id in the list itself could tell its rows from those of
    // another click of the same agent.
    const around = this.world.mor.around(call.mor.device, dial?.atMs ?? this.world.begunMs(tagOf(call)));
    const isUnsure = call.mor.callbackUniqueId === undefined;
    const alike = isUnsure ? around : [];
    // The button was pressed for this click, and MOR ended the one call that the agent's telephone had.
    const wasHungUp =
      call.following.hangupRequested === true && around.some(({ hungUpMs }) => hungUpMs !== undefined);
    const own = dial === undefined ? [] : [dial];
    const right = [...[...own, ...alike].flatMap(outcomesOf), ...(wasHungUp ? ['cancelled'] : [])];
    if (!right.includes(outcome))
      this.fail(
        'a wrong outcome',
        `${call.id}: ${outcome}, and it was ${right.join(' or ') || 'never dialled'}`,
      );
    if (dial && alike.length < 2 && endOf(dial) > this.world.morNowMs())
      this.fail('ended too early', `${call.id}: ${outcome}, and people are talking`);
  }
}
