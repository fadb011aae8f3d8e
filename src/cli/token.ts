import { parseArgs } from 'node:util';
import { createRuntime } from '../app/runtime.ts';
import { createTokens } from '../http/tokens.ts';
import { UsageError, chooseCrm } from './context.ts';
import type { Command } from './context.ts';
import { formsOf } from './usage.ts';

/** `token`: a short-lived browser token for one agent, for trying things out. */
export const token: Command = async ({ args, print, now, log, connectorTypes, masterKey, loadConfig }) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      config: { type: 'string' },
      crm: { type: 'string' },
      user: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { user } = values;
  if (user === undefined) throw new UsageError(formsOf('token'));
  const runtime = await createRuntime(loadConfig(values.config), { connectorTypes, log, now, masterKey });
  try {
    const crm = chooseCrm(runtime.crms, values.crm);
    const issued = await createTokens({ key: () => runtime.ownKeys.get('tokens'), trusted: [], now }).issue(
      { crm, user },
      'act',
    );
    print(values.json ? JSON.stringify({ crm, user, ...issued }) : issued.token);
    return 0;
  } finally {
    await runtime.stop();
  }
};
