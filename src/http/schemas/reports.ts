import { z } from 'zod';
import { labels } from './call.ts';
import { day, zone } from './periods.ts';

const DAY_MS = 86_400_000;
const MAX_DAYS = 366;

const count = z.int().min(0);

/** The first and the last day, both included, in the reader's calendar. */
export const reportPeriod = { from: day, to: day, zone: zone.default('UTC') };

interface Days {
  readonly from: string;
  readonly to: string;
}

/** Throws an issue of the schema at a period that a report cannot cover. */
export const checkPeriod = ({ from, to }: Days, context: z.core.$RefinementCtx<Days>): void => {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  const message =
    days < 1
      ? 'is before the first day'
      : days > MAX_DAYS
        ? `a report covers at most ${MAX_DAYS} days, these are ${days}`
        : undefined;
  if (message !== undefined) context.addIssue({ code: 'custom', path: ['to'], message });
};

const figures = z.object({
  calls: count,
  answered: count,
  talkSeconds: count,
  /** Over the answered calls, in whole seconds; null: none was answered. */
  averageTalkSeconds: count.nullable(),
});

/** Ended calls of a period, counted by day, agent or result. */
export const reportSchema = z.object({
  from: day,
  to: day,
  zone,
  /**
   * Each row has the field it was grouped by. Every day of the period has a row; agents and results only when they have calls.
   */
  rows: z.array(
    figures.extend({
      day: day.optional(),
      agent: z.strictObject({ crm: z.string(), user: z.string(), name: z.string().optional() }).optional(),
      /** Code null: the agent chose no result. */
      result: z.object({ code: z.string().nullable(), label: z.string(), labels }).optional(),
    }),
  ),
  total: figures,
});
