import type { Activity } from '../../../src/calls/connector.ts';
import type { Task } from '../deadline.ts';
import type { BeanApi } from './bean-api.ts';
import { callName, DEFAULT_NAME_LENGTH, fitsName } from './call-text.ts';

/**
 * Names for Calls records, as long as this CRM keeps them. The CRM is asked once, and only when a name does not fit
 * everywhere; where it does not answer, what fits everywhere has to do.
 */
export const createNaming = (
  api: Pick<BeanApi, 'fieldsOf'>,
): ((task: Task, activity: Activity) => Promise<string>) => {
  let known: number | undefined;
  const maxLength = async (task: Task): Promise<number> => {
    try {
      const fields = await api.fieldsOf(task, 'Calls');
      known ??= fields?.get('name')?.maxLength ?? DEFAULT_NAME_LENGTH;
      return known;
    } catch {
      return DEFAULT_NAME_LENGTH;
    }
  };
  return async (task, activity) =>
    callName(
      activity,
      fitsName(activity.subject, DEFAULT_NAME_LENGTH)
        ? DEFAULT_NAME_LENGTH
        : (known ?? (await maxLength(task))),
    );
};
