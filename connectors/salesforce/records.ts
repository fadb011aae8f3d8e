import type { AgentRef, RecordRef } from '../../src/calls/call/call.ts';
import type { CrmRecord } from '../../src/calls/connector.ts';
import type { Log } from '../../src/calls/ports.ts';
import type { Api } from './api.ts';
import type { Deadline } from '../shared/deadline.ts';
import { CrmError } from '../shared/crm-error.ts';
import { isSalesforceId } from './ids.ts';
import type { Links } from './links.ts';
import { objectNameOf, planOf, selectList, textAt } from './objects.ts';
import type { ObjectPlan, ObjectPlans } from './objects.ts';
import type { SalesforceOptions } from './options.ts';
import { recordFields, toRecord } from './record-fields.ts';
import { createRecordViews, idPathOf } from './record-views.ts';
import type { ObjectShape, OrgSchema } from './schema.ts';

interface Parts {
  readonly api: Api;
  readonly schema: OrgSchema;
  readonly links: Links;
  readonly plans: ObjectPlans;
  readonly visibility: SalesforceOptions['visibility'];
  /** Where people open records. */
  readonly orgUrl: string;
  readonly log: Log;
}

interface Clicked {
  readonly shape: ObjectShape;
  readonly plan: ObjectPlan;
  readonly ref: RecordRef;
  readonly agent: AgentRef;
}

/** Reads a clicked record: one API request once the org's objects are known, two with related records. */
export class Records {
  readonly #parts: Parts;
  readonly #views: ReturnType<typeof createRecordViews>;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#views = createRecordViews(parts.api, parts.visibility);
  }

  async read(ref: RecordRef, agent: AgentRef, deadline: Deadline): Promise<CrmRecord | undefined> {
    const { schema, plans, log } = this.#parts;
    const object = objectNameOf(ref.type);
    if (!isSalesforceId(ref.id) || !isSalesforceId(agent.user)) return undefined;
    if (object === 'Task') return this.#readTask(ref, agent, deadline);
    const shape = await schema.objectOf(object, deadline);
    if (shape === undefined) {
      log.warn(
        { object },
        'the integration user may not see this object; give it the permission set MOR Integration',
      );
      return undefined;
    }
    try {
      return await this.#readFrom({ shape, plan: planOf(plans, object, shape), ref, agent }, deadline);
    } catch (error) {
      // A field has been removed or hidden since the object was described.
      if (error instanceof CrmError && error.faults.some(({ code }) => code === 'INVALID_FIELD')) {
        schema.forget(object);
      }
      throw error;
    }
  }

  async #readFrom(clicked: Clicked, deadline: Deadline): Promise<CrmRecord | undefined> {
    const { schema, links } = this.#parts;
    const { shape, plan, ref, agent } = clicked;
    const fields = await recordFields(schema, shape, plan, deadline);
    const { phones, names, countries, doNotCall, who, onTheWay } = fields;
    const related = [...phones, ...names].map(idPathOf).filter((path) => path !== undefined);
    const select = selectList([phones, names, countries, doNotCall, who, related].flat());
    const soql = `SELECT ${select} FROM ${shape.name} WHERE Id = '${ref.id}'`;
    const view = await this.#views.read(
      { soql, id: ref.id, user: agent.user, fields: onTheWay, related },
      deadline,
    );
    if (view === undefined) return undefined;
    links.learn(ref, view.row);
    return toRecord(view, ref, fields, this.#urlOf(ref));
  }

  /** A Task has no number of its own: it stands for the person, or else the record, that it is about. */
  async #readTask(ref: RecordRef, agent: AgentRef, deadline: Deadline): Promise<CrmRecord | undefined> {
    const soql = `SELECT Id,Subject,WhoId,Who.Type,WhatId,What.Type FROM Task WHERE Id = '${ref.id}'`;
    const view = await this.#views.read(
      { soql, id: ref.id, user: agent.user, fields: new Map(), related: [] },
      deadline,
    );
    if (view === undefined) return undefined;
    const { row } = view;
    this.#parts.links.learn(ref, row);
    const isPerson = textAt(row, 'WhoId') !== '';
    const about: RecordRef = isPerson
      ? { type: textAt(row, 'Who.Type'), id: textAt(row, 'WhoId') }
      : { type: textAt(row, 'What.Type'), id: textAt(row, 'WhatId') };
    const isRecord = about.type !== '' && about.type !== 'Task';
    const found = isRecord ? await this.read(about, agent, deadline) : undefined;
    const subject = textAt(row, 'Subject') || ref.id;
    return { ...(found ?? { name: subject, numbers: [], doNotCall: false }), ref, url: this.#urlOf(ref) };
  }

  #urlOf(ref: RecordRef): string {
    return `${this.#parts.orgUrl}/${ref.id}`;
  }
}
