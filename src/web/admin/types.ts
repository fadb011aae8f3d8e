import type { AdminRoute, PageAnswer, PageEvents } from '../../http/admin/contract/contract.ts';

/** The admin API's answers, as in the contract. */
export type { JsonSchema } from '../../config/json-schema.ts';
export type { Mapping } from '../../mapping/agents/mapping.ts';

type ItemOf<R extends AdminRoute> =
  PageAnswer<R> extends { readonly items: readonly (infer Item)[] } ? Item : never;

export type Session = PageAnswer<'GET /session'>;
export type Key = ItemOf<'GET /keys'>;
export type SetupStep = PageAnswer<'GET /setup'>['steps'][number];

export type CrmPackage = ItemOf<'GET /packages'>;

export type Overview = PageAnswer<'GET /overview'>;
export type Report = PageAnswer<'GET /reports'>;
export type AuditEntry = ItemOf<'GET /audit'>;
export type Call = PageAnswer<'GET /calls/:id'>;
export type Preview = PageAnswer<'POST /preview'>;

export type MappingRow = ItemOf<'GET /mapping'>;
export type AgentRef = Pick<MappingRow, 'crm' | 'user'>;
export type Matches = PageEvents<'GET /mapping/auto-match'>['done'];
export type Proposal = Matches['items'][number];
export type ImportPreview = Extract<PageAnswer<'POST /mapping/import'>, { readonly errors: unknown }>;

export type Connections = PageAnswer<'GET /connections'>;
export type MorConnection = Connections['mor'][number];
export type CrmConnection = Connections['crms'][number];
/** Secrets appear as `{set: true}`. */
export type Fields = CrmConnection['options'];
export type CheckLine = PageAnswer<'POST /connections/mor/test'>['lines'][number];

/** Sign-in with OpenID Connect as it is set up; the secret appears as `{set: true}`. */
export type Oidc = PageAnswer<'GET /oidc'>;
/** Dial rules and number settings, drawn from their schema: pages know no key of them by name. */
export type Rules = PageAnswer<'GET /rules'>;
/** The schema from which a form is drawn. */
export type Drawable = PageAnswer<'GET /rules/schema'>;
/** The dial rules' verdict on a number. */
export type Tried = PageAnswer<'POST /rules/try'>;
export type ProposedPattern = ItemOf<'GET /rules/internal-patterns'>;
