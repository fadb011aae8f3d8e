import { salesforce } from '../../connectors/salesforce/connector.ts';
import { OUTCOME_LABELS } from '../../connectors/salesforce/task-text.ts';
import { OUTCOMES } from '../../src/vocabulary/outcomes.ts';
import { FAULTS } from '../simulators/salesforce/faults.ts';
import type { Fault, FaultPlace } from '../simulators/salesforce/faults.ts';
import type { RunningOrg } from '../simulators/salesforce/server.ts';
import { addAgent, APP, startOrg } from '../connectors/salesforce/setup.ts';
import { createChance } from './chance.ts';
import type { Chance } from './chance.ts';
import { createHttpButton } from './http-button.ts';
import { SCENARIO_KEY } from './scenario.ts';
import type { ScenarioCrm } from './scenario.ts';
import type { Kept } from './verdict.ts';

const SLOW: Fault = { kind: 'slow', ms: 150 };
const RESET: Fault = { kind: 'reset' };
const SILENCE: Fault = { kind: 'silence' };
const COMMITTED: Fault = { kind: 'commit_then_silence' };

/** `write` hits rows and single writes; `collection` hits whole requests of many rows. */
const TROUBLES: Readonly<Record<FaultPlace, readonly [Fault, ...Fault[]]>> = {
  read: [FAULTS.expired, FAULTS.unavailable, SLOW, RESET, SILENCE, { kind: 'html', status: 503 }],
  write: [FAULTS.lockedRow, FAULTS.duplicateValue, FAULTS.unavailable, COMMITTED],
  collection: [FAULTS.expired, FAULTS.unavailable, FAULTS.lockedRow, SLOW, RESET, COMMITTED, COMMITTED],
  token: [SLOW, RESET],
};
/** Share of requests that fail. Writes are few, because everything that has waited goes in one. */
const SHARES: Readonly<Record<FaultPlace, number>> = { read: 0.05, write: 0.05, collection: 0.2, token: 0.2 };
/** These pause the outbox for half a minute and a quarter of an hour: once each, somewhere in the run. */
const LIMITS: readonly (readonly [FaultPlace, Fault])[] = [
  ['collection', FAULTS.concurrentLimit],
  ['write', FAULTS.dailyLimit],
];
const LIMIT_SHARE = 0.05;
/** Share of requests that end the current session for everybody, as an administrator's "revoke" does. */
const REVOKED_SHARE = 0.01;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The org's Tasks that represent calls. */
export const tasksIn = ({ org }: RunningOrg): readonly Kept[] =>
  org.live('Task').map(({ values }) => ({
    callId: text(values['MOR_Call_Id__c']),
    notes: text(values['Description']),
    outcome: OUTCOMES.find((outcome) => OUTCOME_LABELS[outcome] === values['CallDisposition']) ?? '',
    record: text(values['WhoId']),
    user: text(values['OwnerId']),
  }));

export interface ScenarioOrg extends ScenarioCrm {
  readonly fake: RunningOrg;
}

/** A fake org with fifty users. */
export const createScenarioOrg = async (): Promise<ScenarioOrg> => {
  const fake = await startOrg();
  const { org, url, faults, endSessions } = fake;
  const limits = new Map(LIMITS);

  const trouble = (chance: Chance): void => {
    const own = createChance(chance.seed);
    faults.setFault((place) => {
      if (own.isTrue(REVOKED_SHARE)) endSessions();
      const limit = own.isTrue(LIMIT_SHARE) ? limits.get(place) : undefined;
      if (limit !== undefined) limits.delete(place);
      return limit ?? (own.isTrue(SHARES[place]) ? own.of(TROUBLES[place]) : undefined);
    });
  };

  return {
    fake,
    id: 'sales',
    type: salesforce,
    config: {
      type: 'salesforce',
      url,
      login: { flow: 'client_credentials', clientId: APP.clientId, clientSecret: APP.clientSecret },
      // The fake org needs a second for a backlog of a few hundred rows.
      timeoutMs: 2_000,
    },
    addAgent: async ({ username, device, source }) =>
      addAgent(fake, { MOR_Username__c: username, MOR_Device__c: device, MOR_Source__c: source }),
    addContact: async (name, phone) => ({
      type: 'Contact',
      id: org.insert('Contact', { Name: name, Phone: phone, DoNotCall: false }, 'somebody'),
    }),
    trouble,
    heal: faults.heal,
    connect: async (connectorUrl) => createHttpButton(connectorUrl, SCENARIO_KEY),
    close: fake.close,
  };
};
