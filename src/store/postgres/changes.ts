import { createRequire } from 'node:module';
import type * as Pg from 'pg';
import type { RecordKind } from '../../calls/admin-ports.ts';
import type { NodeMessage } from '../../calls/nodes.ts';
import type { ForeignChange } from '../../calls/ports.ts';
import type { OperationName } from '../operations/index.ts';
import type { ChangeRows } from '../operations/nodes.ts';
import type { Request } from '../protocol.ts';

export const CHANNEL = 'mor_connector';
/** Rows read at a time. */
const PAGE = 500;

type Kind = RecordKind | 'mappings' | 'settings';

/** The content of a row of `changes`, as JSON. */
interface Row {
  readonly calls?: readonly string[];
  readonly kinds?: readonly Kind[];
  readonly messages?: readonly NodeMessage[];
}

type Named<N extends OperationName> = Extract<Request, { name: N }>;
type RowsByName = { readonly [N in OperationName]?: (args: Named<N>['args']) => Row };

/** What other processes have to know about each write; operations that are not listed tell them nothing. */
const ROWS: RowsByName = {
  beginCall: ({ row }) => ({ calls: [row.id] }),
  storeCall: ({ row }) => ({ calls: [row.id] }),
  withdrawCall: ({ row }) => ({ calls: [row.id] }),
  saveCall: ({ id }) => ({ calls: [id] }),
  applyMappings: () => ({ kinds: ['mappings'] }),
  undoLastBatch: () => ({ kinds: ['mappings'] }),
  setSetting: () => ({ kinds: ['settings'] }),
  addRecord: ({ kind }) => ({ kinds: [kind] }),
  swapRecord: ({ kind }) => ({ kinds: [kind] }),
  applyRecords: ({ changes }) => ({ kinds: changes.map(({ kind }) => kind) }),
  replaceSecrets: () => ({ kinds: ['mappings', 'settings', 'key', 'mor', 'crm', 'oidc'] }),
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

/** Reads what other processes have changed, in commit order. */
export interface ChangeReader {
  /** There may be news. `upTo`: the number of a change that certainly exists. */
  look(upTo?: number): void;
  /** Are there changes that have not been passed on yet? */
  isBehind(): boolean;
  /** Number of the newest change that was read. */
  last(): number;
  /** Resolves when no read is under way. */
  idle(): Promise<void>;
}

export const createChangeReader = (deps: {
  /** This process; its own changes are skipped because it knows them. */
  readonly origin: string;
  /** The newest change when this process started. */
  readonly from: number;
  readonly read: (args: { after: number; limit: number }) => Promise<ChangeRows>;
  /** Undefined: more was missed than is kept. */
  readonly tell: (change: ForeignChange | undefined) => void;
}): ChangeReader => {
  let last = deps.from;
  let asked = 0;
  let working: Promise<void> | undefined;
  let hasFailed = false;

  const readOn = async (): Promise<void> => {
    for (;;) {
      const { changes, oldest } = await deps.read({ after: last, limit: PAGE });
      // Gaps also come from transactions that were rolled back; reloading once too often does no harm.
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
      // The database is unreachable: the next beat or notification starts another look.
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
    last: () => last,
    idle: async () => {
      while (working !== undefined) await working;
    },
  };
};
