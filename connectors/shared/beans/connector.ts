import { LRUCache } from 'lru-cache';
import type { RecordRef } from '../../../src/calls/call/call.ts';
import type { Connector, ConnectorDeps, CrmAgent, CrmRecord } from '../../../src/calls/connector.ts';
import { Problem } from '../../../src/calls/problems.ts';
import { plainId } from '../../../src/mapping/agents/agent-id.ts';
import { countryOf } from '../../../src/mapping/numbers/countries.ts';
import { toCrmError } from '../crm-error.ts';
import { startDeadline } from '../deadline.ts';
import type { Deadline, Urgency } from '../deadline.ts';
import { failedResult } from './activity-result.ts';
import { createActivityWriter } from './activity-writer.ts';
import { agentMatches, searchWord, toAgent, userFields } from './agents.ts';
import { isBeanId } from './bean.ts';
import type { Bean } from './bean.ts';
import type { BeanApi } from './bean-api.ts';
import { createCatchUp } from './catch-up.ts';
import { checkBeans } from './check.ts';
import type { BeanOptions, ModuleOptions } from './options.ts';

/** A user's mapping fields change rarely; the CRM's package says so (`invalidate`), and `catchUp` finds what it missed. */
const AGENT_CACHE = { max: 1_000, ttl: 5 * 60_000 };

export interface BeanConnectorParts {
  readonly id: string;
  readonly type: string;
  readonly options: BeanOptions;
  readonly api: BeanApi;
  /** Address of a record for people. */
  readonly pageUrl: (module: string, id: string) => string | undefined;
}

const toRecord = (ref: RecordRef, bean: Bean, fields: ModuleOptions, url: string | undefined): CrmRecord => {
  const country = fields.country === false ? '' : countryOf(bean.text(fields.country));
  return {
    ref,
    name: fields.name
      .map((field) => bean.text(field))
      .join(' ')
      .trim(),
    numbers: fields.phones
      .map((field) => ({ field, value: bean.text(field) }))
      .filter(({ value }) => value !== ''),
    ...(country === '' ? {} : { country }),
    doNotCall: fields.doNotCall !== false && bean.flag(fields.doNotCall),
    ...(url === undefined ? {} : { url }),
  };
};

const recordFields = (fields: ModuleOptions): string[] => [
  'id',
  ...fields.name,
  ...fields.phones,
  ...[fields.country, fields.doNotCall].filter((name) => name !== false),
];

/** The connector of one CRM of the Sugar family, over whichever of its APIs. */
export const createBeanConnector = (parts: BeanConnectorParts, deps: ConnectorDeps): Connector => {
  const { id, type, options, api, pageUrl } = parts;
  const { now, steady = now, log } = deps;
  const writer = createActivityWriter(id, api, options, log);
  const agents = new LRUCache<string, CrmAgent>(AGENT_CACHE);
  const catchUp = createCatchUp(api, agents, steady);

  const reading = async <T>(urgency: Urgency, read: (deadline: Deadline) => Promise<T>): Promise<T> => {
    try {
      return await read(startDeadline(urgency));
    } catch (error) {
      const failure = toCrmError(error);
      log.warn({ crm: id, kind: failure.kind }, failure.message);
      const cure = failure.cure === undefined ? '' : ` ${failure.cure}`;
      throw new Problem('crm_unreachable', `CRM ${id}: ${failure.message}.${cure}`, {
        ...(failure.retryAfterSec === undefined ? {} : { retryAfterSec: failure.retryAfterSec }),
        cause: error,
      });
    }
  };

  return {
    id,
    type,
    numbersFrom: options.numbersFrom,
    // Its API answers as the integration user.
    checksVisibility: false,
    writesActivities: true,
    // Their ids are UUIDs in small letters, which databases compare without regard to case.
    canonicalId: plainId,
    readRecord: async (record) => {
      const fields = Object.hasOwn(options.modules, record.type) ? options.modules[record.type] : undefined;
      if (fields === undefined)
        log.warn({ crm: id, module: record.type }, 'module is not configured for calls');
      if (fields === undefined || !isBeanId(record.id)) return undefined;
      return reading('click', async (deadline) => {
        const bean = await api.get(deadline, record.type, record.id, recordFields(fields));
        return bean && toRecord(record, bean, fields, pageUrl(record.type, record.id));
      });
    },
    readAgent: async (user) => {
      if (!isBeanId(user)) return undefined;
      const cached = agents.get(user);
      if (cached !== undefined) return cached;
      return reading('click', async (deadline) => {
        const bean = await api.user(deadline, user, userFields(options));
        if (bean === undefined) return undefined;
        const agent = toAgent(bean, options);
        agents.set(user, agent);
        return agent;
      });
    },
    listAgents: ({ search = '', limit, cursor }) =>
      reading('background', async (deadline) => {
        const word = searchWord(search);
        const page = await api.users(
          deadline,
          {
            limit,
            ...(word === undefined ? {} : { word }),
            ...(cursor === undefined ? {} : { cursor }),
          },
          userFields(options),
        );
        const items = page.items
          .map((bean) => toAgent(bean, options))
          .filter((agent) => agentMatches(agent, search));
        return { items, ...(page.next === undefined ? {} : { next: page.next }) };
      }),
    writeActivity: async (activity) => {
      try {
        const written = await writer.write(startDeadline('activity'), activity);
        const url = pageUrl('Calls', written);
        return { kind: 'written', id: written, ...(url === undefined ? {} : { url }) };
      } catch (error) {
        const failure = toCrmError(error);
        log.warn({ crm: id, call: activity.callId, kind: failure.kind }, failure.message);
        return failedResult(failure);
      }
    },
    invalidate: ({ user }) => {
      if (user !== undefined) agents.delete(user);
    },
    ...(options.changesPollSec === 0
      ? {}
      : { catchUp: { everySec: options.changesPollSec, run: () => reading('background', catchUp) } }),
    check: () => checkBeans(id, api, options, startDeadline('background')),
    close: () => api.close(),
  };
};
