import type { Activity } from '../../../src/calls/activity.ts';
import type { Now } from '../../../src/calls/ports.ts';
import type { Language } from '../../../src/vocabulary/texts/languages.ts';
import { callSubject, callSubjects } from '../call-subject.ts';
import type { Deadline } from '../deadline.ts';
import { handedOver } from '../handed-over.ts';
import { createTtlCache } from '../ttl-cache.ts';
import type { BeanApi, WrittenModule } from './bean-api.ts';
import { callName, DEFAULT_NAME_LENGTH, fitsName } from './call-text.ts';

const HOUR_MS = 3_600_000;

/**
 * Names for a module's records, up to the length that this CRM keeps. The CRM is asked at most once an hour, and only when a
 * name exceeds the length that fits everywhere; if it does not answer, that length is used.
 */
export const createNaming = (
  api: Pick<BeanApi, 'fieldsOf'>,
  module: WrittenModule,
  now: Now,
): ((deadline: Deadline, activity: Pick<Activity, 'subject' | 'subjectEnding'>) => Promise<string>) => {
  const known = createTtlCache<number>({ max: 1, ttlMs: HOUR_MS, now });
  const ask = async (deadline: Deadline): Promise<number> => {
    const fields = await api.fieldsOf(deadline, module);
    return fields?.get('name')?.maxLength ?? DEFAULT_NAME_LENGTH;
  };
  return async (deadline, activity) => {
    if (fitsName(activity.subject, DEFAULT_NAME_LENGTH)) return callName(activity, DEFAULT_NAME_LENGTH);
    const maxLength = await known.get(module, () => ask(deadline)).catch(() => undefined);
    return callName(activity, maxLength ?? DEFAULT_NAME_LENGTH);
  };
};

/** The names of calls, and who handed them over, in the configured language. */
export const createCallNames = (api: Pick<BeanApi, 'fieldsOf'>, language: Language, now: Now) => {
  const nameFor = createNaming(api, 'Calls', now);
  return {
    handedOver: (activity: Activity): string | undefined => handedOver(activity, language),
    nameOf: (deadline: Deadline, activity: Activity): Promise<string> =>
      nameFor(deadline, callSubject(activity, language)),
    /** All names that the record may have from us: the language may have been another one before. */
    everyNameOf: (deadline: Deadline, activity: Activity): Promise<readonly string[]> =>
      Promise.all(callSubjects(activity).map((subject) => nameFor(deadline, subject))),
  };
};
