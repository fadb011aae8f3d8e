import type { RecordRef } from '../../src/calls/call/call.ts';
import { defined } from '../../src/defined.ts';
import type { Api, Row } from './api.ts';
import type { Deadline } from '../shared/deadline.ts';
import { isSalesforceId } from './ids.ts';
import { linkFields, linkOfObject, objectNameOf, selectList, textAt } from './objects.ts';
import type { LinkPlan, ObjectPlans } from './objects.ts';
import { existingPaths } from './schema.ts';
import type { OrgSchema } from './schema.ts';
import { isRefusal } from '../shared/crm-error.ts';
import { createTtlCache } from '../shared/ttl-cache.ts';

/** How a Task is linked to a record. With a lead there is no WhatId, because Salesforce forbids it. */
export interface TaskLink {
  readonly WhoId?: string;
  readonly WhatId?: string;
}

/** Where Tasks about records belong. */
export interface Links {
  /** Remembers the link from a record's row, so that the Task needs no further request. */
  learn(record: RecordRef, row: Row): void;
  forget(record: RecordRef): void;
  linkOf(record: RecordRef | undefined, deadline: Deadline): Promise<TaskLink>;
  /** The link to try once the first was refused: a converted lead's contact, else none. */
  nextBest(record: RecordRef | undefined, deadline: Deadline): Promise<TaskLink>;
}

const REMEMBERED = 5_000;

const linkIn = (plan: LinkPlan, id: string, row: Row | undefined): TaskLink => {
  const who = plan.who.map((path) => (path === 'Id' ? id : textAt(row, path))).find((value) => value !== '');
  const isWhat = plan.what === 'always' || (plan.what === 'unless_who' && who === undefined);
  const what = plan.what === 'copied' ? textAt(row, 'WhatId') : isWhat ? id : '';
  return defined({ WhoId: who, WhatId: what || undefined });
};

export const createLinks = (api: Api, schema: OrgSchema, plans: ObjectPlans): Links => {
  const known = createTtlCache<TaskLink>({ max: REMEMBERED });
  const keyOf = ({ type, id }: RecordRef): string => `${objectNameOf(type)}:${id}`;

  const lookUp = async (
    object: string,
    plan: LinkPlan,
    id: string,
    deadline: Deadline,
  ): Promise<TaskLink> => {
    const shape = await schema.objectOf(object, deadline);
    const paths = shape === undefined ? [] : await existingPaths(schema, shape, linkFields(plan), deadline);
    if (paths.length === 0) return linkIn(plan, id, undefined);
    const [row] = await api.query(`SELECT ${selectList(paths)} FROM ${object} WHERE Id = '${id}'`, deadline);
    return linkIn(plan, id, row);
  };

  /** Drops a WhatId that Task does not take, because its object has "Allow Activities" off. */
  const accepted = async (link: TaskLink, object: string, deadline: Deadline): Promise<TaskLink> => {
    const { WhatId, ...rest } = link;
    if (WhatId === undefined || object === 'Task') return link;
    const task = await schema.objectOf('Task', deadline);
    const objects = task?.fields.get('WhatId')?.referenceTo ?? [];
    return objects.includes(object) ? link : rest;
  };

  return {
    learn: (record, row) => {
      known.put(keyOf(record), linkIn(linkOfObject(plans, objectNameOf(record.type)), record.id, row));
    },
    forget: (record) => {
      known.forget((key) => key === keyOf(record));
    },
    linkOf: async (record, deadline) => {
      if (record === undefined || !isSalesforceId(record.id)) return {};
      const object = objectNameOf(record.type);
      const plan = linkOfObject(plans, object);
      const needsRow = linkFields(plan).some((path) => path !== 'Id');
      const link = needsRow
        ? await known.get(keyOf(record), () => lookUp(object, plan, record.id, deadline))
        : linkIn(plan, record.id, undefined);
      return accepted(link ?? {}, object, deadline);
    },
    nextBest: async (record, deadline) => {
      if (record === undefined || objectNameOf(record.type) !== 'Lead' || !isSalesforceId(record.id))
        return {};
      try {
        const [row] = await api.query(
          `SELECT Id,ConvertedContactId FROM Lead WHERE Id = '${record.id}' AND IsConverted = true`,
          deadline,
        );
        const contact = textAt(row, 'ConvertedContactId');
        return contact === '' ? {} : { WhoId: contact };
      } catch (error) {
        // The contact is optional; without it the Task simply has no link.
        if (isRefusal(error)) return {};
        throw error;
      }
    },
  };
};
