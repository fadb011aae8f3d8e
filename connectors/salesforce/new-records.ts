import type { NewRecordPage } from '../../src/calls/connector.ts';
import type { ObjectPlans } from './objects.ts';

/** The kinds of record offered for an unknown caller. */
const NEW_CALLERS = ['Lead', 'Contact'];

/**
 * Lightning's forms, with the number filled in: `defaultFieldValues` is a list of `field=value`; each value is
 * URL-encoded, and the whole list is encoded again as a query parameter
 * (https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/lightning-page-reference-utils.html).
 */
export const newRecordPages = (
  orgUrl: string,
  plans: ObjectPlans,
  e164: string,
): readonly NewRecordPage[] => {
  const values = encodeURIComponent(`Phone=${encodeURIComponent(e164)}`);
  return NEW_CALLERS.filter((type) => plans.has(type)).map((type) => ({
    type,
    url: `${orgUrl}/lightning/o/${type}/new?defaultFieldValues=${values}`,
  }));
};
