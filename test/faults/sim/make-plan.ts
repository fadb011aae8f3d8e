import { defined } from '../../../src/defined.ts';
import { FATES, SEARCH_TROUBLES, SHARED_TROUBLES, TROUBLES } from './plan.ts';
import type {
  ClickPlan,
  ClockPlan,
  CoursePlan,
  CrashPlan,
  Fate,
  Plan,
  PlanItem,
  RingPlan,
  TroublePlan,
} from './plan.ts';
import { Random } from './random.ts';

const MINUTE_MS = 60_000;
/** Dialling again takes a person a moment. */
const SOONEST_AGAIN_MS = 3_000;

const courseOf = (random: Random): CoursePlan => ({
  agentRingMs: random.int(300, 6_000),
  agent: random.chance(0.85) ? 'ANSWERED' : random.pick(['NO ANSWER', 'BUSY', 'FAILED']),
  contactRingMs: random.int(500, 8_000),
  contact: random.chance(0.7) ? 'ANSWERED' : random.pick(['NO ANSWER', 'BUSY', 'FAILED']),
  talkMs: random.int(200, 12_000),
});

const clickOf = (
  random: Random,
  id: string,
  plan: { agents: number; badness: number; lengthMs: number },
): ClickPlan => {
  const bad = (most: number): boolean => random.chance(plan.badness * most);
  const isKeyed = random.chance(0.9);
  const rated = random.fork('rated');
  return {
    kind: 'click',
    id,
    atMs: random.int(0, plan.lengthMs),
    agent: random.int(0, plan.agents - 1),
    contact: random.int(0, 2),
    isKeyed,
    copies: isKeyed && random.chance(0.2) ? random.int(2, 3) : 1,
    fates: [0, 1].map((): Fate => (bad(0.3) ? random.pick(FATES) : 'fine')),
    course: courseOf(random),
    notesAfterMs: random.chance(0.3) ? [0, 1].map(() => random.int(500, MINUTE_MS)) : [],
    ratedAfterMs: rated.chance(0.2) ? [rated.int(500, MINUTE_MS), rated.int(500, 2 * MINUTE_MS)] : [],
    ...defined({ hangUpAfterMs: random.chance(0.1) ? random.int(1_000, 20_000) : undefined }),
  };
};

/** Another agent of the same CRM instance; every third agent belongs to the other instance. */
const colleagueOf = (agent: number, agents: number, random: Random): number | undefined => {
  const others = Array.from({ length: agents }, (_, i) => i).filter(
    (i) => i !== agent && (i % 3 === 2) === (agent % 3 === 2),
  );
  const [first, ...more] = others;
  return first === undefined ? undefined : random.pick([first, ...more]);
};

const ringOf = (
  random: Random,
  { id, caller }: { id: string; caller: number },
  plan: { agents: number; lengthMs: number },
): RingPlan => {
  const agent = random.int(0, plan.agents - 1);
  const second = random.chance(0.4) ? colleagueOf(agent, plan.agents, random) : undefined;
  const called = second === undefined ? [agent] : [agent, second];
  const answeredBy = random.chance(0.6) ? called[random.int(0, called.length - 1)] : undefined;
  const isHandedOver = answeredBy !== undefined && random.chance(0.3);
  return {
    kind: 'ring',
    id,
    // Some come when all clicks are over, so that no agent's own callback hides them.
    atMs: random.int(0, plan.lengthMs * 1.5 + MINUTE_MS),
    agents: called,
    caller,
    isWithheld: random.chance(0.15),
    ringMs: random.int(500, 20_000),
    talkMs: random.int(300, 15_000),
    transferAfterMs: random.int(100, 10_000),
    notesAfterMs: random.fork('notes').chance(0.3)
      ? [0, 1].map((nth) => random.fork(`note ${nth}`).int(500, MINUTE_MS))
      : [],
    ...defined({
      answeredBy,
      transferTo: isHandedOver ? colleagueOf(answeredBy, plan.agents, random) : undefined,
    }),
  };
};

/** Some callers call again after their last call, soon or later, and perhaps other agents. */
const withRepeats = (rings: readonly RingPlan[], random: Random): readonly RingPlan[] => {
  const lastOf = new Map<number, RingPlan>();
  return rings.map((ring) => {
    const own = random.fork(ring.id);
    const earlier = lastOf.get(own.int(0, Math.max(0, ring.caller - 1)));
    const isAgain = own.chance(0.4) && earlier?.isWithheld === false && !ring.isWithheld;
    const overMs = earlier ? earlier.atMs + earlier.ringMs + earlier.talkMs : 0;
    const pauseMs = own.int(SOONEST_AGAIN_MS, own.pick([10_000, 5 * MINUTE_MS]));
    const here = isAgain ? { ...ring, caller: earlier.caller, atMs: overMs + pauseMs } : ring;
    lastOf.set(here.caller, here);
    return here;
  });
};

/** The CRM does not say for a while who calls, perhaps until long after the call. */
const searchTroubles = (
  rings: readonly RingPlan[],
  badness: number,
  random: Random,
): readonly TroublePlan[] => {
  const lastMs = Math.max(0, ...rings.map(({ atMs }) => atMs));
  return Array.from({ length: rings.length > 0 && badness > 0 ? random.int(0, 3) : 0 }, (_, i) => {
    const own = random.fork(`${i}`);
    return {
      kind: own.pick(SEARCH_TROUBLES),
      id: `search${i}`,
      atMs: own.int(0, lastMs),
      ms: own.int(2_000, own.pick([20_000, 5 * MINUTE_MS])),
    };
  });
};

/** Crashes are aimed at incoming calls, too. */
const orRing = (crash: CrashPlan, rings: readonly RingPlan[], random: Random): CrashPlan => {
  const ring = rings[random.int(0, Math.max(0, rings.length - 1))];
  if (ring === undefined || !random.chance(0.3)) return crash;
  return { ...crash, click: ring.id, moment: random.pick(['rings', 'noticed', 'ended', 'logged']) };
};

/** Some seeds are calm and some stormy, so that each kind of trouble also occurs alone. */
const planOfOne = (seed: number): Plan => {
  const random = new Random(`plan ${seed}`);
  const agents = random.pick([1, 3, 12, 40]);
  const clickCount = agents * random.int(3, 10);
  const badness = random.pick([0, 0.3, 1, 1.5]);
  const lengthMs = (clickCount / agents) * random.int(3_000, 15_000);
  const shape = { agents, badness, lengthMs };
  const clicks = Array.from({ length: clickCount }, (_, i) =>
    clickOf(random.fork(`click ${i}`), `k${i}`, shape),
  );
  const crashes = Array.from({ length: Math.round(badness * random.int(0, 6)) }, (_, i): CrashPlan => {
    const own = random.fork(`crash ${i}`);
    return {
      kind: 'crash',
      id: `crash${i}`,
      power: own.chance(0.5),
      downMs: own.delay(3_000, 40_000),
      click: `k${own.int(0, clickCount - 1)}`,
      moment: own.pick(['clicked', 'clicked', 'dialled', 'ended', 'logged']),
      steps: own.int(0, 30),
    };
  });
  const troubles = Array.from({ length: Math.round(badness * random.int(0, 6)) }, (_, i): TroublePlan => {
    const own = random.fork(`trouble ${i}`);
    return {
      kind: own.pick(TROUBLES),
      id: `trouble${i}`,
      atMs: own.int(0, lengthMs),
      ms: own.int(500, 45_000),
    };
  });
  const clocks = Array.from(
    { length: badness > 0 && random.chance(0.3) ? random.int(1, 2) : 0 },
    (_, i): ClockPlan => {
      const own = random.fork(`clock ${i}`);
      const byMs = own.int(1_000, 7 * MINUTE_MS) * own.pick([1, -1]);
      return { kind: 'clock', id: `clock${i}`, atMs: own.int(0, lengthMs), byMs };
    },
  );
  const firstRings = Array.from(
    { length: random.chance(0.6) ? Math.ceil(clickCount / random.int(3, 8)) : 0 },
    (_, i) => ringOf(random.fork(`ring ${i}`), { id: `in${i}`, caller: i }, shape),
  );
  const rings = withRepeats(firstRings, random.fork('again'));
  const aimedCrashes = crashes.map((crash) => orRing(crash, rings, random.fork(`at ${crash.id}`)));
  return {
    seed,
    nodes: 1,
    agents,
    hasCallbackIds: random.chance(0.7),
    takesCalls: rings.length > 0,
    items: [
      ...[...clicks, ...rings, ...aimedCrashes, ...troubles, ...clocks],
      ...searchTroubles(rings, badness, random.fork('search')),
    ],
  };
};

const aimed = (crash: CrashPlan, random: Random, nodes: number): CrashPlan => ({
  ...crash,
  isCut: random.chance(0.4),
  ...defined({ node: random.chance(0.5) ? random.int(0, nodes - 1) : undefined }),
});

/** The clock of the database leaps there and, within seconds, about as far back. */
const leapsOf = (random: Random, lastMs: number): readonly ClockPlan[] => {
  if (!random.chance(0.2)) return [];
  const atMs = random.int(0, lastMs);
  const byMs = random.int(20_000, 4 * MINUTE_MS) * random.pick([1, -1]);
  const back = { atMs: atMs + random.int(1_000, 20_000), byMs: random.int(-15_000, 15_000) - byMs };
  return [{ atMs, byMs }, back].map((leap, i) => ({
    kind: 'clock',
    id: `leap${i}`,
    ...leap,
    node: 'database',
  }));
};

/** The same for nodes that share a database: each thing happens to one of them, and more can happen. */
export const planOf = (seed: number, nodes = 1): Plan => {
  const plan = planOfOne(seed);
  if (nodes === 1) return plan;
  const random = new Random(`plan ${seed} of ${nodes} nodes`);
  const someNode = (name: string): number => random.fork(name).int(0, nodes - 1);
  const items = plan.items.map((item): PlanItem =>
    item.kind === 'clock'
      ? { ...item, node: random.fork(`clock of ${item.id}`).chance(0.3) ? 'database' : someNode(item.id) }
      : item.kind === 'crash'
        ? aimed(item, random.fork(item.id), nodes)
        : item,
  );
  const isCalm = items.every(({ kind }) => kind === 'click' || kind === 'ring');
  const lastMs = Math.max(...items.map((item) => (item.kind === 'click' ? item.atMs : 0)));
  const more = Array.from({ length: isCalm ? 0 : random.int(0, 5) }, (_, i): TroublePlan => {
    const own = random.fork(`trouble ${i}`);
    const kind = own.pick(SHARED_TROUBLES);
    return {
      kind,
      id: `shared${i}`,
      atMs: own.int(0, lastMs),
      ms: own.delay(8_000, 45_000),
      ...defined({ node: kind === 'database_away' ? undefined : own.int(0, nodes - 1) }),
    };
  });
  const leaps = isCalm ? [] : leapsOf(random.fork('leaps'), lastMs);
  return { ...plan, nodes, items: [...items, ...more, ...leaps] };
};
