import { join } from 'node:path';
import { Readable } from 'node:stream';
import { stringify } from 'yaml';
import { createDemoCrm } from '../../connectors/demo/connector.ts';
import { generic } from '../../connectors/generic/connector.ts';
import type { Command } from '../../src/cli/context.ts';
import { parseConfig } from '../../src/config/load.ts';
import { collectLog } from '../helpers/app.ts';

export interface Run {
  readonly code: number;
  readonly out: string;
}

export interface RunOptions {
  readonly mor?: Record<string, unknown>;
  readonly config?: Record<string, unknown>;
  readonly stdin?: string | Uint8Array;
}

/** Runs commands against one database file in `folder` and the MOR at `url`. */
export const createRun =
  (place: () => { readonly folder: string; readonly url: string; readonly secretKey: string }) =>
  async (command: Command, args: readonly string[], options: RunOptions = {}): Promise<Run> => {
    const { folder, url, secretKey } = place();
    const lines: string[] = [];
    const text = stringify({
      database: `sqlite:${join(folder, 'connector.db')}`,
      numbers: { defaultCountry: 'LT' },
      rules: { allowedCountries: ['LT'] },
      mor: [
        {
          id: 'main',
          url,
          secretKey,
          status: { username: 'admin', pollMs: 100 },
          ...options.mor,
        },
      ],
      crms: [{ id: 'site', type: 'generic', apiKeys: ['a-key-of-sixteen-or-more'] }],
      ...options.config,
    });
    const code = await command({
      args,
      print: (line) => lines.push(line),
      stdin: Readable.from([options.stdin ?? '']),
      now: Date.now,
      log: collectLog(),
      connectorTypes: [generic],
      demoCrm: createDemoCrm(),
      configPath: () => 'config.yml',
      configFiles: () => ({ secret: [], plain: [] }),
      loadConfig: () =>
        parseConfig(text, {
          env: {},
          readFile: () => '',
          crmOptions: new Map([['generic', generic.options]]),
        }),
      defaultConfig: () => parseConfig('', { env: {}, readFile: () => '', crmOptions: new Map() }),
      untilStopped: new Promise(() => undefined),
    });
    return { code, out: lines.join('\n') };
  };
