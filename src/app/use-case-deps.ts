import type { Nodes } from '../calls/nodes.ts';
import type { ActivityLogDeps } from '../calls/outbox/log-activity.ts';
import type { PlaceDeps } from '../calls/place/place.ts';
import type { CrmInstance, MorServer, ResolveDeps } from '../calls/place/resolving.ts';
import type { Now, Store } from '../calls/ports.ts';
import type { Timers } from '../calls/timers.ts';
import type { Config } from '../config/schema.ts';

/** The settings of a MOR that concern following and waiting. */
type MorTimes = Pick<Config['mor'][number], 'id' | 'timeoutMs'> & {
  readonly inbound?: boolean;
  readonly recordings?: Config['mor'][number]['recordings'];
  readonly status?: Pick<NonNullable<Config['mor'][number]['status']>, 'pollMs'> | undefined;
};

export interface UseCaseDeps extends Pick<PlaceDeps, 'limits' | 'instanceLimits' | 'newId' | 'log'> {
  readonly store: Store;
  readonly crms: ReadonlyMap<string, CrmInstance>;
  readonly mors: ReadonlyMap<string, MorServer>;
  readonly config: { readonly follow: Config['follow']; readonly mor: readonly MorTimes[] };
  readonly rules: ResolveDeps['rules'];
  readonly internal: ResolveDeps['internal'];
  readonly defaultCountry: () => string | undefined;
  readonly now: Now;
  /** Monotonic milliseconds, unaffected by changes of the wall clock. */
  readonly steady: Now;
  /** Node's own timers by default. */
  readonly timers?: Timers;
  readonly random?: ActivityLogDeps['random'];
  /** Absent: this process is the only service of its database, or a command beside it. */
  readonly nodes?: Nodes;
}
