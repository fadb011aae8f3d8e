/** Fixtures shared by the tests in this folder; each importing file gets its own instances. */
import type { Activity, ActivityResult } from '../../../src/calls/activity.ts';
import { anActivity } from '../../contracts/activity.ts';
import type { Values } from '../../simulators/salesforce/records.ts';
import { addAgent, connectTo, startOrg } from './setup.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';

export const fake = fixtureOfEach(
  () => startOrg(),
  (org) => org.close(),
);

export const user = fixtureOfEach(() => addAgent(fake()));
/** A test may replace the connector with its own. */
export const given = fixtureOfEach(() => ({ connector: connectTo(fake()) }));

export const insert = (object: string, values: Values = {}): string =>
  fake().org.insert(object, { Name: object, ...values }, '');

export const tasks = (): Values[] =>
  fake()
    .org.live('Task')
    .map(({ values }) => values);

export const idOf = (result: ActivityResult): string => {
  if (result.kind !== 'written') throw new Error(JSON.stringify(result));
  return result.id;
};

/** An activity about a call that has just ended, so no earlier attempt can have written it. */
export const fresh = (overrides: Partial<Activity> = {}): Activity =>
  anActivity({ user: user(), endedAt: new Date(Date.now() + 1_000).toISOString(), ...overrides });
