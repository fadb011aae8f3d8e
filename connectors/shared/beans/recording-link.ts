import type { Activity } from '../../../src/calls/activity.ts';
import type { Now } from '../../../src/calls/ports.ts';
import type { Deadline } from '../deadline.ts';
import { createTtlCache } from '../ttl-cache.ts';
import type { BeanApi, BeanFields } from './bean-api.ts';
import type { BeanOptions } from './options.ts';

const HOUR_MS = 3_600_000;

/**
 * The field with the address of the page that plays a call's recording. A CRM refuses a whole record with a field that it does
 * not have, and older packages do not bring this one: the CRM is asked, at most once an hour. Without an answer the activity
 * matters more than its link.
 */
export const createRecordingLink = ({
  api,
  options,
  recordingUrl,
  now,
}: {
  readonly api: Pick<BeanApi, 'fieldsOf'>;
  readonly options: Pick<BeanOptions, 'activityFields'>;
  readonly recordingUrl: (callId: string) => string;
  readonly now: Now;
}): ((deadline: Deadline, activity: Pick<Activity, 'callId' | 'recorded'>) => Promise<BeanFields>) => {
  const { recording } = options.activityFields;
  const known = createTtlCache<boolean>({ max: 1, ttlMs: HOUR_MS, now });
  return async (deadline, { callId, recorded }) => {
    if (recording === false || recorded === undefined) return {};
    const look = async (): Promise<boolean> =>
      (await api.fieldsOf(deadline, 'Calls'))?.has(recording) === true;
    const isThere = await known.get(recording, look).catch(() => false);
    return isThere === true ? { [recording]: recordingUrl(callId) } : {};
  };
};
