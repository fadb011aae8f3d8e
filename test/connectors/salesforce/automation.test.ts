import { describe, expect, it } from '@jest/globals';
import type { Activity, ActivityResult } from '../../../src/calls/activity.ts';
import { anActivity } from '../../contracts/activity.ts';
import { testDeps } from '../../contracts/deps.ts';
import type { Automation } from '../../simulators/salesforce/faults.ts';
import { addAgent, connectTo, startOrg } from './setup.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';
const fake = fixtureOfEach(
  () => startOrg(),
  (org) => org.close(),
);
const user = fixtureOfEach(() => addAgent(fake()));
/** A test may replace the connector with its own. */
const given = fixtureOfEach(() => ({ connector: connectTo(fake()) }));

const backlog = (count: number): Activity[] =>
  Array.from({ length: count }, (_, i) =>
    anActivity({ user: user(), callId: `call-${i}`, subject: `Call ${i}` }),
  );
const kinds = (results: readonly ActivityResult[] | undefined): Record<string, number> => {
  const count: Record<string, number> = {};
  for (const { kind } of results ?? []) count[kind] = (count[kind] ?? 0) + 1;
  return count;
};
const writes = (): string[] => fake().requests.filter((request) => request.startsWith('PATCH'));
const tasks = (): number => fake().org.live('Task').length;

/** Like the outbox: retries every activity that asks for another attempt. */
const writeAll = async (activities: readonly Activity[]): Promise<readonly ActivityResult[]> => {
  const results = new Map<Activity, ActivityResult>();
  for (let round = 0; round < 20; round++) {
    const open = activities.filter((activity) => (results.get(activity)?.kind ?? 'retry') === 'retry');
    if (open.length === 0) break;
    const answers = (await given().connector.writeActivities?.(open)) ?? [];
    for (const [index, activity] of open.entries()) {
      const answer = answers[index];
      if (answer !== undefined) results.set(activity, answer);
    }
  }
  return [...results.values()];
};

const TRIGGER = 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY';
const FLOW = 'CANNOT_EXECUTE_FLOW_TRIGGER';
const NOT_BULK_SAFE = 'TaskTrigger: System.LimitException: Too many SOQL queries: 101';
const LOCKED = `dlrs_TaskTrigger: execution of AfterInsert

caused by: System.DmlException: Update failed. First exception on row 0 with id 0015g00000aMLbHIAW; first error: UNABLE_TO_LOCK_ROW, unable to obtain exclusive access to this record or 1 records: 0015g00000aMLbHIAW: []

Trigger.dlrs_TaskTrigger: line 7, column 1`;
const FLOW_FAULT =
  "We can't save this record because the “Close Follow-Ups” process failed. Give your Salesforce admin these details. An unhandled fault has occurred in this flow";

/** Fails when a request contains more than `most` rows. */
const atMost =
  (most: number, code = TRIGGER, message = NOT_BULK_SAFE): Automation =>
  (rows) =>
    rows.length > most ? { code, message } : undefined;

describe('automation in the org, during a backlog', () => {
  it.each([1, 2, 7, 30])('loses no call when a trigger handles at most %i rows at a time', async (most) => {
    fake().setAutomation(atMost(most));
    expect(kinds(await writeAll(backlog(60)))).toEqual({ written: 60 });
    expect(tasks()).toBe(60);
  });

  it('remembers for a while how many rows the trigger handles', async () => {
    let nowMs = Date.now();
    given().connector = connectTo(fake(), {}, { ...testDeps(), now: () => nowMs });
    fake().setAutomation(atMost(10));
    await writeAll(backlog(60));
    const again = async (from: number): Promise<number> => {
      fake().requests.length = 0;
      await given().connector.writeActivities?.(
        backlog(60).map((activity) => ({ ...activity, callId: `again-${from}-${activity.callId}` })),
      );
      return writes().length;
    };
    expect(await again(1)).toBeLessThanOrEqual(8);
    nowMs += 11 * 60_000;
    fake().setAutomation(() => undefined);
    expect(await again(2)).toBe(1);
  });

  it('gives up only on the one Task that fails on its own', async () => {
    const bad = (row: Readonly<Record<string, unknown>>): boolean => row['Subject'] === 'Call 17';
    fake().setAutomation((rows) =>
      rows.some(bad) ? { code: TRIGGER, message: 'TaskTrigger: System.NullPointerException' } : undefined,
    );
    const results = await writeAll(backlog(60));
    expect(kinds(results)).toEqual({ written: 59, dead: 1 });
    expect(results[17]).toMatchObject({
      kind: 'dead',
      reason: expect.stringContaining('NullPointerException'),
      cure: expect.stringContaining('trigger'),
    });
  });

  it.each([
    ['a lock inside a trigger', TRIGGER, LOCKED],
    ['the CPU limit', TRIGGER, 'TaskTrigger: System.LimitException: Apex CPU time limit exceeded'],
    [
      'a query that ran too long',
      TRIGGER,
      'TaskTrigger: execution of AfterInsert caused by: System.QueryException: QUERY_TIMEOUT, Your query request was running for too long',
    ],
    ['a lock inside a flow', FLOW, `${FLOW_FAULT}: UNABLE_TO_LOCK_ROW: unable to obtain exclusive access`],
  ])('when %s persists, tries each Task alone and retries all of them later', async (_, code, message) => {
    fake().setAutomation(() => ({ code, message }));
    expect(kinds(await given().connector.writeActivities?.(backlog(5)))).toEqual({ retry: 5 });
    fake().setAutomation(() => undefined);
    expect(kinds(await given().connector.writeActivities?.(backlog(5)))).toEqual({ written: 5 });
    expect(tasks()).toBe(5);
  });

  it.each([
    ['a limit', NOT_BULK_SAFE, 'even for one Task'],
    ['a mistake', 'TaskTrigger: System.NullPointerException', 'repair it'],
  ])('refers %s that a single Task hits to the developer of the trigger', async (_, message, cure) => {
    fake().setAutomation(() => ({ code: TRIGGER, message }));
    const [result] = (await given().connector.writeActivities?.(backlog(1))) ?? [];
    expect(result).toMatchObject({ kind: 'dead', cure: expect.stringContaining(cure) });
  });

  it('names a failing flow in the cure', async () => {
    fake().setAutomation(() => ({ code: FLOW, message: FLOW_FAULT }));
    expect(await given().connector.writeActivity(anActivity({ user: user() }))).toMatchObject({
      kind: 'dead',
      cure: expect.stringMatching(/The flow "Close Follow-Ups".*Setup, Flows/),
    });
  });

  it('sends fewer rows to a slow trigger on the next attempt', async () => {
    fake().faults.fail('collection', { kind: 'silence' });
    expect(kinds(await given().connector.writeActivities?.(backlog(40)))).toEqual({ retry: 40 });
    fake().requests.length = 0;
    expect(kinds(await given().connector.writeActivities?.(backlog(40)))).toEqual({ written: 40 });
    expect(writes()).toHaveLength(2);
  });
});

describe('a pause requested by Salesforce', () => {
  const busy = (status: number, retryAfter: string) =>
    ({ kind: 'refuse', status, code: 'SERVER_UNAVAILABLE', retryAfter }) as const;

  it.each([
    [429, '120', 120],
    [503, '7', 7],
  ])('is observed after HTTP %i with Retry-After %s', async (status, retryAfter, retryAfterSec) => {
    let nowMs = Date.now();
    given().connector = connectTo(fake(), {}, { ...testDeps(), now: () => nowMs });
    const [one, two] = backlog(2);
    if (one === undefined || two === undefined) throw new Error('no activities');
    fake().faults.fail('write', busy(status, retryAfter));
    expect(await given().connector.writeActivity(one)).toMatchObject({ kind: 'retry', retryAfterSec });
    fake().requests.length = 0;
    expect(await given().connector.writeActivity(two)).toMatchObject({ kind: 'retry', retryAfterSec });
    expect(fake().requests).toEqual([]);
    nowMs += retryAfterSec * 1_000;
    expect((await given().connector.writeActivity(one)).kind).toBe('written');
  });
});
