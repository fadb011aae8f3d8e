import { createRequire } from 'node:module';
import type * as Pg from 'pg';
import type { RecordKind } from '../../calls/admin-ports.ts';
import type { NodeMessage } from '../../calls/nodes.ts';
import type { ForeignChange } from '../../calls/ports.ts';
import type { OperationName } from '../operations/index.ts';
import type { ChangeRows } from '../operations/nodes.ts';
import type { Request } from '../protocol.ts';

export const CHANNEL = 'mor_connector';
/** Rows that are read at a time. */
const PAGE = 500;

type Kind = RecordKind | 'mappings' | 'settings';

/** What a row of `changes` says, as JSON. */
interface Row {
  readonly calls?: readonly string[];
  readonly kinds?: readonly Kind[];
  readonly messages?: readonly NodeMessage[];
}

type Named<N extends OperationName> = Extract<Request, { name: N }>;
type RowsByName = { readonly [N in OperationName]?: (args: Named<N>['args']) => Row };

/** What others have to know of a write, by its operation; of all other operations nothing. */
const ROWS: RowsByName = {
  beginCall: ({ row }) => ({ calls: [row.id] }),
  storeCall: ({ row }) => ({ calls: [row.id] }),
  withdrawCall: ({ row }) => ({ calls: [row.id] }),
  saveCall: ({ id }) => ({ calls: [id] }),
  applyMappings: () => ({ kinds: ['mappings'] }),
  undoLastBatch: () => ({ kinds: ['mappings'] }),
  setSetting: () => ({ kinds: ['settings'] }),
  applyRecords: ({ changes }) => ({ kinds: changes.map(({ kind }) => kind) }),
  replaceSecrets: () => ({ kinds: ['mappings', 'settings', 'key', 'mor', 'crm'] }),
  sendMessage: (message) => ({ messages: [message] }),
};

/** Name and arguments of a Request belong together. */
const rowOf = ({ name, args }: Request): Row =>
  (ROWS[name] as ((given: unknown) => Row) | undefined)?.(args) ?? {};

const literal = (text: string): string => {
  const { escapeLiteral } = createRequire(import.meta.url)('pg') as typeof Pg;
  return escapeLiteral(text.replaceAll('\0', '\uFFFD'));
};

/** The statements that tell the other processes what a transaction of `origin` has changed. */
export const announcing =
  (origin: string) =>
  (requests: readonly Request[]): readonly string[] => {
    const rows = requests.map(rowOf);
    const calls = rows.flatMap((row) => row.calls ?? []);
    const kinds = [...new Set(rows.flatMap((row) => row.kinds ?? []))];
    const messages = rows.flatMap((row) => row.messages ?? []);
    if (calls.length + kinds.length + messages.length === 0) return [];
    const what = JSON.stringify({ calls, kinds, messages } satisfies Row);
    return [
      `INSERT INTO changes (origin, what) VALUES (${literal(origin)}, ${literal(what)})`,
      `NOTIFY ${CHANNEL}`,
    ];
  };

/** Reads what others have changed, in the order of their commits. */
export interface ChangeReader {
  /** There may be something new: `upTo` is the number of a change that is known to be there. */
  look(upTo?: number): void;
  /** There may be changes that were not told yet. */
  isBehind(): boolean;
  /** Resolves when nothing is being read. */
  idle(): Promise<void>;
}

export const createChangeReader = (deps: {
  /** Changes of this process, which it knows. */
  readonly origin: string;
  /** The newest change when this process began. */
  readonly from: number;
  readonly read: (args: { after: number; limit: number }) => Promise<ChangeRows>;
  /** Undefined: more has been missed than is kept. */
  readonly tell: (change: ForeignChange | undefined) => void;
}): ChangeReader => {
  let last = deps.from;
  let asked = 0;
  let working: Promise<void> | undefined;
  let hasFailed = false;

  const readOn = async (): Promise<void> => {
    for (;;) {
      const { changes, oldest } = await deps.read({ after: last, limit: PAGE });
      // Numbers are missing where a transaction was rolled back; a look too many does no harm.
      if (oldest > last + 1) deps.tell(undefined);
      const foreign = changes.filter(({ origin }) => origin !== deps.origin);
      last = changes.at(-1)?.seq ?? last;
      if (foreign.length > 0) {
        const rows = foreign.map(({ what }) => JSON.parse(what) as Row);
        deps.tell({
          calls: [...new Set(rows.flatMap((row) => row.calls ?? []))],
          kinds: new Set(rows.flatMap((row) => row.kinds ?? [])),
          messages: rows.flatMap((row) => row.messages ?? []),
        });
      }
      if (changes.length < PAGE) return;
    }
  };

  const work = async (): Promise<void> => {
    const before = asked;
    hasFailed = false;
    await readOn().catch(() => {
      // The database is away: the next beat or notification leads here again.
      hasFailed = true;
    });
    working = undefined;
    if (asked !== before) begin();
  };

  const begin = (): void => {
    working = work();
  };

  return {
    look(upTo) {
      if (upTo !== undefined && upTo <= last && !hasFailed) return;
      asked += 1;
      if (working === undefined) begin();
    },
    isBehind: () => working !== undefined || hasFailed,
    idle: async () => {
      while (working !== undefined) await working;
    },
  };
};
