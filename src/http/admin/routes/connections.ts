import { z } from 'zod';
import type { CheckLine } from '../../../calls/connector.ts';
import { Problem } from '../../../calls/problems.ts';
import { AdminReply } from '../route.ts';
import type { AddRoute } from '../route.ts';

interface By {
  readonly actor: string;
  readonly atMs: number;
}

export type ConnectionKind = 'mor' | 'crm';
export type Fields = Readonly<Record<string, unknown>>;

/** Connections to MOR and CRMs as administrators see and change them; secrets go in and never come out. */
export interface Connections {
  list(): Promise<Fields>;
  types(): Fields;
  /** Rejects with `forbidden` for one of the file, `invalid_request` with the wrong fields. Returns it without secrets. */
  put(kind: ConnectionKind, id: string, fields: Fields, by: By): Promise<Fields>;
  remove(kind: ConnectionKind, id: string, by: By): Promise<void>;
  /** Tries a connection out as it is entered, or one that is known by its id. Places no call. */
  test(kind: ConnectionKind, fields: Fields): Promise<readonly CheckLine[]>;
}

export interface ConnectionDeps {
  readonly connections: Connections;
  /** Undefined: this process cannot restart itself. */
  readonly requestRestart: (() => void) | undefined;
}

const fieldsBody = z.record(z.string().max(100), z.unknown());

/** Time for the answer to leave before its connection is closed. */
const RESTART_AFTER_MS = 100;

export const addConnectionRoutes = (add: AddRoute, deps: ConnectionDeps): void => {
  const { connections } = deps;
  add('get', '/connections', { handle: () => connections.list() });
  add('get', '/connections/types', { handle: () => Promise.resolve(connections.types()) });

  for (const [path, kind] of [
    ['mor', 'mor'],
    ['crms', 'crm'],
  ] as const) {
    add('post', `/connections/${path}/test`, {
      body: fieldsBody,
      handle: async ({ body }) => ({ lines: await connections.test(kind, body) }),
    });
    add('put', `/connections/${path}/:id`, {
      body: fieldsBody,
      handle: ({ params, body, by }) => connections.put(kind, params['id'] ?? '', body, by),
    });
    add('delete', `/connections/${path}/:id`, {
      handle: ({ params, by }) => connections.remove(kind, params['id'] ?? '', by),
    });
  }

  add('post', '/restart', {
    handle({ res }) {
      const { requestRestart } = deps;
      if (!requestRestart) {
        throw new Problem('not_supported', 'This process cannot restart itself; restart the service.');
      }
      res.once('close', () => {
        setTimeout(requestRestart, RESTART_AFTER_MS);
      });
      res.setHeader('connection', 'close');
      return Promise.resolve(new AdminReply(202, { restarting: true }));
    },
  });
};
