import { salesforce } from '../../connectors/salesforce/connector.ts';
import { FAULTS } from '../simulators/salesforce/faults.ts';
import type { Fault, FaultPlace } from '../simulators/salesforce/faults.ts';
import type { RunningOrg } from '../simulators/salesforce/server.ts';
import { addAgent, APP, startOrg } from '../connectors/salesforce/setup.ts';
import type { Chance } from './chance.ts';
import { createHttpButton } from './http-button.ts';
import { SCENARIO_KEY } from './scenario.ts';
import type { ScenarioCrm } from './scenario.ts';
import type { Kept } from './verdict.ts';

const SLOW: Fault = { kind: 'slow', ms: 150 };
const RESET: Fault = { kind: 'reset' };
const SILENCE: Fault = { kind: 'silence' };
const COMMITTED: Fault = { kind: 'commit_then_silence' };

type Trouble = readonly [FaultPlace, Fault];

/** `write` hits rows and single writes, `collection` whole requests of many rows. */
const TROUBLES: readonly [Trouble, ...Trouble[]] = [
  ['read', FAULTS.expired],
  ['read', FAULTS.unavailable],
  ['read', SLOW],
  ['read', RESET],
  ['read', SILENCE],
  ['read', { kind: 'html', status: 503 }],
  ['write', FAULTS.lockedRow],
  ['write', FAULTS.duplicateValue],
  ['write', FAULTS.unavailable],
  ['write', COMMITTED],
  ['collection', FAULTS.expired],
  ['collection', FAULTS.unavailable],
  ['collection', FAULTS.lockedRow],
  ['collection', SLOW],
  ['collection', RESET],
  ['collection', COMMITTED],
  ['collection', COMMITTED],
  ['token', SLOW],
  ['token', RESET],
];
/** These keep the outbox quiet for half a minute and a quarter of an hour: once each. */
const LIMITS: readonly Trouble[] = [
  ['collection', FAULTS.concurrentLimit],
  ['write', FAULTS.dailyLimit],
];
/** A pile of them would be an outage, not trouble: each request in a row would fail. */
const MOST_WAITING = 2;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The Tasks of the org that stand for calls. */
export const tasksIn = ({ org }: RunningOrg): readonly Kept[] =>
  org.live('Task').map(({ values }) => ({
    callId: text(values['MOR_Call_Id__c']),
    notes: text(values['Description']),
    record: text(values['WhoId']),
    user: text(values['OwnerId']),
  }));

export interface ScenarioOrg extends ScenarioCrm {
  readonly fake: RunningOrg;
}

/** A fake org in which fifty people work. */
export const createScenarioOrg = async (): Promise<ScenarioOrg> => {
  const fake = await startOrg();
  const { org, url, faults, endSessions } = fake;
  let limits = [...LIMITS];

  const trouble = (chance: Chance): void => {
    // A standing session ends for everybody now and then, as after an administrator's "revoke".
    if (chance.isTrue(0.05)) endSessions();
    const [limit, ...others] = limits;
    const isLimit = limit !== undefined && chance.isTrue(0.02);
    const [place, fault] = isLimit ? limit : chance.of(TROUBLES);
    if (faults.waiting(place) >= MOST_WAITING) return;
    if (isLimit) limits = others;
    faults.fail(place, fault);
  };

  return {
    fake,
    id: 'sales',
    type: salesforce,
    config: {
      type: 'salesforce',
      url,
      login: { flow: 'client_credentials', clientId: APP.clientId, clientSecret: APP.clientSecret },
      // A backlog of some hundred rows takes the fake org a second.
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
