import { describe, expect, it } from '@jest/globals';
import { advance } from '../../../src/calls/call/advance.ts';
import { createActivityLog } from '../../../src/calls/outbox/log-activity.ts';
import { createRetention } from '../../../src/upkeep/retention.ts';
import { T0, acceptedCall, iso } from '../../helpers/calls.ts';
import { FakeCrm } from '../../helpers/fake-crm.ts';
import { HOUR, SECOND, WAYS, given, pass, test } from './setup.ts';

describe.each(WAYS)('a clock that is set %s', (_name, setClock) => {
  it('does not delay activities longer than they should wait', async () => {
    const crm = new FakeCrm();
    const outbox = createActivityLog({
      book: test().book,
      store: test().calls,
      now: test().now,
      steady: given().steady,
      log: test().log,
      random: () => 0,
      connectors: new Map([[crm.id, crm]]),
    });
    const { id } = await test().add(acceptedCall());
    crm.faults.push({ kind: 'retry', reason: 'CRM answered 503', retryAfterSec: 60 });
    await test().book.update(id, (call) =>
      advance(call, 'ended', 'cdr', T0, { outcome: 'busy', endedAt: iso(T0) }),
    );
    await outbox.drain();
    expect(crm.attempts).toHaveLength(1);
    setClock();
    await outbox.drain();
    // The CRM asked the connector to wait a minute.
    expect(crm.attempts).toHaveLength(1);
    pass(61 * SECOND);
    await outbox.drain();
    expect(crm.attempts).toHaveLength(2);
    expect((await test().get(id)).activity.state).toBe('written');
    await outbox.stop();
  });

  it('deletes nothing too early', async () => {
    const { id } = await test().add(acceptedCall());
    await test().book.update(id, (call) => advance(call, 'ended', 'cdr', T0));
    await test().calls.save({ ...(await test().get(id)), version: 9 }, { activityDueMs: null });
    const retention = createRetention({
      store: test().store,
      activityLog: { sweep: () => Promise.resolve() },
      now: test().now,
      log: test().log,
      callsDays: 1,
      auditDays: 1,
      otherClocks: () => [T0],
    });
    setClock();
    await retention.sweep();
    expect(await test().calls.get(id)).toBeDefined();
  });
});

describe('a process that starts with another clock', () => {
  it('immediately retries what waits for a CRM', async () => {
    const crm = new FakeCrm();
    const make = () =>
      createActivityLog({
        book: test().book,
        store: test().calls,
        now: test().now,
        log: test().log,
        connectors: new Map([[crm.id, crm]]),
      });
    const { id } = await test().add(acceptedCall());
    crm.faults.push({ kind: 'retry', reason: 'CRM answered 503' });
    await test().book.update(id, (call) =>
      advance(call, 'ended', 'cdr', T0, { outcome: 'busy', endedAt: iso(T0) }),
    );
    const first = make();
    await first.drain();
    await first.stop();
    test().now.tick(-HOUR);
    const next = make();
    await next.drain();
    expect((await test().get(id)).activity.state).toBe('written');
    await next.stop();
  });
});
