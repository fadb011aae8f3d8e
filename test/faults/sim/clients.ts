import { annotate, hangUp } from '../../../src/calls/during-call.ts';
import type { CallNotes, DuringCallDeps } from '../../../src/calls/during-call.ts';
import { Problem, StoreError } from '../../../src/calls/problems.ts';
import type { Call } from '../../../src/calls/call/call.ts';
import type { UseCases } from '../../../src/app/use-cases.ts';
import { defined } from '../../../src/defined.ts';
import type { Ring } from './model-rings.ts';
import type { ClickPlan } from './plan.ts';
import type { World } from './world.ts';

const MOST_ATTEMPTS = 8;
/** These say nothing about the click: it may be repeated with the same key. */
const TRY_AGAIN: ReadonlySet<string> = new Set([
  'not_ready',
  'crm_unreachable',
  'mor_unreachable',
  'overloaded',
]);
const NOTHING_RINGS: ReadonlySet<string> = new Set([
  ...TRY_AGAIN,
  'agent_busy',
  'rate_limited',
  'mor_refused',
]);

/** What MOR took for the agent was a voicemail; and what an agent says who was wrong about that. */
const RATINGS: readonly CallNotes[] = [
  { result: 'my_voicemail', told: 'agent_no_answer' },
  { result: 'reached' },
];

const duringCall = ({ book, resolve }: UseCases): DuringCallDeps => ({
  book,
  mors: resolve.mors,
  now: resolve.now,
});

/** What an agent writes about a call that came in, if the connector has shown it by then. */
export const noteRing = async (world: World, ring: Ring): Promise<void> => {
  const { ledger, scheduler, forEver } = world;
  const { id, notesAfterMs } = ring.plan;
  const random = world.random.fork(`notes ${id}`);
  const write = async (ms: number, serial: number): Promise<void> => {
    await scheduler.sleep(ring.plan.atMs + ms, forEver);
    const call = ledger.rings.idOf(ring);
    if (call === undefined) return;
    const reply = await world
      .nodeFor(random, id)
      .request(random, (useCases) => annotate(duringCall(useCases), call, { notes: `${id} note ${serial}` }));
    if (reply.kind === 'answered') ledger.noted(reply.value);
  };
  await Promise.all(notesAfterMs.map(write));
};

/** What a page in a browser does for one click, and for the call that results from it. */
export const runClick = async (world: World, plan: ClickPlan): Promise<void> => {
  const { ledger, scheduler, forEver } = world;
  const random = world.random.fork(plan.id);
  const { agent, tag } = world.clickOfPlan(plan);
  let call: Call | undefined;

  /** Undefined: try again. */
  const attempt = async (): Promise<'done' | undefined> => {
    const reply = await world.nodeFor(random, tag).request(random, (useCases) =>
      useCases.place({
        crm: agent.crm,
        user: agent.user,
        sender: 'agent',
        callerId: tag,
        record: { type: 'Contact', id: tag },
        ...defined({ idempotencyKey: plan.isKeyed ? tag : undefined }),
      }),
    );
    if (reply.kind === 'answered') {
      ({ call } = reply.value);
      ledger.acknowledged(tag, reply.value.call);
      return 'done';
    }
    if (reply.kind === 'broken') world.tally.came('connection to the browser broken');
    if (reply.kind !== 'failed') return undefined;
    const { error } = reply;
    // The database is unreachable: 503, which says nothing about the click.
    if (error instanceof StoreError && error.isUnavailable) return undefined;
    if (!(error instanceof Problem)) {
      ledger.fail('an error that nobody expects', String(error));
      return 'done';
    }
    if (NOTHING_RINGS.has(error.code)) {
      // Another copy of the click may be a step ahead, and an answer may leave open what became of an earlier one.
      const isOpen = plan.copies > 1 || error.message.includes('may ring all the same');
      if (!isOpen) ledger.refusedClick(tag, error.code);
    } else ledger.fail('an error that nobody expects', `${error.code}: ${error.message}`);
    if (error.code === 'agent_busy') ledger.busy(tag, error.details.call);
    return TRY_AGAIN.has(error.code) ? undefined : 'done';
  };

  const place = async (): Promise<void> => {
    for (let count = 0; count < MOST_ATTEMPTS; count += 1) {
      const result = await attempt();
      if (result === 'done' || !plan.isKeyed) return;
      await scheduler.sleep(random.int(200, 4_000), forEver);
    }
  };

  const afterwards = async (
    ms: number,
    work: (useCases: UseCases, id: string) => Promise<Call>,
  ): Promise<void> => {
    await scheduler.sleep(ms, forEver);
    if (call === undefined) return;
    const { id } = call;
    const reply = await world.nodeFor(random, tag).request(random, (useCases) => work(useCases, id));
    if (reply.kind === 'answered') ledger.noted(reply.value);
  };

  await scheduler.sleep(plan.atMs, forEver);
  world.moment('clicked', plan.id);
  if (plan.copies > 1) world.tally.came('double click');
  const { notesAfterMs, ratedAfterMs, hangUpAfterMs } = plan;
  await Promise.all([
    ...Array.from({ length: plan.copies }, async (_, copy) => {
      await scheduler.sleep(copy * random.int(0, 300), forEver);
      await place();
    }),
    ...notesAfterMs.map((ms, serial) =>
      afterwards(ms, (useCases, id) =>
        annotate(duringCall(useCases), id, { notes: `${tag} note ${serial}` }),
      ),
    ),
    ...ratedAfterMs.map((ms, serial) =>
      afterwards(ms, (useCases, id) => annotate(duringCall(useCases), id, RATINGS[serial % 2] ?? {})),
    ),
    ...(hangUpAfterMs === undefined
      ? []
      : [afterwards(hangUpAfterMs, (useCases, id) => hangUp(duringCall(useCases), id))]),
  ]);
};
