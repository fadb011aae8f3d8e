import { z } from 'zod';
import { rowsOf } from './api.ts';
import type { Api, Row } from './api.ts';
import type { Deadline } from '../shared/deadline.ts';
import { CrmError } from '../shared/crm-error.ts';
import { answeredError, parseFaults, unusableAnswer } from './errors.ts';

const compositeAnswer = z.object({
  compositeResponse: z.array(
    z.object({ referenceId: z.string(), httpStatusCode: z.number(), body: z.unknown() }),
  ),
});

/** Rows of one query, or why it was refused. */
export type QueryPart = readonly Row[] | CrmError;

/** Rows of a query that the rest depends on; throws if it was refused. */
export const needed = (part: QueryPart | undefined): readonly Row[] => {
  if (part instanceof CrmError) throw part;
  return part ?? [];
};

/**
 * Several queries as one API request: Salesforce counts a composite once.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_composite.htm
 */
export const queryAll = async (
  api: Api,
  soqls: readonly string[],
  deadline: Deadline,
): Promise<readonly QueryPart[]> => {
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
  if (!answer.success) throw unusableAnswer('answer to a composite');
  return soqls.map((_, index) => {
    const part = answer.data.compositeResponse.find(({ referenceId }) => referenceId === `q${index}`);
    if (part?.httpStatusCode === 200) return rowsOf(part.body);
    return answeredError(part?.httpStatusCode, parseFaults(part?.body));
  });
};
