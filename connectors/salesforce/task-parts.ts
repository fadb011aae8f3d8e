import { z } from 'zod';
import type { Activity } from '../../src/calls/activity.ts';
import type { Log, Now } from '../../src/calls/ports.ts';
import type { Api } from './api.ts';
import type { Links } from './links.ts';
import type { OrgSchema } from './schema.ts';
import type { TaskChoices } from './task-choices.ts';
import type { TaskOptions } from './task-fields.ts';
import type { Zones } from './zones.ts';

export interface TaskParts {
  readonly api: Api;
  readonly schema: OrgSchema;
  readonly links: Links;
  readonly zones: Zones;
  readonly choices: TaskChoices;
  readonly options: TaskOptions;
  readonly orgUrl: string;
  readonly log: Log;
  readonly now: Now;
  readonly steady: Now;
}

/** The answer to one upserted row. */
export const upsertAnswer = z.object({
  id: z.string().nullish(),
  success: z.boolean(),
  errors: z.unknown(),
});

/** The Task whose record page, or whose number in a list, was clicked. */
export const clickedTask = ({ record }: Activity): string | undefined =>
  record?.type === 'Task' ? record.id : undefined;
