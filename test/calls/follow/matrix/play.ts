import { createFollower } from '../../../../src/calls/follow/follow.ts';
import type { Call } from '../../../../src/calls/call/call.ts';
import { advance, revise } from '../../../../src/calls/call/advance.ts';
import { defined } from '../../../../src/defined.ts';
import { acceptedCall, iso, POLICY, T0 } from '../../../helpers/calls.ts';
import { LOOSE } from '../../../helpers/call-book.ts';
import { createCounter } from '../../../helpers/counter.ts';
import type { TestBook } from '../../../helpers/call-book.ts';
import type { Course, WorldClick } from './course.ts';
import type { Variant } from './variants.ts';
import { WorldMor } from './world-mor.ts';

/** How long MOR takes to answer the click. */
const ANSWER_MS = 100;
const POLL_MS = 1_000;

export interface Played {
  readonly calls: readonly Call[];
  /** Clicks that would have been refused as `agent_busy` under the default limits. */
  readonly refused: readonly number[];
  readonly originMs: number;
}

const cells = createCounter();

/** Plays one course on one MOR, on a virtual clock, with the real follower, book, fold and store. */
export const play = async (test: TestBook, course: Course, variant: Variant): Promise<Played> => {
  const cell = cells();
  const mor = `mor-${cell}`;
  // Cells share a store whose clock must not go back, so each gets a day of its own.
  const originMs = T0 + cell * 86_400_000;
  test.now.tick(originMs - test.now());
  const gateway = new WorldMor(mor, course, variant, originMs, test.now);
  const follower = createFollower({
    gateway,
    book: test.book,
    policy: POLICY,
    pollMs: POLL_MS,
    now: test.now,
    log: test.log,
  });
  const ids = course.clicks.map((_, click) => `${mor}-${click}`);
  const refused: number[] = [];

  const begin = async (click: WorldClick, index: number): Promise<void> => {
    const id = ids[index] ?? '';
    const { acceptedAt: _later, ...draft } = acceptedCall({
      id,
      state: 'dialling',
      user: `${mor}-${click.user}`,
      source: click.src,
      destination: click.dst === null ? null : `+${click.dst}`,
      dialled: { src: click.src, dst: click.dst },
      mor: { server: mor, username: 'office', device: click.device },
      createdAt: iso(test.now()),
      timeline: [{ at: iso(test.now()), state: 'requested', by: 'agent' }],
    });
    const intent = { call: draft, fingerprint: id, nowMs: test.now() };
    const first = await test.book.begin({ ...intent, limits: { ...LOOSE, concurrent: 1 } });
    if (first.kind === 'created') return;
    refused.push(index);
    await test.book.begin({ ...intent, limits: LOOSE });
  };

  const accept = async (click: WorldClick, index: number): Promise<void> => {
    const callbackUniqueId = click.answer === 'without_id' ? undefined : gateway.callbackIdOf(index);
    await test.book.update(ids[index] ?? '', (call) =>
      click.answer === 'uncertain'
        ? advance(call, 'unknown', 'mor', test.now())
        : advance(call, 'accepted', 'mor', test.now(), {
            acceptedAt: iso(test.now()),
            mor: { ...call.mor, ...defined({ callbackUniqueId }) },
          }),
    );
  };
  /** The button works for a call that MOR shows; otherwise the agent puts the receiver down, which also ends the call. */
  const hangUp = (index: number): Promise<unknown> =>
    test.book.update(ids[index] ?? '', (call) =>
      call.following.activeCallId === undefined
        ? call
        : revise(call, { following: { ...call.following, hangupRequested: true } }),
    );

  const events = course.clicks
    .flatMap((click, index) => [
      { atMs: click.atMs, run: () => begin(click, index) },
      { atMs: click.atMs + ANSWER_MS, run: () => accept(click, index) },
      ...(click.hangUpMs === undefined ? [] : [{ atMs: click.hangUpMs, run: () => hangUp(index) }]),
    ])
    .sort((one, other) => one.atMs - other.atMs);

  const lastMs = Math.max(...course.legs.map(({ endMs }) => endMs));
  // Each cell polls at other moments of the call.
  let pollAt = (cell * 370) % POLL_MS;
  for (;;) {
    while ((events[0]?.atMs ?? Infinity) <= pollAt) {
      const event = events.shift();
      if (event === undefined) break;
      test.now.tick(originMs + event.atMs - test.now());
      await event.run();
    }
    test.now.tick(originMs + pollAt - test.now());
    await follower.poll();
    if (events.length === 0 && test.book.open(mor).length === 0) break;
    const quiet =
      pollAt > lastMs + 200_000 || (lastMs > 1_000_000 && pollAt < lastMs - 20_000 && pollAt > 60_000);
    pollAt += quiet ? 15 * POLL_MS : POLL_MS;
    if (pollAt > lastMs + 2 * 86_400_000) throw new Error(`${course.name} on ${variant.name} never ends`);
  }
  await follower.stop();
  return { calls: await Promise.all(ids.map((id) => test.get(id))), refused, originMs };
};
