import type { Call } from '../../../src/calls/call/call.ts';
import type { KeptActivity } from './model-crm.ts';
import type { Ring } from './model-rings.ts';
import type { World } from './world.ts';

/** For this long after an agent's own click, whatever rings their telephone is taken for the callback. */
const YOUNG_MS = 60_000;
/** A list or two, with answers as slow as they get without trouble. */
const SEEN_WITHIN_MS = 5_000;

/** What must not happen to incoming calls. */
export class RingLedger {
  /** Rings that had to be noticed, because nothing was in the way, and how many there were. */
  private readonly due: Ring[] = [];
  private readonly byUniqueId: ReadonlyMap<string, Ring>;
  /** The call of each ring. */
  private readonly callOf = new Map<Ring, string>();
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

  /** The ring that a call belongs to; reports a violation unless there is exactly one. */
  ringOf(call: Call): Ring | undefined {
    const { ledger } = this.world;
    const rings = new Set(call.following.uniqueIds.map((id) => this.byUniqueId.get(id)));
    const [ring, another] = rings;
    if (ring === undefined)
      ledger.fail('a call that nobody made', `${call.id}: ${call.following.uniqueIds.join()}`);
    else if (another) ledger.fail('two callers, one call', call.id);
    return ring;
  }

  changed(call: Call): void {
    const ring = this.ringOf(call);
    if (ring === undefined) return;
    const { ledger } = this.world;
    const known = this.callOf.get(ring);
    if (known !== undefined && known !== call.id)
      ledger.fail('one caller, two calls', `${ring.plan.id}: ${known} and ${call.id}`);
    this.callOf.set(ring, call.id);
    if (call.incoming?.from !== ring.from)
      ledger.fail(
        'another caller shown',
        `${call.id}: ${call.incoming?.from ?? '-'} for ${ring.from ?? '-'}`,
      );
    const users = new Set(
      [...ring.telephones.map(({ agent }) => agent), ...ring.talkers].map(({ user }) => user),
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

  /** One activity, for the agent who answered; one task if nobody did. */
  logged(call: Call, { first }: KeptActivity): void {
    const { ledger, crm } = this.world;
    if (first.direction !== 'inbound')
      ledger.fail('wrong outcome logged', `${call.id} as a call that went out`);
    if (first.user !== call.user)
      ledger.fail('wrong outcome logged', `${call.id} for ${first.user}, not ${call.user}`);
    const task = crm.tasks.get(call.id);
    const isWanted = call.outcome === 'missed' && call.incoming?.from != null;
    if (isWanted && task?.state !== 'open') ledger.fail('task missing', call.id);
    if (!isWanted && task) ledger.fail('task of no missed call', `${call.id} is ${call.outcome ?? '-'}`);
  }

  closed(): void {
    for (const ring of this.due)
      if (!this.callOf.has(ring)) this.world.ledger.fail('a caller was not seen', ring.plan.id);
  }
}
