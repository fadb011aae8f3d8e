import { z } from 'zod';
import type { Activity, ActivityResult } from '../../src/calls/connector.ts';
import type { Log, Now } from '../../src/calls/ports.ts';
import type { Api } from './api.ts';
import type { Deadline } from './deadline.ts';
import type { Links } from './links.ts';
import type { Reaction } from './reactions.ts';
import type { OrgSchema } from './schema.ts';
import type { TaskChoices } from './task-choices.ts';
import type { TaskOptions } from './task-fields.ts';
import type { TaskRow } from './task-rows.ts';
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

/** Writes one ended call as one Task, and what writing many needs of that. */
export interface TaskWriter {
  /** Never rejects. */
  write(activity: Activity, deadline: Deadline): Promise<ActivityResult>;
  /** Writes a Task that is known not to exist yet. */
  create(activity: Activity, deadline: Deadline): Promise<ActivityResult>;
  /** Brings later notes into a Task that is known to stand for the call. */
  amend(row: TaskRow, activity: Activity, deadline: Deadline): Promise<ActivityResult>;
  /** Tasks that calls have already, looked up for those whose earlier attempt may have succeeded unnoticed. */
  existing(activities: readonly Activity[], deadline: Deadline): Promise<ReadonlyMap<string, TaskRow>>;
  /** Asks at once what the drafts of these need. */
  prepare(activities: readonly Activity[], deadline: Deadline): Promise<void>;
  /** All fields of a new Task that was prepared; from now on the call counts as attempted. */
  draft(activity: Activity, deadline: Deadline): Promise<Readonly<Record<string, unknown>>>;
  written(id: string): ActivityResult;
  /** What the outbox hears about a reaction that allows no further attempt now. */
  settled(reaction: Reaction, reason: string): ActivityResult;
  /** Turns any failure into a result. */
  guarded(work: () => Promise<ActivityResult>): Promise<ActivityResult>;
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
