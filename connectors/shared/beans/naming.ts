import type { Activity } from '../../../src/calls/connector.ts';
import type { Deadline } from '../deadline.ts';
import type { BeanApi } from './bean-api.ts';
import { callName, DEFAULT_NAME_LENGTH, fitsName } from './call-text.ts';

/**
 * Names for Calls records, as long as this CRM keeps them. The CRM is asked once, and only when a name does not fit
 * everywhere; where it does not answer, what fits everywhere has to do.
 */
export const createNaming = (
  api: Pick<BeanApi, 'fieldsOf'>,
): ((deadline: Deadline, activity: Activity) => Promise<string>) => {
  let known: number | undefined;
  const maxLength = async (deadline: Deadline): Promise<number> => {
    try {
      const fields = await api.fieldsOf(deadline, 'Calls');
      known ??= fields?.get('name')?.maxLength ?? DEFAULT_NAME_LENGTH;
      return known;
    } catch {
      return DEFAULT_NAME_LENGTH;
    }
  };
  return async (deadline, activity) =>
    callName(
      activity,
      fitsName(activity.subject, DEFAULT_NAME_LENGTH)
        ? DEFAULT_NAME_LENGTH
        : (known ?? (await maxLength(deadline))),
    );
};
