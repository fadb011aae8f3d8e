import type { Activity } from '../../../src/calls/activity.ts';
import type { Deadline } from '../deadline.ts';
import type { BeanFields } from './bean-api.ts';
import type { BeanOptions } from './options.ts';
import type { HasCallField } from './own-call-fields.ts';

/** The field with the address of the page that plays a call's recording, where the CRM has it. */
export const createRecordingLink = ({
  hasField,
  options,
  recordingUrl,
}: {
  readonly hasField: HasCallField;
  readonly options: Pick<BeanOptions, 'activityFields'>;
  readonly recordingUrl: (callId: string) => string;
}): ((deadline: Deadline, activity: Pick<Activity, 'callId' | 'recorded'>) => Promise<BeanFields>) => {
  const { recording } = options.activityFields;
  return async (deadline, { callId, recorded }) => {
    if (recording === false || recorded === undefined) return {};
    return (await hasField(deadline, recording)) ? { [recording]: recordingUrl(callId) } : {};
  };
};
