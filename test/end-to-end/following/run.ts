import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { generic } from '../../../connectors/generic/connector.ts';
import { signingKeys } from '../../../src/config/crm-keys.ts';
import { defined } from '../../../src/defined.ts';
import { mapping, SIGNING_SECRET, startApp } from '../../helpers/app.ts';
import type { TestApp } from '../../helpers/app.ts';
import type { Line, Truth } from './exchange.ts';
import { judge } from './judge.ts';
import type { Result, ShownCall } from './judge.ts';
import type { Click, Course } from './plan.ts';
import { MOR_KEY, StandInMor } from './stand-in.ts';
import type { Variant } from './variant.ts';

export interface Played {
  readonly results: readonly Result[];
  /** Clicks that were refused although the agent's line was free. */
  readonly refused: readonly string[];
  readonly refusedHashes: readonly string[];
}

const ANOTHER = '37061999999';
/** How long the service may take to settle a call that is over. */
const PATIENCE_MS = 120_000;

/** One agent on one switch with one course. */
interface Seat {
  readonly mor: StandInMor;
  readonly variant: Variant;
  readonly course: Course;
  readonly line: Line;
  readonly colleague: Line;
  readonly user: string;
  readonly contact: string;
}

const [signingKey = Buffer.alloc(0)] = signingKeys(SIGNING_SECRET);

const signed = (
  method: string,
  path: string,
  body: string,
  id: string = randomUUID(),
): Record<string, string> => {
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const text = `${id}.${timestamp}.${method} ${path}.${body}`;
  const signature = createHmac('sha256', signingKey).update(text).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `r1,${signature}` };
};

const ask = (app: TestApp, method: string, path: string, body?: unknown) => {
  const raw = body === undefined ? undefined : JSON.stringify(body);
  const options = {
    key: null,
    headers: signed(method, path, raw ?? ''),
    ...defined({ raw }),
  };
  // The service may close a connection while a request is on its way. Repeating the id repeats the same click.
  return app.request(method, path, options).catch(() => app.request(method, path, options));
};

const lineOf = (variantNo: number, seatNo: number, user: string): Line => {
  const serial = String(variantNo).padStart(2, '0') + String(seatNo).padStart(3, '0');
  return {
    user,
    device: `1${serial}`,
    telephone: `370600${serial}`,
    extension: String(100 + (seatNo % 800)),
  };
};

const seatsOf = (mor: StandInMor, variant: Variant, courses: readonly Course[], variantNo: number): Seat[] =>
  courses.map((course, at) => ({
    mor,
    variant,
    course,
    user: `v${variantNo}c${at}`,
    contact: `370611${String(variantNo).padStart(2, '0')}${String(at).padStart(3, '0')}`,
    line: lineOf(variantNo, 2 * at, 'office'),
    colleague: lineOf(variantNo, 2 * at + 1, 'office'),
  }));

const playClick = async (
  app: TestApp,
  seat: Seat,
  { plan, to = 'same', by }: Click,
  refused: string[],
): Promise<{ id: string; truth: Truth }> => {
  const line = by === undefined ? seat.line : seat.colleague;
  const placed = seat.mor.expect(line, plan);
  const number = to === 'asked' ? null : `+${to === 'same' ? seat.contact : ANOTHER}`;
  for (;;) {
    const user = by === undefined ? seat.user : `${seat.user}-colleague`;
    const answer = await ask(app, 'POST', '/v1/calls', { user, number });
    if (answer.status === 201 || answer.status === 202)
      return { id: String(answer.body['id']), truth: await placed };
    refused.push(
      `${seat.variant.name} / ${seat.course.name}: ${answer.status} ${String(answer.body['code'])}`,
    );
    if (answer.body['code'] !== 'agent_busy') throw new Error(JSON.stringify(answer.body));
    await sleep(500);
  }
};

const untilEnded = async (app: TestApp, id: string, endMs: number): Promise<ShownCall> => {
  await sleep(Math.max(0, endMs - Date.now()));
  for (;;) {
    const { body } = await ask(app, 'GET', `/v1/calls/${id}`);
    const call = body as unknown as ShownCall;
    if (call.state === 'ended' || Date.now() > endMs + PATIENCE_MS) return call;
    await sleep(2_000);
  }
};

const playSeat = async (app: TestApp, seat: Seat, refused: string[]): Promise<Result[]> => {
  const { course, variant } = seat;
  const ended: Promise<Result>[] = [];
  let startMs = 0;
  let lastEndMs = 0;
  for (const click of course.clicks) {
    const { plan, afterEndMs, afterStartMs } = click;
    const atMs = afterStartMs === undefined ? lastEndMs + (afterEndMs ?? 0) : startMs + afterStartMs;
    await sleep(Math.max(0, atMs - Date.now()));
    const { id, truth } = await playClick(app, seat, click, refused);
    if (startMs === 0) {
      startMs = Date.now();
      for (const other of course.others ?? [])
        seat.mor.exchange.foreign(other, seat.line, seat.colleague, startMs + other.atMs);
    }
    lastEndMs = truth.endMs;
    ended.push(
      untilEnded(app, id, truth.endMs).then((call) => ({
        variant: variant.name,
        course: course.name,
        ...judge(plan, truth, call, variant),
      })),
    );
  }
  return Promise.all(ended);
};

/** Plays all courses on all MORs at the same time through one service, each with its own agent. */
export const playAll = async (variants: readonly Variant[], courses: readonly Course[]): Promise<Played> => {
  const mors = variants.map((variant, at) => new StandInMor(variant, at + 1));
  const urls = await Promise.all(mors.map((mor) => mor.start()));
  const seats = mors.flatMap((mor, at) => {
    const variant = variants[at];
    return variant === undefined ? [] : seatsOf(mor, variant, courses, at);
  });
  const app = await startApp({
    connectorTypes: [generic],
    crms: [{ id: 'site', type: 'generic', signingSecrets: [SIGNING_SECRET] }],
    config: {
      // The defaults, except for outcomes that nobody can know.
      follow: { giveUpAfterSec: 100 },
      rules: { perAgent: { concurrent: 1, perMinute: 100, perDay: 1_000 } },
      mor: mors.map((_, at) => ({
        id: `mor-${at}`,
        url: urls[at],
        secretKey: MOR_KEY,
        hashOrder: 'device-dst-src',
        callbackUniqueId: true,
        status: { username: 'admin', pollMs: 1_000 },
      })),
    },
    mappings: seats.flatMap(({ user, line, colleague, mor }) =>
      [
        { user, line },
        { user: `${user}-colleague`, line: colleague },
      ].map((one) =>
        mapping({
          user: one.user,
          mor: `mor-${mors.indexOf(mor)}`,
          username: one.line.user,
          device: one.line.device,
          source: one.line.telephone,
          freeDialling: true,
        }),
      ),
    ),
  });
  const refused: string[] = [];
  try {
    // Staggered, as in a large company, so that each poll meets a different moment of a course.
    const played = seats.map(async (seat, at) => {
      await sleep((at * 137) % 10_000);
      return playSeat(app, seat, refused);
    });
    const results = (await Promise.all(played)).flat();
    return { results, refused, refusedHashes: mors.flatMap((mor) => mor.refusedHashes) };
  } finally {
    await app.close();
    await Promise.all(mors.map((mor) => mor.stop()));
  }
};
