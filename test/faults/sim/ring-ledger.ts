import type { Call } from '../../../src/calls/call/call.ts';
import type { KeptActivity } from './model-crm.ts';
import type { Ring } from './model-rings.ts';
import type { World } from './world.ts';

/** For this long after an agent's own click, any call that rings their telephone is taken for the callback. */
const YOUNG_MS = 60_000;
/** So soon after ringing in vain, MOR may only have gone on to the next telephone. */
const AT_ONCE_MS = 6_000;
const CALM_MS = 90_000;
/** A list or two, with answers as slow as they get without trouble. */
const SEEN_WITHIN_MS = 5_000;

const endedMs = ({ endedAt, createdAt }: Call): number => Date.parse(endedAt ?? createdAt);

/** What must not happen to incoming calls. */
export class RingLedger {
  /** Rings that had to be noticed, because nothing was in the way, and how many there were. */
  private readonly due: Ring[] = [];
  private readonly byUniqueId: ReadonlyMap<string, Ring>;
  /** The call of each ring, by CRM instance: a caller who rings on at agents of another one is a call there, too. */
  private readonly callsOf = new Map<Ring, Map<string, string>>();
  private readonly world: World;

  constructor(world: World) {
    this.world = world;
    this.byUniqueId = new Map(
      world.rings.all.flatMap((ring) => ring.telephones.map(({ uniqueId }) => [uniqueId, ring])),
    );
  }

  get mustBeSeen(): number {
    return this.due.length;
  }

  /** The call of a ring, if the connector has noticed it. */
  idOf(ring: Ring): string | undefined {
    return this.callsOf.get(ring)?.values().next().value;
  }

  /** The telephones have stopped. If all was well, the connector must have seen them ring. */
  over(ring: Ring): void {
    const { world } = this;
    const lastedMs = ring.endMs - ring.startMs;
    const users = new Set(ring.plan.agents);
    const isOwn = world.clickPlans.some(
      ({ agent, atMs }) =>
        users.has(agent) && atMs > ring.plan.atMs - YOUNG_MS && atMs < ring.plan.atMs + lastedMs,
    );
    if (!isOwn && lastedMs > SEEN_WITHIN_MS && world.calmForMs() > lastedMs + YOUNG_MS) this.due.push(ring);
  }

  /** The ring that a call belongs to, the last one of a caller who was not answered and dialled again at once. */
  ringOf(call: Call): Ring | undefined {
    return this.ringsOf(call).at(-1);
  }

  /** Reports a violation unless they belong together. */
  private ringsOf(call: Call): readonly Ring[] {
    const { world } = this;
    const rings = [...new Set(call.following.uniqueIds.flatMap((id) => this.byUniqueId.get(id) ?? []))];
    rings.sort((one, other) => one.startMs - other.startMs);
    if (rings.length === 0)
      world.ledger.fail('a call that nobody made', `${call.id}: ${call.following.uniqueIds.join()}`);
    rings.reduce((before, ring) => {
      const isOne = before.from === ring.from && before.talkers.length === 0;
      const isAtOnce = ring.startMs - before.endMs < AT_ONCE_MS || world.calmForMs() < CALM_MS;
      if (!isOne || !isAtOnce)
        world.ledger.fail('two callers, one call', `${call.id}: ${before.plan.id} and ${ring.plan.id}`);
      return ring;
    });
    return rings;
  }

  changed(call: Call): void {
    const rings = this.ringsOf(call);
    const ring = rings.at(-1);
    if (ring === undefined) return;
    const { ledger } = this.world;
    for (const each of rings) {
      const calls = this.callsOf.get(each) ?? new Map<string, string>();
      const known = calls.get(call.crm);
      if (known !== undefined && known !== call.id)
        ledger.fail('one caller, two calls', `${each.plan.id}: ${known} and ${call.id}`);
      this.callsOf.set(each, calls.set(call.crm, call.id));
    }
    if (call.incoming?.from !== ring.from)
      ledger.fail(
        'another caller shown',
        `${call.id}: ${call.incoming?.from ?? '-'} for ${ring.from ?? '-'}`,
      );
    const users = new Set(
      rings.flatMap(({ telephones, talkers }) =>
        [...telephones.map(({ agent }) => agent), ...talkers].map(({ user }) => user),
      ),
    );
    const stranger = call.incoming?.agents.find(({ user }) => !users.has(user));
    if (stranger) ledger.fail('shown to a stranger', `${call.id}: ${stranger.user}`);
  }

  /** The call has ended: compares its outcome and agent with what really happened. */
  judge(call: Call): void {
    const ring = this.ringOf(call);
    const { ledger } = this.world;
    const { outcome = 'unknown' } = call;
    if (ring === undefined) return;
    if (ring.endMs > this.world.morNowMs())
      ledger.fail('ended too early', `${call.id}: ${outcome}, and it goes on`);
    const right = ring.talkers.length > 0 ? 'answered' : 'missed';
    if (outcome !== 'unknown' && outcome !== right)
      ledger.fail('a wrong outcome', `${call.id}: ${outcome}, and it was ${right}`);
    const talked = new Set(ring.talkers.map(({ user }) => user));
    const seen = call.incoming?.agents.filter(({ answeredAt }) => answeredAt !== undefined) ?? [];
    const wrong = seen.find(({ user }) => !talked.has(user));
    if (wrong) ledger.fail('somebody else has answered', `${call.id}: ${wrong.user}`);
    if (seen.length > 0 && !talked.has(call.user))
      ledger.fail('somebody else has answered', `${call.id} is ${call.user}'s`);
  }

  /** One activity, for the agent who answered and about the caller; one task if nobody did. */
  logged(call: Call, { first, record }: KeptActivity): void {
    const { ledger, crm } = this.world;
    if (first.direction !== 'inbound')
      ledger.fail('wrong outcome logged', `${call.id} as a call that went out`);
    if (first.user !== call.user)
      ledger.fail('wrong outcome logged', `${call.id} for ${first.user}, not ${call.user}`);
    const from = call.incoming?.from ?? null;
    if (from !== null && record?.id !== `who ${from}`)
      ledger.fail('a known caller is not linked', `${call.id}: ${record?.id ?? '-'} for ${from}`);
    const isWanted = call.outcome === 'missed' && call.incoming?.from != null;
    if (!isWanted && crm.tasks.has(call.id))
      ledger.fail('task of no missed call', `${call.id} is ${call.outcome ?? '-'}`);
  }

  /** Each caller who was missed last has one open task in each CRM, and nobody who was talked to since. */
  private compareTasks(calls: readonly Call[]): void {
    const { ledger, crm } = this.world;
    const byCaller = new Map<string, Call[]>();
    for (const call of calls) {
      const isDecided = call.outcome === 'missed' || call.outcome === 'answered';
      if (!isDecided || call.incoming?.from == null) continue;
      const caller = `${call.crm} ${call.incoming.from}`;
      byCaller.set(caller, [...(byCaller.get(caller) ?? []), call]);
    }
    for (const [caller, theirs] of byCaller) {
      const last = theirs.reduce((one, other) => (endedMs(other) > endedMs(one) ? other : one));
      const isWaiting = last.outcome === 'missed';
      const open = theirs.filter(({ id }) => crm.tasks.get(id)?.state === 'open');
      if (isWaiting && open.length === 0) ledger.fail('task missing', `${last.id} of ${caller}`);
      if (open.length > 1)
        ledger.fail('task doubled', `${open.map(({ id }) => id).join(' and ')} of ${caller}`);
      if (!isWaiting && open[0]) ledger.fail('task of no missed call', `${open[0].id} of ${caller}`);
    }
  }

  closed(calls: readonly Call[]): void {
    this.compareTasks(calls);
    for (const ring of this.due)
      if (!this.callsOf.has(ring)) this.world.ledger.fail('a caller was not seen', ring.plan.id);
  }
}
