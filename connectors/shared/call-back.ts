import type { CallBackTask } from '../../src/calls/activity.ts';

const COUNT = / \(\d+ missed calls\)$/;

/** The subject without how many calls were missed, which is what changes while the task is open. */
export const withoutCount = (subject: string): string => subject.replace(COUNT, '');

/** The end of the subject that must survive when a CRM keeps fewer characters. */
export const countOf = (subject: string): string => COUNT.exec(subject)?.[0] ?? '';

/** One line in the task's text for each missed call. */
export const missedLine = ({ from, lastAt }: CallBackTask): string =>
  `Missed call from ${from} at ${lastAt.slice(0, 16).replace('T', ' ')} UTC`;
