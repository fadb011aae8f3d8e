import type { Connector } from '../calls/connector.ts';
import type { MorMemory } from '../calls/mor-gateway.ts';
import type { Limits } from '../calls/limits.ts';
import type { Log } from '../calls/ports.ts';
import type { CrmInstance, MorServer } from '../calls/place/resolving.ts';
import { ownOptions } from '../config/load.ts';
import type { CrmConfig } from '../config/crm-schema.ts';
import type { Config } from '../config/schema.ts';
import { defined } from '../defined.ts';
import { createMorClient } from '../mor/client.ts';
import type { ResultChoice } from '../vocabulary/results.ts';
import { USUAL_RESULTS } from '../vocabulary/usual-results.ts';
import type { RuntimeDeps } from './runtime-deps.ts';

/** One client per configured MOR server. Their `now` measures durations and is compared with MOR's clock. */
export const createMors = (
  config: Config,
  memory: MorMemory,
  deps: Pick<RuntimeDeps, 'log' | 'now'> & { readonly limits: Limits },
): Map<string, MorServer> =>
  new Map(
    config.mor.map((mor) => [
      mor.id,
      {
        gateway: createMorClient(mor, { memory, log: deps.log, now: deps.now, limits: deps.limits }),
        numbers: {
          form: mor.numbers.form,
          prefixes: mor.numbers.prefixes,
          ...defined({ homeCountry: mor.numbers.homeCountry }),
        },
      },
    ]),
  );

const resultsOf = ({ results }: CrmConfig): readonly ResultChoice[] =>
  results.length === 0 ? USUAL_RESULTS : results;

/** The connectors' limits are shared with those of other nodes. */
type ConnectorWants = RuntimeDeps & { readonly limits: Limits };

const createConnector = (crm: CrmConfig, deps: ConnectorWants): Connector => {
  const type = deps.connectorTypes.find((t) => t.type === crm.type);
  if (!type) throw new Error(`unknown CRM type ${crm.type}`);
  return type.create(crm.id, type.options.parse(ownOptions(crm)), {
    now: deps.now,
    steady: deps.steady ?? deps.now,
    log: deps.log,
    results: resultsOf(crm),
    missedTask: crm.inbound?.enabled === true && crm.inbound.missedTask,
    limits: deps.limits,
  });
};

/** One connector per configured CRM instance. Throws when a connector cannot be created. */
export const createCrms = (config: Config, deps: ConnectorWants): Map<string, CrmInstance> => {
  // With a single MOR, a mapping need not name it.
  const [only, second] = config.mor;
  const onlyMor = only && !second ? { mor: only.id } : {};
  return new Map(
    config.crms.map((crm) => {
      const defaults = Object.fromEntries(
        Object.entries(crm.defaults).filter(([, value]) => value !== undefined),
      );
      return [
        crm.id,
        {
          connector: createConnector(crm, deps),
          defaults: { ...onlyMor, ...defaults },
          callerIds: crm.callerIds,
          results: resultsOf(crm),
          resultRequired: crm.resultRequired,
          ...defined({
            inbound: crm.inbound?.enabled === true ? crm.inbound : undefined,
            defaultCountry: crm.defaultCountry,
          }),
        },
      ];
    }),
  );
};

/**
 * At the first start with a MOR whose hash order is still unknown, asks it with a device that cannot exist, so that the first
 * click need not. Clicks in the meantime find the order themselves.
 */
export const learnHashOrders = (
  config: Config,
  mors: ReadonlyMap<string, MorServer>,
  memory: MorMemory,
  log: Log,
): void => {
  for (const mor of config.mor) {
    const known = memory.get(`mor.${mor.id}.hashOrder`) !== undefined;
    if (mor.hashOrder !== 'auto' || known || mor.secretKey === undefined || mor.status === undefined)
      continue;
    void mors
      .get(mor.id)
      ?.gateway.probe(mor.status.username)
      .then((reply) => {
        if (reply.ok)
          log.info({ mor: mor.id, hashOrder: reply.value.hashOrder }, 'learned the hash order of this MOR');
        else
          log.warn(
            { mor: mor.id, code: reply.code },
            `the hash order could not be learned yet: ${reply.text}`,
          );
      });
  }
};
