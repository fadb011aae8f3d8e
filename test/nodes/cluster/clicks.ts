import { findScript, SCRIPTS } from '../../../src/simulator/scripts.ts';
import { API_KEY } from '../../helpers/app.ts';
import { readEvents } from '../../helpers/sse.ts';
import type { Cluster } from './cluster.ts';

export interface Clicked {
  readonly number: string;
  readonly call: string;
  /** The last state seen on the stream. */
  readonly seen: string;
  readonly outcome: string | undefined;
  /** How often the stream was opened. */
  readonly streams: number;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Agents of the service's test configuration. */
const AGENTS = 500;
/** The simulator's calls to …011 last until one side hangs up, so nobody clicks that number. */
const ENDLESS = 11;
const numberOf = (index: number): string =>
  `+3706${String(1_000_000 + index + Math.floor((index + 999 - ENDLESS) / 999))}`;

/** Outcomes of the simulator's calls by number; all others fail. */
const OUTCOMES: Readonly<Record<string, string>> = {
  answered: 'answered',
  short: 'answered',
  dropped: 'answered',
  'contact-busy': 'busy',
  'contact-rejects': 'busy',
  'contact-no-answer': 'no_answer',
  cancelled: 'cancelled',
  'agent-no-answer': 'agent_no_answer',
  'agent-busy': 'agent_no_answer',
  'agent-unreachable': 'agent_no_answer',
};

/** A click whose node died during its request to MOR may stay unknown; any other mismatch is wrong. */
const isWrong = ({ number, outcome }: Clicked): boolean =>
  outcome !== 'unknown' &&
  outcome !== (OUTCOMES[findScript(SCRIPTS, { src: '', dst: number }).name] ?? 'failed');

/** MOR may get the number in another format; the last digits are the same. */
const endingOf = (number: string): string => number.slice(-7);

interface Seen {
  readonly state: string;
  readonly outcome?: string;
}

/** Clicks like a page: retries with one key until answered, then reads the stream and reopens it when it breaks. */
const click = async (url: string, index: number, key: string): Promise<Clicked> => {
  const number = numberOf(index);
  let call: string | undefined;
  while (call === undefined) {
    const answer = await fetch(`${url}/v1/calls`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${API_KEY}`,
        'content-type': 'application/json',
        'idempotency-key': `${key}-${index}`,
      },
      body: JSON.stringify({ user: `user-${index % AGENTS}`, number }),
    }).catch(() => undefined);
    if (answer && answer.status < 400) call = ((await answer.json()) as { id: string }).id;
    else if (answer && answer.status < 500)
      throw new Error(`click ${index}: ${answer.status} ${await answer.text()}`);
    else await pause(200);
  }
  let last: Seen = { state: 'none' };
  let streams = 0;
  while (last.state !== 'ended' && last.state !== 'refused') {
    streams += 1;
    const onEvent = ({ data }: { data: unknown }): void => {
      last = data as Seen;
    };
    await readEvents(`${url}/v1/calls/${call}/events`, { onEvent }).catch(() => undefined);
    await pause(100);
  }
  return { number, call, seen: last.state, outcome: last.outcome, streams };
};

export interface Verdict {
  readonly clicks: number;
  readonly dialledTwice: number;
  readonly lost: number;
  readonly withoutActivity: number;
  /** Sent again unchanged, with the same id: a node ended, or could not record in time that it had sent it. */
  readonly sentAgain: number;
  readonly wrongOutcome: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** Streams that broke and continued at another node. */
  readonly movedStreams: number;
}

export interface ClickOptions {
  readonly count: number;
  readonly everyMs?: number;
  /** Runs after half of the clicks; clicking continues until it is over, and then the other half follows. */
  readonly half: () => void | Promise<void>;
}

/** Makes all clicks, one after another; resolves when all calls are over. */
export const clickThrough = async (
  { balancer, simulator, crm }: Cluster,
  { count, everyMs = 20, half }: ClickOptions,
): Promise<Verdict> => {
  const key = `clicks-${Date.now()}`;
  const clicking: Promise<Clicked>[] = [];
  const clickOnce = async (): Promise<void> => {
    clicking.push(click(balancer.url, clicking.length, key));
    await pause(everyMs);
  };
  while (clicking.length < Math.floor(count / 2)) await clickOnce();
  const going = new AbortController();
  const middle = Promise.resolve(half()).finally(() => {
    going.abort();
  });
  // The `await` below throws any failure.
  middle.catch(() => undefined);
  await Promise.resolve();
  while (!going.signal.aborted) await clickOnce();
  await middle;
  for (let left = Math.ceil(count / 2); left > 0; left -= 1) await clickOnce();
  const clicked = await Promise.all(clicking);
  const dialled = new Map<string, number>();
  for (const { params, placed } of simulator.ledger()) {
    const ending = endingOf(params['dst'] ?? '');
    if (placed) dialled.set(ending, (dialled.get(ending) ?? 0) + 1);
  }
  const timesOf = ({ number }: Clicked): number => dialled.get(endingOf(number)) ?? 0;
  for (let tries = 0; tries < 300; tries += 1) {
    if (clicked.every(({ call }) => crm.activities().has(call))) break;
    await pause(100);
  }
  const outcomes: Record<string, number> = {};
  for (const { outcome = 'refused' } of clicked) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  return {
    clicks: clicked.length,
    dialledTwice: clicked.filter((one) => timesOf(one) > 1).length,
    // A click that MOR never got is not lost if it ended as unknown.
    lost: clicked.filter((one) => timesOf(one) === 0 && one.outcome !== 'unknown').length,
    withoutActivity: clicked.filter(({ call }) => !crm.activities().has(call)).length,
    sentAgain: [...crm.activities().values()].filter((sent) => new Set(sent).size < sent.length).length,
    wrongOutcome: clicked.filter(isWrong).length,
    outcomes,
    movedStreams: clicked.filter(({ streams }) => streams > 1).length,
  };
};

const LINES = [
  ['clicks', 'clicks'],
  ['dialledTwice', 'dialled twice'],
  ['lost', 'lost'],
  ['withoutActivity', 'without an activity'],
  ['sentAgain', 'activities sent again, the same id'],
  ['wrongOutcome', 'wrong outcome'],
  ['movedStreams', 'streams that went on at another node'],
] as const;

/** The results of the clicks, one line per count. */
export const describeVerdict = (verdict: Verdict): string =>
  [
    ...LINES.map(([key, text]) => `${text.padEnd(40)} ${verdict[key]}`),
    `${'outcomes'.padEnd(40)} ${JSON.stringify(verdict.outcomes)}`,
  ].join('\n');
