import type { ConnectorType } from '../calls/connector.ts';
import type { Log, Now } from '../calls/ports.ts';

export interface RuntimeDeps {
  readonly connectorTypes: readonly ConnectorType[];
  readonly log: Log;
  readonly now: Now;
  /** Monotonic milliseconds, unaffected by changes of the wall clock; `now` by default. */
  readonly steady?: Now;
  /** MOR_CONNECTOR_KEY: encrypts stored secrets; absent: a key file does. */
  readonly masterKey?: string | undefined;
  /** The configuration file and the files that it refers to. */
  readonly configFiles?: readonly string[];
  /** Leave stored connections out: the way back when one of them keeps the connector from starting. */
  readonly ignoreStored?: boolean;
  /** This process is the service of its database, not a command beside it. */
  readonly isService?: boolean;
  /** ... and no other service may use it meanwhile, also where several could. */
  readonly isAlone?: boolean;
  /** This process is a command that is one of the nodes while it runs, named by this; it takes nothing over by itself. */
  readonly guest?: string;
  /** The database thread has ended by itself; nothing can be done in this process any more. */
  readonly onCrash?: (error: Error) => void;
}
