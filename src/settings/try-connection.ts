import type { CheckLine, ConnectorType } from '../calls/connector.ts';
import type { Log, Now } from '../calls/ports.ts';
import { ownOptions } from '../config/load.ts';
import type { CrmConfig } from '../config/crm-schema.ts';
import type { MorConfig } from '../config/mor-schema.ts';
import { createMorClient } from '../mor/client.ts';
import { checkMor } from '../self-check/check-mor.ts';

interface TryDeps {
  readonly log: Log;
  readonly now: Now;
}

/** Checks the links to a MOR with a client of its own that keeps nothing. Places no call. */
export const tryMor = async (mor: MorConfig, deps: TryDeps): Promise<readonly CheckLine[]> => {
  const learned = new Map<string, string>();
  const memory = {
    get: (key: string) => learned.get(key),
    set: (key: string, text: string) => {
      learned.set(key, text);
    },
  };
  const gateway = createMorClient(mor, { memory, ...deps });
  try {
    return await checkMor({ mor, gateway, nowMs: deps.now() });
  } finally {
    await gateway.close();
  }
};

/** Checks the links to a CRM with a connector of its own. */
export const tryCrm = async (
  crm: CrmConfig,
  types: readonly ConnectorType[],
  deps: TryDeps,
): Promise<readonly CheckLine[]> => {
  const type = types.find((one) => one.type === crm.type);
  if (!type) return [];
  const connector = type.create(crm.id, type.options.parse(ownOptions(crm)), deps);
  try {
    return await connector.check();
  } finally {
    await connector.close();
  }
};
