/** Shared by the test files in this folder; each file that imports it gets its own fixtures. */
import type { Call } from '../../../src/calls/call/call.ts';
import type { ActivityResult } from '../../../src/calls/activity.ts';
import type { Connector } from '../../../src/calls/connector.ts';
import { advance } from '../../../src/calls/call/advance.ts';
import { createActivityLog } from '../../../src/calls/outbox/log-activity.ts';
import type { ActivityLog } from '../../../src/calls/outbox/log-activity.ts';
import { T0, acceptedCall, iso } from '../../helpers/calls.ts';
import { openTestBook } from '../../helpers/call-book.ts';
import { FakeCrm } from '../../helpers/fake-crm.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';

export const create = (connectors: readonly Connector[], random = () => 0): ActivityLog =>
  createActivityLog({
    book: test().book,
    store: test().calls,
    connectors: new Map(connectors.map((connector) => [connector.id, connector])),
    now: test().now,
    log: test().log,
    random,
  });

export const test = fixtureOfEach(openTestBook, (book) => book.close());
export const crm = fixtureOfEach(() => new FakeCrm());
/** A test may continue with another outbox; that one is stopped instead. */
export const given = fixtureOfEach(
  () => ({ outbox: create([crm()]) }),
  ({ outbox }) => outbox.stop(),
);

export const ended = async (change: Partial<Call> = {}): Promise<string> => {
  const { id } = await test().add(acceptedCall(change));
  await test().book.update(id, (call) =>
    advance(call, 'ended', 'cdr', T0 + 30_000, {
      outcome: 'answered',
      answeredAt: iso(T0 + 8_000),
      endedAt: iso(T0 + 30_000),
      talkSeconds: 22,
      hangupCause: 16,
    }),
  );
  return id;
};

export const activityOf = async (id: string): Promise<Call['activity']> => (await test().get(id)).activity;
export const drainAfter = async (ms: number): Promise<void> => {
  test().now.tick(ms);
  await given().outbox.drain();
};

export const RETRY = { kind: 'retry', reason: 'CRM answered 503' } satisfies ActivityResult;
