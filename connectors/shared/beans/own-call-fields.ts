import type { Now } from '../../../src/calls/ports.ts';
import type { Deadline } from '../deadline.ts';
import { createTtlCache } from '../ttl-cache.ts';
import type { BeanApi, BeanFieldInfos } from './bean-api.ts';

const HOUR_MS = 3_600_000;

/** Whether Calls has this field. */
export type HasCallField = (deadline: Deadline, name: string) => Promise<boolean>;

/**
 * A CRM refuses a whole record with a field that it does not have, and older packages do not bring every field: the CRM is
 * asked, at most once an hour. Without an answer the activity matters more than the field.
 */
export const createHasCallField = (api: Pick<BeanApi, 'fieldsOf'>, now: Now): HasCallField => {
  const known = createTtlCache<BeanFieldInfos>({ max: 1, ttlMs: HOUR_MS, now });
  return async (deadline, name) => {
    const fields = await known.get('Calls', () => api.fieldsOf(deadline, 'Calls')).catch(() => undefined);
    return fields?.has(name) === true;
  };
};
