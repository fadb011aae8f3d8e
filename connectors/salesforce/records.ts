import { z } from 'zod';
import type { AgentRef, RecordRef } from '../../src/calls/call/call.ts';
import type { CrmRecord, RecordNumber } from '../../src/calls/connector.ts';
import type { Log } from '../../src/calls/ports.ts';
import { rowsOf } from './api.ts';
import type { Api, Row } from './api.ts';
import type { Deadline } from './deadline.ts';
import { faultText, parseFaults, SalesforceError } from './errors.ts';
import { isSalesforceId } from './ids.ts';
import type { Links } from './links.ts';
import { objectNameOf, selectList, textAt } from './objects.ts';
import type { ObjectPlan } from './objects.ts';
import { existingPaths } from './schema.ts';
import type { ObjectShape, OrgSchema } from './schema.ts';

/** Reads what is behind a click, in one API request once the org's objects are known. */
export interface Records {
  read(record: RecordRef, agent: AgentRef, deadline: Deadline): Promise<CrmRecord | undefined>;
}

interface Parts {
  readonly api: Api;
  readonly schema: OrgSchema;
  readonly links: Links;
  readonly plans: ReadonlyMap<string, ObjectPlan>;
  readonly visibility: 'agent' | 'integration';
  /** Where people open records. */
  readonly orgUrl: string;
  readonly log: Log;
}

const compositeAnswer = z.object({
  compositeResponse: z.array(
    z.object({ referenceId: z.string(), httpStatusCode: z.number(), body: z.unknown() }),
  ),
});

const numbersOf = (row: Row, paths: readonly string[]): RecordNumber[] =>
  paths.flatMap((field) => {
    const value = textAt(row, field);
    return value === '' ? [] : [{ field, value }];
  });

const firstText = (row: Row, paths: readonly string[]): string =>
  paths.map((path) => textAt(row, path)).find((value) => value !== '') ?? '';

export const createRecords = ({ api, schema, links, plans, visibility, orgUrl, log }: Parts): Records => {
  /** Several queries as one API request. */
  const queries = async (soqls: readonly string[], deadline: Deadline): Promise<(readonly Row[])[]> => {
    const body = {
      allOrNone: false,
      compositeRequest: soqls.map((soql, index) => ({
        method: 'GET',
        url: `/services/data/v${api.version}/query?q=${encodeURIComponent(soql)}`,
        referenceId: `q${index}`,
      })),
    };
    const answer = compositeAnswer.safeParse(
      await api.request({ method: 'POST', path: '/composite', body }, deadline),
    );
    if (!answer.success)
      throw new SalesforceError('unreachable', 'Salesforce gave no usable answer to a composite');
    return soqls.map((_, index) => {
      const part = answer.data.compositeResponse.find(({ referenceId }) => referenceId === `q${index}`);
      if (part?.httpStatusCode === 200) return rowsOf(part.body);
      const faults = parseFaults(part?.body);
      throw new SalesforceError('refused', `Salesforce answered ${faultText(faults)}`, {
        faults,
        ...(part === undefined ? {} : { status: part.httpStatusCode }),
      });
    });
  };

  const visibleRow = async (
    soql: string,
    id: string,
    user: string,
    deadline: Deadline,
  ): Promise<Row | undefined> => {
    if (visibility === 'integration') return (await api.query(soql, deadline))[0];
    const access = `SELECT RecordId,HasReadAccess FROM UserRecordAccess WHERE UserId = '${user}' AND RecordId = '${id}'`;
    const [rows, accesses] = await queries([soql, access], deadline);
    return textAt(accesses?.[0], 'HasReadAccess') === 'true' ? rows?.[0] : undefined;
  };

  const readFrom = async (
    { shape, plan, ref, agent }: { shape: ObjectShape; plan: ObjectPlan; ref: RecordRef; agent: AgentRef },
    deadline: Deadline,
  ): Promise<CrmRecord | undefined> => {
    const [phones, names, countries, doNotCall, who] = await Promise.all(
      [plan.phones, plan.names, plan.countries, plan.doNotCall, plan.link.who].map((paths) =>
        existingPaths(schema, shape, paths, deadline),
      ),
    );
    const select = selectList([phones, names, countries, doNotCall, who].flatMap((paths) => paths ?? []));
    const soql = `SELECT ${select} FROM ${shape.name} WHERE Id = '${ref.id}'`;
    const row = await visibleRow(soql, ref.id, agent.user, deadline);
    if (row === undefined) return undefined;
    links.learn(ref, row);
    const country = firstText(row, countries ?? []);
    return {
      ref,
      name: firstText(row, names ?? []) || ref.id,
      numbers: numbersOf(row, phones ?? []),
      ...(country === '' ? {} : { country }),
      doNotCall: (doNotCall ?? []).some((path) => textAt(row, path) === 'true'),
      url: `${orgUrl}/${ref.id}`,
    };
  };

  return {
    read: async (ref, agent, deadline) => {
      const object = objectNameOf(ref.type);
      const plan = plans.get(object);
      if (plan === undefined || !isSalesforceId(ref.id) || !isSalesforceId(agent.user)) return undefined;
      const shape = await schema.objectOf(object, deadline);
      if (shape === undefined) {
        log.warn(
          { object },
          'the integration user may not see this object; give it the permission set MOR Integration',
        );
        return undefined;
      }
      try {
        return await readFrom({ shape, plan, ref, agent }, deadline);
      } catch (error) {
        // A field was removed or hidden since the object was described.
        if (error instanceof SalesforceError && error.faults.some(({ code }) => code === 'INVALID_FIELD')) {
          schema.forget(object);
        }
        throw error;
      }
    },
  };
};
