import { parseArgs } from 'node:util';
import { createRuntime } from '../app/runtime.ts';
import { isRotated, rotateKey } from '../settings/rotate.ts';
import type { Rotated } from '../settings/rotate.ts';
import { UsageError } from './context.ts';
import type { Command } from './context.ts';
import { formsOf } from './usage.ts';

const DONE: Readonly<Record<Rotated, string>> = {
  tokens: 'Browser tokens are signed with a new key; all older ones are refused.',
  sessions: 'Everybody who was signed in to the admin pages is signed out.',
  vault: 'A new key encrypts the stored secrets; all of them were sealed with it.',
};

/** `keys rotate`: replaces one of the connector's own keys while the service is stopped. */
export const keys: Command = async ({ args, print, now, log, connectorTypes, masterKey, loadConfig }) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { config: { type: 'string' } },
  });
  const [verb, name = '', ...others] = positionals;
  if (verb !== 'rotate' || !isRotated(name) || others.length > 0) throw new UsageError(formsOf('keys'));
  const runtime = await createRuntime(loadConfig(values.config), {
    connectorTypes,
    log,
    now,
    masterKey,
    // Refused beside a running service, which would go on with the old key.
    isService: true,
    isAlone: true,
  });
  try {
    await rotateKey(name, { actor: 'cli', atMs: now() }, runtime);
    print(DONE[name]);
    if (name === 'vault' && runtime.vault.kind === 'env') {
      print('Take the old key out of MOR_CONNECTOR_KEY now.');
    }
    return 0;
  } finally {
    await runtime.stop();
  }
};
