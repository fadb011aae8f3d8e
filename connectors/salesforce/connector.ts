import { canonicalSalesforceId } from './ids.ts';
import type { AgentRef, Call, RecordRef } from '../../src/calls/call/call.ts';
import type {
  Connector,
  ConnectorDeps,
  ConnectorType,
  CrmAgent,
  CrmRecord,
} from '../../src/calls/connector.ts';
import { Problem } from '../../src/calls/problems.ts';
import { defined } from '../../src/defined.ts';
import { CrmError } from '../shared/crm-error.ts';
import { createStart } from '../shared/deadline.ts';
import { Session } from '../shared/session.ts';
import { createTtlCache } from '../shared/ttl-cache.ts';
import { createAgents } from './agents.ts';
import { Api } from './api.ts';
import { CallBackTasks } from './call-back-tasks.ts';
import { createFindCallers } from './callers.ts';
import { createSummarise } from './caller-summary.ts';
import { checkOrg } from './check.ts';
import { createLinks } from './links.ts';
import { objectNameOf, objectPlans } from './objects.ts';
import { salesforceOptions } from './options.ts';
import type { SalesforceOptions } from './options.ts';
import { newRecordPages } from './new-records.ts';
import { Records } from './records.ts';
import { createRecordViews } from './record-views.ts';
import { createOrgSchema } from './schema.ts';
import { createPublishState } from './state-event.ts';
import { createTaskChoices } from './task-choices.ts';
import { Tasks } from './tasks.ts';
import { requestToken } from './token.ts';
import { createZones } from './zones.ts';

const CACHED = 5_000;
/** Short, so that a corrected number or a new "do not call" takes effect with the agent's next click. */
const RECORDS_MS = 5_000;

const recordKey = ({ type, id }: RecordRef): string => `${objectNameOf(type)}:${id}`;

/** Translates Salesforce's errors into those of the domain. */
const reachable = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof CrmError) throw new Problem('crm_unreachable', error.message, { cause: error });
    throw error;
  }
};

/** One Salesforce org. */
const createSalesforceConnector = (
  id: string,
  options: SalesforceOptions,
  deps: ConnectorDeps,
): Connector => {
  const { now, steady = now, log, missedTask = false } = deps;
  const results = (deps.results ?? []).map(({ code, value = code }) => value);
  const { url: orgUrl, timeoutMs, visibility } = options;
  const start = createStart(deps.limitMs);
  const session = new Session({
    login: (deadline) => requestToken(orgUrl, options.login, { nowMs: now(), timeoutMs, deadline }),
    now: steady,
    isLoginHarmless: true,
  });
  const api = new Api({ version: options.apiVersion, timeoutMs, now, steady }, session);
  const schema = createOrgSchema(api, steady);
  const plans = objectPlans(options.objects);
  const links = createLinks(api, schema, plans);
  const records = new Records({ api, schema, links, plans, visibility, orgUrl, log });
  const callers = createFindCallers({ api, schema, links, plans, visibility, orgUrl, start });
  const summarise = createSummarise({ api, views: createRecordViews(api, visibility) });
  const agents = createAgents(api, schema, options.userFields);
  const zones = createZones(api, steady);
  const choices = createTaskChoices(api, options.task, steady);
  const taskParts = {
    api,
    schema,
    links,
    zones,
    choices,
    options: options.task,
    orgUrl,
    log,
    now,
    steady,
  };
  const tasks = new Tasks(taskParts);
  const callBacks = new CallBackTasks(taskParts);
  const publish = options.stateEvent === undefined ? undefined : createPublishState(api, options.stateEvent);

  const ttl = { max: CACHED, ttlMs: options.cacheSec * 1_000, now: steady };
  const recordCache = createTtlCache<CrmRecord>({ ...ttl, ttlMs: Math.min(ttl.ttlMs, RECORDS_MS) });
  const agentCache = createTtlCache<CrmAgent>(ttl);

  return {
    id,
    type: 'salesforce',
    numbersFrom: 'record',
    checksVisibility: true,
    canonicalId: canonicalSalesforceId,
    writesActivities: true,
    readRecord: (record: RecordRef, agent: AgentRef) =>
      reachable(
        recordCache.get(`${recordKey(record)}:${agent.user}`, () =>
          records.read(record, agent, start('click')),
        ),
      ),
    readAgent: (user) => reachable(agentCache.get(user, () => agents.read(user, start('click')))),
    findByNumber: (e164, query) => reachable(callers.find(e164, query, start('click', query.signal))),
    prepareFindByNumber: (query) => reachable(callers.prepare(query, start('background'))),
    summarise: (record, { agent, signal }) =>
      reachable(summarise(record, agent.user, start('click', signal))),
    newRecordPages: (e164) => newRecordPages(orgUrl, plans, e164),
    listAgents: (query) => reachable(agents.list(query, start('background'))),
    writeActivity: (activity) => tasks.write(activity, start('activity')),
    writeActivities: (activities) => tasks.writeMany(activities, start('activity')),
    writeTask: (task) => callBacks.write(task, start('activity')),
    ...defined({
      pushState: publish && ((call: Call) => reachable(publish(call, start('background')))),
    }),
    invalidate: ({ user, record }) => {
      if (user !== undefined) {
        agentCache.forget((key) => key === user);
        recordCache.forget((key) => key.endsWith(`:${user}`));
      }
      if (record !== undefined) {
        links.forget(record);
        recordCache.forget((key) => key.startsWith(`${recordKey(record)}:`));
      }
    },
    check: () =>
      checkOrg(id, { api, schema, plans, options, choices, now, results, missedTask }, start('background')),
    close: () => Promise.resolve(),
  };
};

/** Salesforce over its REST API, as one integration user per org. */
export const salesforce: ConnectorType<SalesforceOptions> = {
  type: 'salesforce',
  options: salesforceOptions,
  create: createSalesforceConnector,
};
