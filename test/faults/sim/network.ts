import type { ActivityResult } from '../../../src/calls/activity.ts';
import type { Connector } from '../../../src/calls/connector.ts';
import type {
  CallbackAnswer,
  CallbackRequest,
  MorGateway,
  MorReply,
} from '../../../src/calls/mor-gateway.ts';
import { Problem } from '../../../src/calls/problems.ts';
import { defined } from '../../../src/defined.ts';
import type { Random } from './random.ts';
import type { Owner } from './scheduler.ts';
import type { World } from './world.ts';

const TIMEOUT_MS = 10_000;
/** How long an unreachable peer may leave a client without an answer. */
const RESET_MS = 2_000;

const unreachable = { ok: false, code: 'unreachable', text: 'no answer' } as const;
const notAsked = (): Promise<MorReply<never>> => Promise.resolve(unreachable);

type Question<T> = (atMs: number) => T;

/** The way from one process to MOR. What is under way when the process dies still arrives. */
export const createGateway = (
  world: World,
  life: Owner,
  steadyNow: () => number,
  random: Random,
): MorGateway => {
  const { scheduler, mor, rings, forEver, tally } = world;
  const { has } = world.troubles;
  const askedOf = new Map<string, number>();
  let skewMs: number | undefined;

  const travel = (own: Random): number => (has('mor_slow') ? own.int(500, 6_000) : own.delay(60, 2_500));

  /** Answers after a while, or when the client's time limit is over; late answers are lost. */
  const reply = async <T>(question: Question<T>): Promise<MorReply<T>> => {
    const [there, back] = [travel(random), travel(random)];
    if (has('mor_down')) {
      await scheduler.sleep(there, life);
      world.note();
      return unreachable;
    }
    let value: { readonly answer: T } | undefined;
    scheduler.after(there, forEver, () => {
      if (!has('mor_down') && !has('mor_silent')) value = { answer: question(world.morNowMs()) };
    });
    await scheduler.sleep(Math.min(TIMEOUT_MS, there + back + 1), life);
    if (there + back > RESET_MS || value === undefined) world.note();
    if (there + back >= TIMEOUT_MS || value === undefined) return unreachable;
    tally.works('mor');
    // A Date header has whole seconds.
    skewMs = Math.round((world.morNowMs() - steadyNow()) / 1_000) * 1_000;
    return { ok: true, value: value.answer };
  };

  const callback = async (request: CallbackRequest): Promise<CallbackAnswer> => {
    const tag = request.callerIdB ?? '';
    const attempt = askedOf.get(tag) ?? 0;
    askedOf.set(tag, attempt + 1);
    const { click } = world.clickOf(tag);
    const fate = click.fates[attempt] ?? 'fine';
    if (fate !== 'fine') tally.came(`callback_init: ${fate}`);
    const own = random.fork(`${tag} ${attempt}`);
    const [there, back] = [travel(own), travel(own)];
    if (fate === 'connection_refused' || has('mor_down')) {
      await scheduler.sleep(there, life);
      return { kind: 'not_sent', reason: 'unreachable', detail: 'connection refused' };
    }
    if (fate === 'overloaded') {
      return { kind: 'not_sent', reason: 'overloaded', detail: 'too many requests', retryAfterSec: 1 };
    }
    const isLost = fate === 'lost' || has('mor_silent');
    const arrivesMs = fate === 'late' ? own.int(1_000, 30_000) : there;
    const answersMs = arrivesMs + (fate === 'answer_late' ? own.int(5_000, 40_000) : back);
    let answer: CallbackAnswer | undefined;
    if (!isLost) {
      const arrived = world.flights.begin(tag);
      scheduler.after(arrivesMs, forEver, () => {
        arrived();
        if (fate === 'refused') {
          answer = { kind: 'refused', code: 'bad_device', text: 'Bad device' };
          return;
        }
        const dial = mor.dial(request, click.course, world.morNowMs());
        world.ledger.dialled(tag, dial);
        const { callbackUniqueId } = dial;
        answer = {
          kind: 'accepted',
          ...defined({ callbackUniqueId: world.plan.hasCallbackIds ? callbackUniqueId : undefined }),
        };
      });
    }
    const brokenMs = fate === 'answer_lost' ? arrivesMs + own.int(0, RESET_MS) : TIMEOUT_MS;
    await scheduler.sleep(Math.min(brokenMs, answersMs + 1, TIMEOUT_MS), life);
    if (answersMs + 1 > Math.min(brokenMs, TIMEOUT_MS) || answer === undefined || fate === 'answer_lost')
      return { kind: 'uncertain', detail: 'the connection broke off' };
    if (fate === 'garbage') return { kind: 'uncertain', detail: 'MOR answered something else' };
    if (world.plan.hasCallbackIds) world.ledger.answeredDials.add(tag);
    return answer;
  };

  const gateway: MorGateway = {
    id: 'main',
    canFollow: true,
    canHangUp: true,
    describe: () => ({ method: 'POST', url: 'https://mor.example.com', params: {} }),
    callback,
    activeCalls: () => reply((atMs) => [...mor.rows(atMs), ...rings.rows(atMs)]),
    cdrs: (query) =>
      reply((atMs) => [
        ...mor.cdrs(query, atMs),
        ...(query.callbackUniqueId === undefined || !world.plan.hasCallbackIds
          ? rings.cdrs(query, atMs)
          : []),
      ]),
    clockSkewMs: () => skewMs,
    async hangUp(id) {
      const done = await reply((atMs) => mor.hangUp(id, atMs));
      if (!done.ok) return done;
      return done.value
        ? { ok: true, value: null }
        : { ok: false, code: 'unrecognised', text: 'no such call' };
    },
    logInV2: notAsked,
    version: notAsked,
    device: notAsked,
    devices: notAsked,
    userDetails: notAsked,
    users: notAsked,
    probe: notAsked,
    close: () => Promise.resolve(),
  };
  return world.patches.gateway?.(gateway) ?? gateway;
};

/** The way from one process to a CRM. */
export const createCrmConnector = (id: string, world: World, life: Owner, random: Random): Connector => {
  const { scheduler, forEver, tally } = world;
  const { has } = world.troubles;

  /** `work` is done in the CRM, and returns an id. */
  const write = async (name: string, work: () => string | undefined): Promise<ActivityResult> => {
    const own = random.fork(`${name} ${scheduler.nowMs}`);
    const [there, back] = [own.delay(80, 4_000), own.delay(80, 4_000)];
    if (has('crm_pause')) return { kind: 'retry', reason: 'too many requests', retryAfterSec: 3 };
    let written: { readonly id: string | undefined } | undefined;
    scheduler.after(there, forEver, () => {
      if (!has('crm_down')) written = { id: work() };
    });
    await scheduler.sleep(there + back + 1, life);
    if (written === undefined || has('crm_forgets_to_answer')) return { kind: 'retry', reason: 'no answer' };
    tally.works('crm');
    return { kind: 'written', id: written.id ?? '' };
  };

  const writeActivity: Connector['writeActivity'] = (activity) =>
    write(activity.callId, () => {
      const written = world.crm.write(activity);
      world.ledger.logged(activity);
      return written;
    });

  const connector: Connector = {
    id,
    type: 'model',
    numbersFrom: 'record',
    checksVisibility: true,
    writesActivities: true,
    async readRecord(ref) {
      await scheduler.sleep(random.fork(`${ref.id} ${scheduler.nowMs}`).delay(30, 3_000), life);
      if (has('crm_down')) throw new Problem('crm_unreachable', 'the CRM does not answer');
      const numbers = [{ field: 'phone', value: world.numberOf(ref.id) }];
      return { ref, name: `Contact ${ref.id}`, numbers, doNotCall: false };
    },
    readAgent: () => Promise.resolve(undefined),
    async findByNumber(e164) {
      const own = random.fork(`${e164} ${scheduler.nowMs}`);
      await scheduler.sleep(has('search_slow') ? own.int(1_500, 12_000) : own.delay(60, 5_000), life);
      if (has('crm_down') || has('search_down'))
        throw new Problem('crm_unreachable', 'the CRM does not answer');
      const ref = { type: 'Contact', id: `who ${e164}` };
      return [{ ref, name: 'Caller', numbers: [{ field: 'phone', value: e164 }], doNotCall: false }];
    },
    listAgents: () => Promise.resolve({ items: [] }),
    writeActivity,
    writeTask: (task) => write(task.key, () => world.crm.task(task)),
    invalidate: () => undefined,
    check: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  };
  return world.patches.connector?.(connector) ?? connector;
};
