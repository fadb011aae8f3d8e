import type { ChosenHeadings } from '../../mapping/agents/headings.ts';
import { newKey } from '../shared/new-key.ts';
import { addressOf, ask } from './api.ts';
import type { Given, QueryGiven } from './api.ts';
import type { AgentRef, Fields, ImportPreview } from './types.ts';

type Kind = 'mor' | 'crms';
export type ClickInput = Given<'POST /preview'>['body'];
type RowValues = Given<'PUT /mapping/:crm/:user'>['body'];
type Accepted = Given<'POST /mapping/auto-match/accept'>['body']['items'];

/** The admin API as functions for the pages; `http/admin/contract` defines each route's input and answer. */
export const api = {
  session: () => ask('GET /session'),
  signIn: (password: string) => ask('POST /sign-in', { body: { password } }),
  signOut: () => ask('POST /sign-out'),
  setPassword: (password: string, code: string) =>
    ask('POST /setup/password', { body: code === '' ? { password } : { password, code } }),
  changePassword: (current: string, password: string) =>
    ask('PUT /password', { body: { current, password } }),
  setup: () => ask('GET /setup'),
  packages: () => ask('GET /packages'),
  packageAddress: (type: string) => addressOf('GET /packages/:type', undefined, { type }),
  sessions: () => ask('GET /sessions'),
  endSession: (id: string) => ask('DELETE /sessions/:id', { params: { id } }),

  overview: (query: QueryGiven<'GET /overview'>) => ask('GET /overview', { query }),
  reports: (query: QueryGiven<'GET /reports'>) => ask('GET /reports', { query }),
  audit: (query: QueryGiven<'GET /audit'>) => ask('GET /audit', { query }),
  auditAddress: (query: QueryGiven<'GET /audit/export.csv'>) => addressOf('GET /audit/export.csv', query),

  mapping: (query: QueryGiven<'GET /mapping'>) => ask('GET /mapping', { query }),
  saveRow: ({ crm, user }: AgentRef, body: RowValues) =>
    ask('PUT /mapping/:crm/:user', { params: { crm, user }, body }),
  validateRow: ({ crm, user }: AgentRef, body: RowValues) =>
    ask('PUT /mapping/:crm/:user', { params: { crm, user }, query: { validate: 'true' }, body }),
  removeRow: ({ crm, user }: AgentRef) => ask('DELETE /mapping/:crm/:user', { params: { crm, user } }),
  bulk: (refs: readonly AgentRef[], set: RowValues) => ask('POST /mapping/bulk', { body: { refs, set } }),
  acceptMatches: (items: Accepted) => ask('POST /mapping/auto-match/accept', { body: { items } }),
  tryImport: async (file: ArrayBuffer, headings: ChosenHeadings): Promise<ImportPreview> => {
    const query = { dryRun: 'true', headings: JSON.stringify(headings) };
    const answer = await ask('POST /mapping/import', { query, file });
    if (!('errors' in answer)) throw new Error('The server stored the file instead of looking at it.');
    return answer;
  },
  importMistakes: (file: ArrayBuffer, headings: ChosenHeadings) =>
    ask('POST /mapping/import/mistakes.csv', { query: { headings: JSON.stringify(headings) }, file }),
  doImport: async (file: ArrayBuffer, headings: ChosenHeadings): Promise<{ readonly changed: number }> => {
    const answer = await ask('POST /mapping/import', { query: { headings: JSON.stringify(headings) }, file });
    if (!('changed' in answer)) throw new Error('The server looked at the file instead of storing it.');
    return answer;
  },
  lastChange: () => ask('GET /mapping/undo'),
  undo: (batch: string) => ask('POST /mapping/undo', { body: { batch } }),

  preview: (body: ClickInput) => ask('POST /preview', { body }),
  testCall: (body: ClickInput) => ask('POST /test-call', { body, headers: { 'idempotency-key': newKey() } }),
  calls: (query: QueryGiven<'GET /calls'>) => ask('GET /calls', { query }),
  results: () => ask('GET /results'),
  call: (id: string) => ask('GET /calls/:id', { params: { id } }),
  recordingAddress: (id: string) => addressOf('GET /calls/:id/recording', undefined, { id }),
  eraseRecording: (id: string) => ask('DELETE /calls/:id/recording', { params: { id } }),
  retryActivities: (crm?: string) =>
    ask('POST /calls/retry-activities', { body: crm === undefined ? {} : { crm } }),
  retryActivity: (id: string) => ask('POST /calls/:id/retry-activity', { params: { id } }),

  keys: () => ask('GET /keys'),
  createKey: (body: Given<'POST /keys'>['body']) => ask('POST /keys', { body }),
  rotateKey: (id: string) => ask('POST /keys/:id/rotate', { params: { id } }),
  rotateOwnKey: (name: string) => ask('POST /own-keys/:name/rotate', { params: { name } }),
  revokeKey: (id: string) => ask('DELETE /keys/:id', { params: { id } }),

  connections: () => ask('GET /connections'),
  connectionTypes: () => ask('GET /connections/types'),
  saveConnection: (kind: Kind, id: string, body: Fields) =>
    ask(`PUT /connections/${kind}/:id`, { params: { id }, body }),
  connectByCode: (body: Given<'POST /connections/crms/by-code'>['body']) =>
    ask('POST /connections/crms/by-code', { body }),
  removeConnection: (kind: Kind, id: string) => ask(`DELETE /connections/${kind}/:id`, { params: { id } }),
  testConnection: (kind: Kind, body: Fields) => ask(`POST /connections/${kind}/test`, { body }),
  restart: () => ask('POST /restart'),

  oidc: () => ask('GET /oidc'),
  oidcSchema: () => ask('GET /oidc/schema'),
  saveOidc: (body: Fields) => ask('PUT /oidc', { body }),
  removeOidc: () => ask('DELETE /oidc'),
  testOidc: (body: Fields) => ask('POST /oidc/test', { body }),

  rules: () => ask('GET /rules'),
  countries: () => ask('GET /rules/countries'),
  rulesSchema: () => ask('GET /rules/schema'),
  saveRules: (body: Fields) => ask('PUT /rules', { body }),
  resetRules: () => ask('DELETE /rules'),
  internalPatterns: () => ask('GET /rules/internal-patterns'),
  tryRules: (body: Given<'POST /rules/try'>['body']) => ask('POST /rules/try', { body }),
};
