import type { RecordRef } from '../../src/calls/call/call.ts';
import type { Activity, ActivityResult } from '../../src/calls/activity.ts';
import type {
  CheckLine,
  Connector,
  ConnectorDeps,
  ConnectorType,
  CrmAgent,
  CrmRecord,
  NumberQuery,
} from '../../src/calls/connector.ts';
import { Problem } from '../../src/calls/problems.ts';
import { defined } from '../../src/defined.ts';
import { tailOf } from '../../src/mapping/numbers/e164-parts.ts';
import { at, good } from '../../src/vocabulary/findings.ts';
import { expectShape } from '../shared/answer.ts';
import { findingOf, isRefusal, toCrmError } from '../shared/crm-error.ts';
import { startDeadline } from '../shared/deadline.ts';
import { earlierEnds, toldFields } from '../shared/told-end.ts';
import type { Deadline, Urgency } from '../shared/deadline.ts';
import { createTemplateClient } from './client.ts';
import type { TemplateClient } from './client.ts';
import { templateOptions } from './options.ts';
import type { TemplateOptions } from './options.ts';
import {
  PERSON,
  callOf,
  callSchema,
  chosenSince,
  endOf,
  isId,
  peopleSchema,
  personSchema,
  toAgent,
  toRecord,
  userPageSchema,
  userSchema,
} from './shapes.ts';

/** One instance of the CRM. Nothing is cached, so there is nothing to forget and nothing to catch up with. */
class TemplateConnector implements Connector {
  readonly id: string;
  readonly type = 'template';
  readonly numbersFrom = 'record';
  /** The API answers as the connector's own user. */
  readonly checksVisibility = false;
  readonly writesActivities = true;
  readonly #client: TemplateClient;

  constructor(id: string, options: TemplateOptions, { now, steady = now, limits }: ConnectorDeps) {
    this.id = id;
    this.#client = createTemplateClient(options, steady, { crm: id, limits });
  }

  async readRecord(ref: RecordRef): Promise<CrmRecord | undefined> {
    if (ref.type !== PERSON || !isId(ref.id)) return undefined;
    const person = await this.#reading('click', (deadline) =>
      this.#client.request(deadline, 'GET', `/people/${ref.id}`),
    );
    return person === undefined ? undefined : toRecord(ref, expectShape(personSchema, person, 'a person'));
  }

  /** An error says that the CRM did not answer, an empty list that nobody has the number. */
  async findByNumber(e164: string, { limit, signal }: NumberQuery): Promise<readonly CrmRecord[]> {
    const query = new URLSearchParams({ digits: tailOf(e164), limit: String(limit) });
    const page = await this.#reading(
      'click',
      (deadline) => this.#client.request(deadline, 'GET', `/people?${query.toString()}`),
      signal,
    );
    const { items } = expectShape(peopleSchema, page, 'the people with a number');
    return items.map((person) => toRecord({ type: PERSON, id: person.id }, person));
  }

  async readAgent(user: string): Promise<CrmAgent | undefined> {
    if (!isId(user)) return undefined;
    const found = await this.#reading('click', (deadline) =>
      this.#client.request(deadline, 'GET', `/users/${user}`),
    );
    return found === undefined ? undefined : toAgent(expectShape(userSchema, found, 'a user'));
  }

  async listAgents({ search = '', limit, cursor = '' }: Parameters<Connector['listAgents']>[0]) {
    const query = new URLSearchParams({ search, limit: String(limit), after: cursor });
    const page = await this.#reading('background', (deadline) =>
      this.#client.request(deadline, 'GET', `/users?${query.toString()}`),
    );
    const { items, next } = expectShape(userPageSchema, page, 'the users');
    return { items: items.map(toAgent), ...defined({ next }) };
  }

  async writeActivity(activity: Activity): Promise<ActivityResult> {
    try {
      const deadline = startDeadline('activity');
      const isUpdate = activity.write === 'update';
      const id = await (isUpdate ? this.#update(deadline, activity) : this.#create(deadline, activity));
      if (id !== undefined) return { kind: 'written', id };
      return {
        kind: 'dead',
        reason: 'The call was deleted in the CRM, so the notes were not written',
        cure: 'Nothing to do if it was deleted on purpose.',
      };
    } catch (error) {
      const { kind, message, cure, retryAfterSec } = toCrmError(error);
      // A refused login waits, too: once it is corrected, nobody has to retry by hand.
      if (!isRefusal(error)) return { kind: 'retry', reason: message, ...defined({ retryAfterSec }) };
      const right = 'Give the connector’s user the right to write calls, then retry this call.';
      return {
        kind: 'dead',
        reason: message,
        cure: cure ?? (kind === 'denied' ? right : 'Run `check`, then retry this call.'),
      };
    }
  }

  invalidate(): void {
    // Nothing is cached.
  }

  async check(): Promise<readonly CheckLine[]> {
    try {
      await this.#client.request(startDeadline('background'), 'GET', '/users?limit=1');
      return [at('crm_login', { crm: this.id }, good('crm_users_readable'))];
    } catch (error) {
      return [at('crm_login', { crm: this.id }, findingOf(toCrmError(error)))];
    }
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  /** Creates under the call's id. An existing call stays as it is, so repeating is harmless. */
  async #create(deadline: Deadline, activity: Activity): Promise<string> {
    const put = async (record: RecordRef | undefined): Promise<string> => {
      const path = `/calls/${encodeURIComponent(activity.callId)}`;
      const answer = await this.#client.request(deadline, 'PUT', path, callOf(activity, record));
      return expectShape(callSchema, answer, 'a call').id;
    };
    const record = activity.record?.type === PERSON ? activity.record : undefined;
    try {
      return await put(record);
    } catch (error) {
      // The person is gone: write the call anyway.
      if (record === undefined || toCrmError(error).status !== 422) throw error;
      return put(undefined);
    }
  }

  /** Later notes, another end and a caller chosen later, unless the agent has written others. */
  async #update(deadline: Deadline, activity: Activity): Promise<string | undefined> {
    const { callId, notes, earlier } = activity;
    const path = `/calls/${encodeURIComponent(callId)}`;
    const found = await this.#client.request(deadline, 'GET', path);
    if (found === undefined) return undefined;
    const stored = expectShape(callSchema, found, 'a call');
    const isOurs = earlier?.some((text) => (text.notes ?? '') === stored.notes) ?? true;
    const changes = {
      ...chosenSince(stored, activity),
      ...toldFields(endOf(activity), earlierEnds(activity).map(endOf), (field) => String(stored[field])),
      ...defined({ notes: isOurs && notes !== stored.notes ? notes : undefined }),
    };
    if (Object.keys(changes).length > 0) await this.#client.request(deadline, 'PATCH', path, changes);
    return stored.id;
  }

  async #reading<T>(
    urgency: Urgency,
    read: (deadline: Deadline) => Promise<T>,
    caller?: AbortSignal,
  ): Promise<T> {
    try {
      return await read(startDeadline(urgency, undefined, caller));
    } catch (error) {
      const { message, cure = '' } = toCrmError(error);
      throw new Problem('crm_unreachable', `CRM ${this.id}: ${message}. ${cure}`.trim(), { cause: error });
    }
  }
}

export const template: ConnectorType<TemplateOptions> = {
  type: 'template',
  options: templateOptions,
  create: (id, options, deps) => new TemplateConnector(id, options, deps),
};
