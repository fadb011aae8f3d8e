import type { Now } from '../../src/calls/ports.ts';
import type { Api } from './api.ts';
import type { ObjectPlans } from './objects.ts';
import type { SalesforceOptions } from './options.ts';
import type { OrgSchema } from './schema.ts';
import type { TaskChoices } from './task-choices.ts';

/** What the self-check looks at. */
export interface CheckParts {
  readonly api: Api;
  readonly schema: OrgSchema;
  readonly plans: ObjectPlans;
  readonly options: SalesforceOptions;
  readonly choices: TaskChoices;
  readonly now: Now;
  /** What may be written as a result. */
  readonly results: readonly string[];
  /** Do missed calls become Tasks? */
  readonly missedTask: boolean;
}
