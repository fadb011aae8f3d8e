import { Problem } from '../../../calls/problems.ts';
import type { AnswerOf, BodyOf } from '../contract/contract.ts';
import { AdminReply } from '../route.ts';
import type { AddRoute, By } from '../route.ts';

export type ConnectionKind = 'mor' | 'crm';
export type Fields = Readonly<Record<string, unknown>>;

/** Connections to MOR and CRMs as administrators see and change them; secrets go in and never come out. */
export interface Connections {
  list(): Promise<AnswerOf<'GET /connections'>>;
  types(): AnswerOf<'GET /connections/types'>;
  /**
   * Rejects with `forbidden` for a connection of the file, and with `invalid_request` and the wrong fields. Returns it without
   * secrets.
   */
  putMor(id: string, fields: Fields, by: By): Promise<AnswerOf<'PUT /connections/mor/:id'>>;
  putCrm(id: string, fields: Fields, by: By): Promise<AnswerOf<'PUT /connections/crms/:id'>>;
  remove(kind: ConnectionKind, id: string, by: By): Promise<void>;
  /** Tests a connection as entered, or a known one by its id. Places no call. */
  test(kind: ConnectionKind, fields: Fields): Promise<AnswerOf<'POST /connections/mor/test'>['lines']>;
}

export interface ConnectionDeps {
  readonly connections: Connections;
  /** Connects the CRM that made a code. Rejects with `invalid_request`. */
  readonly connectByCode: (
    given: BodyOf<'POST /connections/crms/by-code'>,
    by: By,
  ) => Promise<AnswerOf<'POST /connections/crms/by-code'>>;
  /** Undefined: this process cannot restart itself. */
  readonly requestRestart: (() => void) | undefined;
}

/** Lets the answer leave before its connection is closed. */
const RESTART_AFTER_MS = 100;

export const addConnectionRoutes = (add: AddRoute, deps: ConnectionDeps): void => {
  const { connections } = deps;
  add('GET /connections', () => connections.list());
  add('GET /connections/types', () => connections.types());

  add('POST /connections/mor/test', async ({ body }) => ({ lines: await connections.test('mor', body) }));
  add('POST /connections/crms/test', async ({ body }) => ({ lines: await connections.test('crm', body) }));
  add('POST /connections/crms/by-code', ({ body, by }) => deps.connectByCode(body, by));
  add('PUT /connections/mor/:id', ({ params, body, by }) => connections.putMor(params.id, body, by));
  add('PUT /connections/crms/:id', ({ params, body, by }) => connections.putCrm(params.id, body, by));
  add('DELETE /connections/mor/:id', async ({ params, by }) => {
    await connections.remove('mor', params.id, by);
  });
  add('DELETE /connections/crms/:id', async ({ params, by }) => {
    await connections.remove('crm', params.id, by);
  });

  add('POST /restart', ({ res }) => {
    const { requestRestart } = deps;
    if (!requestRestart) {
      throw new Problem('not_supported', 'This process cannot restart itself; restart the service.');
    }
    res.once('close', () => {
      setTimeout(requestRestart, RESTART_AFTER_MS);
    });
    res.setHeader('connection', 'close');
    return new AdminReply(202, { restarting: true });
  });
};
