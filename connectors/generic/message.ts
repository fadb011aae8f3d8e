import { createHash } from 'node:crypto';
import type { Activity, CallBackTask } from '../../src/calls/activity.ts';
import type { RingingCall } from '../../src/calls/connector.ts';
import { defined } from '../../src/defined.ts';
import type { Language } from '../../src/vocabulary/texts/languages.ts';
import { callBackSubject } from '../shared/call-back.ts';
import { callSubject } from '../shared/call-subject.ts';

/** What is sent to the configured address about one call. */
export interface CallMessage {
  /** Stable across repeats of the same message, so that the receiver can drop duplicates. */
  readonly id: string;
  readonly body: string;
}

const laterOf = ({ notes, disposition, recordChosen, record }: Activity): unknown[] => [
  notes ?? null,
  disposition ?? null,
  ...(recordChosen === true ? [record] : []),
];

/** Notes and results carry no version, so a digest tells one state from another. */
const revisionOf = (activity: Activity): string =>
  createHash('sha256')
    .update(JSON.stringify(laterOf(activity)))
    .digest('hex')
    .slice(0, 16);

/** `call.ended` once per call, `call.noted` for notes and results that are entered later. Same shape for both. */
export const callMessage = (activity: Activity, language: Language): CallMessage => {
  const {
    write,
    callId,
    existingId,
    earlier: _ours,
    endedAs: _ends,
    subjectBefore: _was,
    ...facts
  } = activity;
  const first = write === 'first';
  return {
    id: first ? callId : `${callId}_${revisionOf(activity)}`,
    body: JSON.stringify({
      type: first ? 'call.ended' : 'call.noted',
      timestamp: activity.endedAt,
      data: {
        call: callId,
        ...defined({ activity: existingId }),
        ...facts,
        ...callSubject(activity, language),
      },
    }),
  };
};

/** `call.ringing`: an incoming call rings this agent. Each agent of a group gets their own message. */
export const ringingMessage = ({ callId, agent, startedAt, ...facts }: RingingCall): CallMessage => ({
  id: `${callId}_ringing_${agent.user}`,
  body: JSON.stringify({
    type: 'call.ringing',
    timestamp: startedAt,
    data: { call: callId, direction: 'inbound', user: agent.user, startedAt, ...facts },
  }),
});

/**
 * `task.call_back`: a task to return a call, again when another call is missed, and once more with state `done` when
 * an agent has talked to them.
 */
export const missedMessage = (task: CallBackTask, language: Language): CallMessage => {
  const { key, existingId, revision, ...facts } = task;
  return {
    // A plan may be moved to and fro, and a receiver that knows the id would drop the last move.
    id: `${key}_task_${task.state}_${revision ?? task.count}`,
    body: JSON.stringify({
      type: 'task.call_back',
      timestamp: task.lastAt,
      data: {
        call: key,
        ...defined({ task: existingId }),
        subject: callBackSubject(task, language).subject,
        ...facts,
      },
    }),
  };
};
