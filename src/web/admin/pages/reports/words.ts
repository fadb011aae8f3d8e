import { durationText } from '../../../shared/time.ts';
import type { Report } from '../../types.ts';
import { dayText } from '../../../shared/days.ts';
import { texts } from '../../texts.ts';

export const GROUPS = [
  ['day', texts.common.day],
  ['agent', texts.common.agent],
  ['result', texts.common.result],
] as const;
export type Group = (typeof GROUPS)[number][0];

/** A row's subject, for people. */
export const subjectText = ({ day, agent, result }: Report['rows'][number]): string =>
  day !== undefined ? dayText(day) : (agent?.name ?? agent?.user ?? result?.label ?? '');

/** A dash for no talk time. */
export const talkText = (seconds: number | null): string => (seconds === null ? '–' : durationText(seconds));
