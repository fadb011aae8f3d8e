import type { ConfigFiles } from '../config/own-secrets.ts';
import type { ConnectorType } from '../calls/connector.ts';
import type { Log, Now } from '../calls/ports.ts';

export interface RuntimeDeps {
  readonly connectorTypes: readonly ConnectorType[];
  readonly log: Log;
  readonly now: Now;
  /** Monotonic milliseconds, unaffected by changes of the wall clock; `now` by default. */
  readonly steady?: Now;
  /** MOR_CONNECTOR_KEY, which encrypts stored secrets; absent: the key file is used. */
  readonly masterKey?: string | undefined;
  readonly configFiles?: ConfigFiles;
  /** Ignore stored connections: the way out when one of them keeps the connector from starting. */
  readonly ignoreStored?: boolean;
  /** This process is the service of its database, not a command beside it. */
  readonly isService?: boolean;
  /** No other service may use the database meanwhile, even where several could. */
  readonly isAlone?: boolean;
  /** This process is a command that acts as a node under this name while it runs; it takes over nothing by itself. */
  readonly guest?: string;
  /** Called when the database thread has ended by itself; this process can do nothing any more. */
  readonly onCrash?: (error: Error) => void;
}
