import { newKey } from '../shared/new-key.ts';
import { send, withQuery } from './api.ts';
import type { Query } from './api.ts';
import type * as T from './types.ts';

const get = (path: string, query?: Query): Promise<unknown> => send('GET', withQuery(path, query));
const post = (path: string, body: unknown = {}): Promise<unknown> => send('POST', path, { body });
const put = (path: string, body: unknown): Promise<unknown> => send('PUT', path, { body });
const remove = (path: string): Promise<unknown> => send('DELETE', path);
const part = encodeURIComponent;
const rowPath = ({ crm, user }: T.AgentRef): string => `mapping/${part(crm)}/${part(user)}`;

type Kind = 'mor' | 'crms';
export type ClickInput = T.AgentRef & {
  readonly record?: { readonly type: string; readonly id: string };
  readonly number?: string;
};

/** The admin API: what each route takes and gives. */
export const api = {
  session: () => get('session') as Promise<T.Session>,
  signIn: (password: string) => post('sign-in', { password }) as Promise<T.Session>,
  signOut: () => post('sign-out'),
  setPassword: (password: string, code: string) =>
    post('setup/password', { password, ...(code === '' ? {} : { code }) }) as Promise<T.Session>,
  changePassword: (current: string, password: string) => put('password', { current, password }),
  setup: () => get('setup') as Promise<{ steps: readonly T.SetupStep[] }>,
  sessions: () => get('sessions') as Promise<T.Page<T.SessionItem>>,
  endSession: (id: string) => remove(`sessions/${part(id)}`),

  overview: (range: Query) => get('overview', range) as Promise<T.Overview>,
  audit: (query: Query) => get('audit', query) as Promise<T.Page<T.AuditEntry>>,

  mapping: (query: Query) => get('mapping', query) as Promise<T.MappingPage>,
  saveRow: (ref: T.AgentRef, row: object) => put(rowPath(ref), row),
  validateRow: (ref: T.AgentRef, row: object) => put(`${rowPath(ref)}?validate=true`, row),
  removeRow: (ref: T.AgentRef) => remove(rowPath(ref)),
  bulk: (refs: readonly T.AgentRef[], set: object) => post('mapping/bulk', { refs, set }) as Promise<T.Batch>,
  autoMatch: (crm: string) => post('mapping/auto-match', { crm }) as Promise<T.Proposals>,
  acceptMatches: (items: readonly (T.AgentRef & T.Line)[]) =>
    post('mapping/auto-match/accept', { items }) as Promise<T.Batch>,
  tryImport: (file: ArrayBuffer) =>
    send('POST', 'mapping/import?dryRun=true', { file }) as Promise<T.ImportPreview>,
  doImport: (file: ArrayBuffer) => send('POST', 'mapping/import', { file }) as Promise<T.Batch>,
  undo: () => post('mapping/undo') as Promise<{ rows: number }>,

  preview: (click: ClickInput) => post('preview', click) as Promise<T.Preview>,
  testCall: (click: ClickInput) =>
    send('POST', 'test-call', {
      body: click,
      headers: { 'idempotency-key': newKey() },
    }) as Promise<T.Call>,
  calls: (query: Query) => get('calls', query) as Promise<T.Page<T.Call>>,
  call: (id: string) => get(`calls/${part(id)}`) as Promise<T.Call>,
  retryActivities: (crm?: string) =>
    post('calls/retry-activities', crm === undefined ? {} : { crm }) as Promise<{ retried: number }>,
  retryActivity: (id: string) => post(`calls/${part(id)}/retry-activity`) as Promise<T.Call>,

  keys: () => get('keys') as Promise<T.Page<T.Key>>,
  createKey: (key: { crm: string; kind: string; label: string }) => post('keys', key) as Promise<T.NewKey>,
  rotateKey: (id: string) => post(`keys/${part(id)}/rotate`) as Promise<T.NewKey>,
  rotateOwnKey: (name: string) => post(`own-keys/${part(name)}/rotate`),
  revokeKey: (id: string) => remove(`keys/${part(id)}`),

  connections: () => get('connections') as Promise<T.Connections>,
  connectionTypes: () => get('connections/types') as Promise<T.ConnectionTypes>,
  saveConnection: (kind: Kind, id: string, fields: object) => put(`connections/${kind}/${part(id)}`, fields),
  removeConnection: (kind: Kind, id: string) => remove(`connections/${kind}/${part(id)}`),
  testConnection: (kind: Kind, given: object) =>
    post(`connections/${kind}/test`, given) as Promise<{ lines: readonly T.CheckLine[] }>,
  restart: () => post('restart'),

  rules: () => get('rules') as Promise<T.Rules>,
  rulesSchema: () => get('rules/schema') as Promise<Required<T.Drawable>>,
  saveRules: (rules: object) => put('rules', rules) as Promise<T.Rules>,
  resetRules: () => remove('rules') as Promise<T.Rules>,
  internalPatterns: () => get('rules/internal-patterns') as Promise<{ items: readonly T.ProposedPattern[] }>,
  tryRules: (given: object) => post('rules/try', given) as Promise<T.Tried>,
};
