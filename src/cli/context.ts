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
  /** The configuration file's path: --config wins over the environment; undefined: none is named. */
  readonly configPath: (given: string | undefined) => string | undefined;
  /** Reads the configuration named by --config or the environment. Throws ConfigError. */
  readonly loadConfig: (path: string | undefined) => Config;
  /** Resolves when the process is asked to stop (SIGINT, SIGTERM). */
  readonly untilStopped: Promise<void>;
}

/** Runs to its end and says how: the process' exit code. */
export type Command = (context: CommandContext) => Promise<number>;

/** A mistake in the command's words; shown without a stack, exit code 2. */
export class UsageError extends Error {}
