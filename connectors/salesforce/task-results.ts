import type { ActivityResult } from '../../src/calls/activity.ts';
import type { Log } from '../../src/calls/ports.ts';
import { defined } from '../../src/defined.ts';
import { CrmError } from '../shared/crm-error.ts';
import { reactionToError } from './reactions.ts';
import type { Reaction } from './reactions.ts';
import type { OrgSchema } from './schema.ts';
import { UnknownRecordType } from './task-choices.ts';

/** Task lacks the field that holds the call's id. */
export class MissingField extends Error {}

export const retry = (reason: string, afterSec?: number): ActivityResult => ({
  kind: 'retry',
  reason,
  ...defined({ retryAfterSec: afterSec }),
});

export const dead = (reason: string, cure: string): ActivityResult => ({ kind: 'dead', reason, cure });

/** Builds the results that the outbox gets about Tasks. */
export class TaskResults {
  readonly #orgUrl: string;
  readonly #schema: OrgSchema;
  readonly #log: Log;

  constructor({ orgUrl, schema, log }: { orgUrl: string; schema: OrgSchema; log: Log }) {
    this.#orgUrl = orgUrl;
    this.#schema = schema;
    this.#log = log;
  }

  written(id: string): Extract<ActivityResult, { kind: 'written' }> {
    return { kind: 'written', id, url: `${this.#orgUrl}/${id}` };
  }

  /** The result for a reaction that allows no further attempt now. */
  settled(reaction: Reaction, reason: string): ActivityResult {
    const final = reaction.kind === 'smaller' ? reaction.alone : reaction;
    if (final.kind === 'never') {
      // The org's permissions may have changed since it was described.
      this.#schema.forget('Task');
      return dead(reason, final.cure);
    }
    return retry(reason, final.kind === 'later' ? final.afterSec : undefined);
  }

  failed(error: unknown): ActivityResult {
    if (error instanceof MissingField) {
      return dead(
        error.message,
        'Install the package (field on Activity) and give the integration user the permission set MOR Integration.',
      );
    }
    if (error instanceof UnknownRecordType) return dead(error.message, 'Correct task.recordType.');
    if (error instanceof CrmError) return this.settled(reactionToError(error), error.message);
    this.#log.error({ error }, 'writing a Task failed in an unexpected way');
    return retry('The connector made a mistake; its log has the details');
  }

  /** Turns any failure into a result. */
  async guarded(work: () => Promise<ActivityResult>): Promise<ActivityResult> {
    try {
      return await work();
    } catch (error) {
      return this.failed(error);
    }
  }
}
