import { randomUUID } from 'node:crypto';
import type { ActivityResult, CallBackTask } from '../../src/calls/activity.ts';
import { callBackSubject } from '../shared/call-back.ts';

/** A task to call back, as the demo CRM keeps it. */
export interface DemoTask extends Omit<CallBackTask, 'existingId'> {
  readonly id: string;
  readonly subject: string;
}

const KEEP = 200;

/** Writes into `kept` (oldest first, limited to the newest 200): one task per key. */
export const writeTask = (
  kept: DemoTask[],
  { existingId: _known, ...facts }: CallBackTask,
): ActivityResult => {
  const task = { ...facts, subject: callBackSubject(facts, 'en').subject };
  const at = kept.findIndex(({ key }) => key === task.key);
  const before = kept[at];
  if (before !== undefined) {
    if (before.state === 'done') return { kind: 'written', id: before.id, closed: true };
    // A node that knew of fewer missed calls may write later.
    kept[at] = { ...before, ...(task.count < before.count ? { state: task.state } : task) };
    const written = { kind: 'written', id: before.id } as const;
    return task.state === 'done' ? { ...written, closed: true } : written;
  }
  const added = { ...task, id: randomUUID() };
  // There is nothing to complete if no task was ever opened.
  if (task.state === 'open') {
    kept.splice(0, Math.max(0, kept.length + 1 - KEEP));
    kept.push(added);
  }
  return { kind: 'written', id: added.id };
};
