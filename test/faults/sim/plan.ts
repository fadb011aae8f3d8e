import type { CdrDisposition } from '../../../src/calls/call/call.ts';
import { defined } from '../../../src/defined.ts';
import { Random } from './random.ts';

/** What the telephones do when MOR dials. */
export interface CoursePlan {
  readonly agentRingMs: number;
  readonly agent: CdrDisposition;
  readonly contactRingMs: number;
  readonly contact: CdrDisposition;
  readonly talkMs: number;
}

/** What becomes of one `callback_init` on its way. */
const FATES = [
  'fine',
  'connection_refused',
  'overloaded',
  'lost',
  'late',
  'answer_lost',
  'answer_late',
  'garbage',
  'refused',
] as const;
export type Fate = (typeof FATES)[number];

export interface ClickPlan {
  readonly kind: 'click';
  readonly id: string;
  readonly atMs: number;
  readonly agent: number;
  readonly contact: number;
  /** Without an idempotency key a client does not dare to try again. */
  readonly isKeyed: boolean;
  /** The same click so often: a double click, two tabs. */
  readonly copies: number;
  /** One for each time that MOR is asked; `fine` when there are no more. */
  readonly fates: readonly Fate[];
  readonly course: CoursePlan;
  /** The agent writes notes so long after the click, each time others. */
  readonly notesAfterMs: readonly number[];
  readonly hangUpAfterMs?: number;
}

/** Somebody calls an agent, or a group of them. */
export interface RingPlan {
  readonly kind: 'ring';
  readonly id: string;
  readonly atMs: number;
  /** Whose telephones ring. */
  readonly agents: readonly number[];
  readonly isWithheld: boolean;
  readonly ringMs: number;
  /** One of them; absent: nobody. */
  readonly answeredBy?: number;
  readonly talkMs: number;
  /** Who answered hands the caller over. */
  readonly transferTo?: number;
  /** After the answer. */
  readonly transferAfterMs: number;
}

/** A moment in the life of a click, or of a call that comes in. */
export type Moment = 'clicked' | 'dialled' | 'rings' | 'noticed' | 'ended' | 'logged';

export interface CrashPlan {
  readonly kind: 'crash';
  readonly id: string;
  /** What was written and not synced is lost, too. */
  readonly power: boolean;
  readonly downMs: number;
  /** So many steps after that moment of that click, or of that call that comes in. */
  readonly click: string;
  readonly moment: Moment;
  readonly steps: number;
  /** Which node dies; absent: the one that has the click. Where there are several, a power cut is the database server's. */
  readonly node?: number;
  /** The node is only cut off from the database for that time. */
  readonly isCut?: boolean;
}

const TROUBLES = [
  'mor_down',
  'mor_silent',
  'mor_slow',
  'crm_down',
  'crm_forgets_to_answer',
  'crm_pause',
  'disk_full',
  'disk_slow',
] as const;
/** What can happen besides where nodes share a database. */
const SHARED_TROUBLES = ['database_away', 'cut_off', 'stands_still'] as const;
export type Trouble = (typeof TROUBLES)[number] | (typeof SHARED_TROUBLES)[number];

export interface TroublePlan {
  readonly kind: Trouble;
  readonly id: string;
  readonly atMs: number;
  readonly ms: number;
  /** Absent: it is not a node's trouble. */
  readonly node?: number;
}

export interface ClockPlan {
  readonly kind: 'clock';
  readonly id: string;
  readonly atMs: number;
  readonly byMs: number;
  readonly node?: number;
}

export type PlanItem = ClickPlan | RingPlan | CrashPlan | TroublePlan | ClockPlan;

/** Everything that happens to the product from outside; what is left out makes a smaller plan. */
export interface Plan {
  readonly seed: number;
  readonly nodes: number;
  readonly agents: number;
  /** MOR answers and filters by callback ids. */
  readonly hasCallbackIds: boolean;
  /** Calls that come in are taken. */
  readonly takesCalls: boolean;
  readonly items: readonly PlanItem[];
}

const MINUTE_MS = 60_000;

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
    ...defined({ hangUpAfterMs: random.chance(0.1) ? random.int(1_000, 20_000) : undefined }),
  };
};

/** An agent of the same CRM instance: every third is one of the other's. */
const colleagueOf = (agent: number, agents: number, random: Random): number | undefined => {
  const others = Array.from({ length: agents }, (_, i) => i).filter(
    (i) => i !== agent && (i % 3 === 2) === (agent % 3 === 2),
  );
  const [first, ...more] = others;
  return first === undefined ? undefined : random.pick([first, ...more]);
};

const ringOf = (random: Random, id: string, plan: { agents: number; lengthMs: number }): RingPlan => {
  const agent = random.int(0, plan.agents - 1);
  const second = random.chance(0.4) ? colleagueOf(agent, plan.agents, random) : undefined;
  const called = second === undefined ? [agent] : [agent, second];
  const answeredBy = random.chance(0.6) ? called[random.int(0, called.length - 1)] : undefined;
  const isHandedOver = answeredBy !== undefined && random.chance(0.3);
  return {
    kind: 'ring',
    id,
    // Some when all clicks are over, so that nobody's own callback hides them.
    atMs: random.int(0, plan.lengthMs * 1.5 + MINUTE_MS),
    agents: called,
    isWithheld: random.chance(0.15),
    ringMs: random.int(500, 20_000),
    talkMs: random.int(300, 15_000),
    transferAfterMs: random.int(100, 10_000),
    ...defined({
      answeredBy,
      transferTo: isHandedOver ? colleagueOf(answeredBy, plan.agents, random) : undefined,
    }),
  };
};

/** Crashes are aimed at calls that come in, too. */
const orRing = (crash: CrashPlan, rings: readonly RingPlan[], random: Random): CrashPlan => {
  const ring = rings[random.int(0, Math.max(0, rings.length - 1))];
  if (ring === undefined || !random.chance(0.3)) return crash;
  return { ...crash, click: ring.id, moment: random.pick(['rings', 'noticed', 'ended', 'logged']) };
};

/** Some seeds are calm and some stormy, so that each kind of trouble is also met alone. */
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
  const rings = Array.from(
    { length: random.chance(0.6) ? Math.ceil(clickCount / random.int(3, 8)) : 0 },
    (_, i) => ringOf(random.fork(`ring ${i}`), `in${i}`, shape),
  );
  const aimedCrashes = crashes.map((crash) => orRing(crash, rings, random.fork(`at ${crash.id}`)));
  return {
    seed,
    nodes: 1,
    agents,
    hasCallbackIds: random.chance(0.7),
    takesCalls: rings.length > 0,
    items: [...clicks, ...rings, ...aimedCrashes, ...troubles, ...clocks],
  };
};

const aimed = (crash: CrashPlan, random: Random, nodes: number): CrashPlan => ({
  ...crash,
  isCut: random.chance(0.4),
  ...defined({ node: random.chance(0.5) ? random.int(0, nodes - 1) : undefined }),
});

/** The same for nodes that share a database: each thing happens to one of them, and more can happen. */
export const planOf = (seed: number, nodes = 1): Plan => {
  const plan = planOfOne(seed);
  if (nodes === 1) return plan;
  const random = new Random(`plan ${seed} of ${nodes} nodes`);
  const someNode = (name: string): number => random.fork(name).int(0, nodes - 1);
  const items = plan.items.map((item): PlanItem =>
    item.kind === 'clock'
      ? { ...item, node: someNode(item.id) }
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
  return { ...plan, nodes, items: [...items, ...more] };
};
