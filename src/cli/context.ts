import type { ConfigFiles } from '../config/own-secrets.ts';
import type { ConnectorType } from '../calls/connector.ts';
import type { Log, Now } from '../calls/ports.ts';
import type { Config } from '../config/schema.ts';
import type { DemoCrmData } from '../demo/router.ts';

/** What every command gets from main.ts. */
export interface CommandContext {
  readonly args: readonly string[];
  readonly print: (line: string) => void;
  readonly stdin: NodeJS.ReadableStream;
  readonly now: Now;
  readonly log: Log;
  readonly connectorTypes: readonly ConnectorType[];
  readonly demoCrm: DemoCrmData;
  /** MOR_CONNECTOR_KEY: the key that encrypts stored secrets. */
  readonly masterKey?: string | undefined;
  /** MOR_SIMULATOR_KEY: the API secret key of the simulator. */
  readonly simulatorKey?: string | undefined;
  /** The configuration file's path: --config wins over the environment; undefined when neither names one. */
  readonly configPath: (given: string | undefined) => string | undefined;
  readonly configFiles: (path: string | undefined) => ConfigFiles;
  /** Reads the configuration named by --config or the environment. Throws ConfigError. */
  readonly loadConfig: (path: string | undefined) => Config;
  /** The configuration of a service that has no file yet: what it needs is set up in the admin pages. */
  readonly defaultConfig: () => Config;
  /** Resolves when the process is asked to stop (SIGINT, SIGTERM). */
  readonly untilStopped: Promise<void>;
}

/** Runs to its end and returns the exit code of the process. */
export type Command = (context: CommandContext) => Promise<number>;

/** A mistake on the command line; shown without a stack trace, exit code 2. */
export class UsageError extends Error {}

/** The CRM instance to use: the named one, or the only one there is. */
export const chooseCrm = (crms: ReadonlyMap<string, unknown>, named: string | undefined): string => {
  const ids = [...crms.keys()];
  const [only, ...others] = ids;
  const chosen = named ?? (others.length === 0 ? only : undefined);
  if (chosen !== undefined && crms.has(chosen)) return chosen;
  if (only === undefined) throw new UsageError('there is no CRM instance in the configuration');
  throw new UsageError(
    named === undefined
      ? `name the CRM instance: --crm ${ids.join('|')}`
      : `there is no CRM instance ${named} in the configuration; there are: ${ids.join(', ')}`,
  );
};

/** A port from the command line. */
export const portOf = (text: string): number => {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new UsageError('--port wants a number from 0 to 65535');
};
