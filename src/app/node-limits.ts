import type { Nodes } from '../calls/nodes.ts';
import type { Log, Now } from '../calls/ports.ts';
import { nodeTimers } from '../calls/timers.ts';
import { ownOptions } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import { defined } from '../defined.ts';
import { createLimits } from '../limits/limits.ts';
import type { LimitsService } from '../limits/limits.ts';

/** The limits of everything in the configuration: nodes with the same MORs and CRMs share them. */
export const createNodeLimits = (
  config: Config,
  deps: { readonly nodes: Nodes | undefined; readonly now: Now; readonly log: Log },
): LimitsService => {
  const { redis, redisTls, mor, crms } = config;
  const places = [
    ...mor.map(({ id, url }) => [id, url]),
    ...crms.map((crm) => [crm.id, crm.type, ownOptions(crm)['url']]),
  ];
  return createLimits({
    ...deps,
    ...defined({ redis: redis === undefined ? undefined : { url: redis, ...defined({ tls: redisTls }) } }),
    scope: JSON.stringify(places),
    timers: nodeTimers,
  });
};
