import { setTimeout as sleep } from 'node:timers/promises';
import { defined } from '../../src/defined.ts';
import type { Attempt, Button, Click } from './clicks.ts';
import type { Chance } from './chance.ts';

/** A click and its result, as the person who clicked sees it. */
export interface Clicked {
  readonly click: Click;
  readonly callId: string;
  readonly notes?: string;
}

/** Only so that a failure names its click: a machine with other work takes minutes for what otherwise takes seconds. */
const GIVE_UP_MS = 900_000;
/** People retry soon at first, then less and less eagerly. */
const FIRST_PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 2_000;

/** Repeats until there is a call. Any other lasting answer fails the scenario. */
const insist = async (click: Click, ask: () => Promise<Attempt>): Promise<Attempt & { kind: 'call' }> => {
  const untilMs = Date.now() + GIVE_UP_MS;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * pauseMs)) {
    const attempt = await ask();
    if (attempt.kind === 'call') return attempt;
    if (attempt.kind === 'refused') throw new Error(`click ${click.key} was refused: ${attempt.code}`);
    if (Date.now() > untilMs) throw new Error(`click ${click.key} got no further than ${attempt.code}`);
    await sleep(pauseMs);
  }
};

/** Clicks once or twice at the same moment, patiently or not, and retries with the same key until it works. */
const clickOnce = async (
  button: Button,
  click: Click,
  chance: Chance,
): Promise<Attempt & { kind: 'call' }> => {
  const impatientMs = chance.isTrue(0.15) ? chance.between(1, 60) : undefined;
  const double = chance.isTrue(0.2) ? button.press(click) : undefined;
  let first: number | undefined = impatientMs;
  const call = await insist(click, () => {
    const waitMs = first;
    first = undefined;
    return button.press(click, waitMs);
  });
  const other = await double;
  if (other?.kind === 'refused') throw new Error(`the double click ${click.key} was refused: ${other.code}`);
  // A click that certainly did not reach MOR frees its key, so the two answers may name different records by now.
  if (other?.kind === 'call' && other.id !== call.id && other.state !== 'refused')
    throw new Error(`the double click ${click.key} became two calls, ${call.id} and ${other.id}`);
  return call;
};

/** Nobody watches a page that shows "unknown" for two minutes. */
const isWatched = ({ state }: { readonly state: string }): boolean =>
  state !== 'ended' && state !== 'unknown';

const follow = async (button: Button, click: Click, from: Attempt & { kind: 'call' }): Promise<void> => {
  const untilMs = Date.now() + GIVE_UP_MS;
  let call = from;
  while (isWatched(call)) {
    if (Date.now() > untilMs) throw new Error(`call ${call.id} stays ${call.state}`);
    const since = call.version;
    call = await insist(click, () => button.look(click, call.id, since));
  }
};

/** One agent's clicks in sequence: each starts when the previous call is over, sometimes with notes and a late repeat. */
export const workThrough = async (
  button: Button,
  clicks: readonly Click[],
  chance: Chance,
  onDone: () => void,
): Promise<readonly Clicked[]> => {
  const done: Clicked[] = [];
  for (const click of clicks) {
    const call = await clickOnce(button, click, chance);
    const notes = chance.isTrue(0.2) ? `Notes about ${click.key}` : undefined;
    const early = chance.isTrue(0.5);
    const write = (text: string) => insist(click, () => button.note(click, call.id, text));
    if (notes !== undefined && early) await write(notes);
    await follow(button, click, call);
    if (notes !== undefined && !early) await write(notes);
    if (chance.isTrue(0.1)) {
      const again = await insist(click, () => button.press(click));
      if (again.id !== call.id) throw new Error(`the old key ${click.key} became another call`);
    }
    done.push({ click, callId: call.id, ...defined({ notes }) });
    onDone();
  }
  return done;
};
