import { clockText } from '../../../shared/time.ts';
import type { Report } from '../../types.ts';
import { dayText } from './days.ts';

export const GROUPS = [
  ['day', 'Day'],
  ['agent', 'Agent'],
  ['result', 'Result'],
] as const;
export type Group = (typeof GROUPS)[number][0];

/** A row's subject, for people. */
export const subjectText = ({ day, agent, result }: Report['rows'][number]): string =>
  day !== undefined ? dayText(day) : (agent?.name ?? agent?.user ?? result?.label ?? '');

/** A dash for no talk time. */
export const talkText = (seconds: number | null): string => (seconds === null ? '–' : clockText(seconds));
