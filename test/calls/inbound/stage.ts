import { createDemoConnector } from '../../../connectors/demo/connector.ts';
import { createCallClock } from '../../../src/calls/call-clock.ts';
import type { Call } from '../../../src/calls/call/call.ts';
import type { LiveRow } from '../../../src/calls/call/observation.ts';
import type { Connector } from '../../../src/calls/connector.ts';
import { createFollower } from '../../../src/calls/follow/follow.ts';
import type { Follower } from '../../../src/calls/follow/follower.ts';
import { createIntakes } from '../../../src/calls/inbound/create-intakes.ts';
import { createLateCallers } from '../../../src/calls/inbound/late-callers.ts';
import { createLookUps } from '../../../src/calls/inbound/look-ups.ts';
import type { InboundRules } from '../../../src/calls/inbound-rules.ts';
import { createActivityLog } from '../../../src/calls/outbox/log-activity.ts';
import type { ActivityLog } from '../../../src/calls/outbox/log-activity.ts';
import type { CrmInstance } from '../../../src/calls/place/resolving.ts';
import { internalNumbers } from '../../../src/mapping/rules/internal.ts';
import { openTestBook } from '../../helpers/call-book.ts';
import type { TestBook } from '../../helpers/call-book.ts';
import { POLICY } from '../../helpers/calls.ts';
import { FakeMor, MOR_DOWN } from '../../helpers/fake-mor.ts';
import { createVirtualTimers, settled } from '../../helpers/virtual-timers.ts';

/** The caller Ona Petrauskaitė, as a carrier shows her number; a contact of the demo CRM. */
export const ONA = '37061234001';
export const DID = '37052000000';

/** The agents of the demo CRM that have a telephone: device, number. */
const PHONES = { ann: ['5', '101'], bob: ['6', '102'] } as const;
type Agent = keyof typeof PHONES;

/** A row as MOR's own list shows a call from a provider: the source device is blank. */
export const inRow = (change: Partial<LiveRow> = {}, agent: Agent = 'ann'): LiveRow => ({
  id: '900',
  uniqueId: '1764320000.900',
  status: 'ringing',
  src: ONA,
  dst: PHONES[agent][1],
  deviceId: '',
  dstDeviceId: PHONES[agent][0],
  did: DID,
  ...change,
});

export interface Stage {
  readonly mor: FakeMor;
  readonly test: TestBook;
  readonly follower: Follower;
  readonly connector: Connector;
  /** How far the wall clock has been set ahead of the steady one, in milliseconds. */
  readonly wall: { aheadMs: number };
  /** Lets time pass without a list. */
  pass(ms: number): Promise<void>;
  /** Runs work later, in the time that the test lets pass. */
  after(ms: number, work: () => void): void;
  /** Writes the activities that are due. */
  drain(): Promise<void>;
  /** One list of active calls with these rows, `afterMs` after the previous one. */
  list(rows: readonly LiveRow[], afterMs?: number): Promise<void>;
  /** One request for the list that MOR does not answer. */
  silence(afterMs: number): Promise<void>;
  /** All calls, oldest first. */
  calls(): Promise<readonly Call[]>;
  /** The only call. */
  call(): Promise<Call>;
  /** A new process on the same database. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export const openStage = async (
  rules: Partial<InboundRules> = {},
  methods: Partial<Connector> = {},
): Promise<Stage> => {
  const test = await openTestBook();
  const mor = new FakeMor();
  const connector: Connector = { ...createDemoConnector('demo'), ...methods };
  for (const [user, [device, source]] of Object.entries(PHONES)) {
    const after = {
      crm: 'demo',
      user,
      mor: 'main',
      username: user,
      device,
      source,
      freeDialling: false,
      enabled: true,
    };
    await test.store.mappings.apply([{ ref: after, after }], { actor: 'test', action: 'edit', atMs: 0 });
  }
  const crm: CrmInstance = {
    connector,
    defaults: {},
    defaultCountry: 'LT',
    callerIds: [],
    results: [],
    inbound: {
      pop: 'ringing',
      ignoreDids: [],
      ignoreCallers: [],
      missedTask: false,
      createLead: true,
      ...rules,
    },
  };
  const wall = { aheadMs: 0 };
  const now = (): number => test.now() + wall.aheadMs;
  /** What the database was asked for has been answered, and what followed from that. */
  const idle = async (): Promise<void> => {
    for (let round = 0; round < 4; round += 1) {
      await settled();
      await test.store.calls.get('none');
    }
  };
  const timers = createVirtualTimers(test.now, idle);
  const crms = new Map([['demo', crm]]);
  const begin = (): { readonly follower: Follower; readonly outbox: ActivityLog } => {
    const shared = { crms, timers, log: test.log, defaultCountry: () => 'LT' };
    const lookUps = createLookUps({ ...shared, steady: test.now });
    const [lookUp] = lookUps.values();
    const callers = lookUp && createLateCallers({ connector, lookUp, book: test.book, now, log: test.log });
    const outbox = createActivityLog({
      book: test.book,
      store: test.store.calls,
      connectors: new Map([['demo', connector]]),
      now,
      steady: test.now,
      timers,
      log: test.log,
      random: () => 0,
      callers: new Map(callers && [['demo', callers]]),
    });
    const callClock = createCallClock(test.now, now, () => mor.clockSkewMs());
    const intakes = createIntakes({
      ...shared,
      mors: [{ id: 'main', pollMs: 1_000 }],
      lookUps,
      book: test.book,
      mappings: test.store.mappings,
      callClock,
      now,
      steady: test.now,
      internal: () => internalNumbers([]),
      homeCountry: () => undefined,
      cdrGraceMs: POLICY.cdrGraceMs,
      giveUpAfterMs: POLICY.giveUpAfterMs,
    });
    const follower = createFollower({
      gateway: mor,
      book: test.book,
      policy: POLICY,
      now,
      steady: test.now,
      callClock,
      log: test.log,
      // Lists come when a test asks for one.
      pollMs: 1_000_000,
      intake: intakes.get('main')?.(),
    });
    follower.start();
    return { follower, outbox };
  };
  let { follower, outbox } = begin();
  const poll = async (rows: FakeMor['rows'], afterMs: number): Promise<void> => {
    await timers.pass(afterMs);
    mor.rows = rows;
    await follower.poll();
    await idle();
  };
  const calls = async (): Promise<readonly Call[]> =>
    [...(await test.store.calls.list({ crm: 'demo', limit: 200 })).items].reverse();
  return {
    mor,
    test,
    connector,
    wall,
    calls,
    pass: (ms) => timers.pass(ms),
    after: (ms, work) => timers.after(ms, work),
    drain: () => outbox.drain(),
    get follower() {
      return follower;
    },
    list: (rows, afterMs = 1_000) => poll(rows, afterMs),
    silence: (afterMs) => poll(MOR_DOWN, afterMs),
    async call() {
      const [only, ...others] = await calls();
      if (only === undefined || others.length > 0)
        throw new Error(`${others.length + 1} calls instead of one`);
      return only;
    },
    async restart() {
      await Promise.all([follower.stop(), outbox.stop()]);
      await test.book.recover();
      ({ follower, outbox } = begin());
    },
    async stop() {
      await Promise.all([follower.stop(), outbox.stop()]);
      await test.close();
    },
  };
};
