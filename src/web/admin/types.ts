import type { CallState, Outcome } from '../../calls/call.ts';
import type { CheckLine } from '../../calls/connector.ts';
import type { Preview } from '../../calls/preview.ts';
import type { Mapping } from '../../mapping/mapping.ts';

export type { CallState, CheckLine, Mapping, Outcome, Preview };

export interface Session {
  readonly role: 'administrator' | 'viewer';
  readonly name: string;
  readonly csrf: string;
  readonly expiresAt: string;
  readonly setupDone: boolean;
  readonly oidc: boolean;
}

export interface SetupStep {
  readonly id: 'password' | 'mor' | 'crm' | 'mapping' | 'call';
  readonly state: 'done' | 'open' | 'broken';
  readonly detail: string;
  readonly cure?: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
  readonly total?: number;
}

export interface AgentRef {
  readonly crm: string;
  readonly user: string;
}

export interface Issue {
  readonly field?: string;
  readonly message: string;
}

export interface MappingRow extends AgentRef {
  readonly name?: string;
  readonly email?: string;
  readonly active?: boolean;
  readonly mapping?: Mapping;
  readonly origins?: Readonly<Record<string, string>>;
  readonly issues: readonly Issue[];
}

export interface MappingPage extends Page<MappingRow> {
  readonly crmError?: string;
}

export interface Batch {
  readonly changed: number;
  readonly batch?: string;
}

export interface Line {
  readonly mor: string;
  readonly username: string;
  readonly device: string;
  readonly source: string;
}

export interface Proposal extends AgentRef {
  readonly name: string;
  readonly proposal: Line;
  readonly confidence: 'high' | 'medium' | 'low';
  readonly score: number;
  readonly reasons: readonly string[];
  readonly conflict?: string;
  readonly current?: Partial<Mapping>;
}

export interface Proposals {
  readonly items: readonly Proposal[];
  readonly unmatched: number;
  readonly truncated?: boolean;
}

export interface ImportPreview {
  readonly create: readonly Partial<Mapping>[];
  readonly update: readonly {
    readonly before: Partial<Mapping>;
    readonly after: Partial<Mapping>;
    readonly changed: readonly string[];
  }[];
  readonly counts: {
    readonly create: number;
    readonly update: number;
    readonly unchanged: number;
    readonly total: number;
  };
  readonly errors: readonly { readonly line: number; readonly column?: string; readonly message: string }[];
}

export interface Call {
  readonly id: string;
  readonly version: number;
  readonly state: CallState;
  readonly outcome?: Outcome;
  readonly crm: string;
  readonly user: string;
  readonly record?: { readonly type: string; readonly id: string };
  readonly contactName?: string;
  readonly source: string;
  readonly destination: string | null;
  readonly mor: { readonly server: string; readonly username: string; readonly device: string };
  readonly createdAt: string;
  readonly endedAt?: string;
  readonly talkSeconds?: number;
  readonly hangupCause?: number;
  readonly message: string;
  readonly notes?: string;
  readonly disposition?: string;
  readonly refusal?: { readonly code: string; readonly detail: string };
  readonly activity?: {
    readonly id?: string;
    readonly url?: string;
    readonly state: 'pending' | 'written' | 'dead';
    readonly error?: string;
  };
  readonly timeline: readonly {
    readonly at: string;
    readonly state: CallState;
    readonly by: string;
    readonly detail?: string;
  }[];
}

export interface Overview {
  readonly health: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[];
  readonly perHour: readonly { readonly at: string; readonly calls: number; readonly answered: number }[];
  readonly outcomes: readonly { readonly outcome: string; readonly count: number }[];
  readonly answerRate: number | null;
  readonly timeToRingSec: { readonly p50?: number | null; readonly p95?: number | null };
  readonly refusals: readonly {
    readonly code: string;
    readonly mor?: string;
    readonly count: number;
    readonly meaning: string;
    readonly cure: string;
  }[];
  readonly agents: readonly (AgentRef & {
    readonly name?: string;
    readonly calls: number;
    readonly answered: number;
    readonly talkSeconds: number;
  })[];
  readonly activities: { readonly pending: number; readonly dead: number };
}

export interface AuditEntry {
  readonly id: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

export interface Key {
  readonly id: string;
  readonly crm: string;
  readonly kind: 'api' | 'signing';
  readonly label: string;
  readonly createdAt?: string;
  readonly lastUsedAt?: string;
  readonly origin: 'file' | 'stored';
}

export interface NewKey {
  readonly id: string;
  readonly secret: string;
}

export interface SessionItem {
  readonly id: string;
  readonly role: string;
  readonly name: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly address: string;
  readonly current: boolean;
}

/** Secrets stand as `{set: true}`. */
export type Fields = Readonly<Record<string, unknown>>;

export interface MorConnection extends Fields {
  readonly id: string;
  readonly origin: 'file' | 'stored';
  readonly url?: string;
  readonly hashOrder?: string;
  readonly learnedHashOrder?: string;
  readonly hasSecretKey: boolean;
  readonly hasV2: boolean;
  /** Why it is not in use. */
  readonly problem?: string;
}

export interface CrmConnection {
  readonly id: string;
  readonly type: string;
  readonly origin: 'file' | 'stored';
  readonly options: Fields;
  readonly hasApiKeys: number;
  readonly hasSigningSecrets: number;
  readonly problem?: string;
}

export interface Connections {
  readonly mor: readonly MorConnection[];
  readonly crms: readonly CrmConnection[];
  readonly restartNeeded: boolean;
  readonly encryption: 'env' | 'file' | 'none';
}

export interface CrmType {
  readonly type: string;
  readonly jsonSchema?: unknown;
  readonly secretFields: readonly string[];
}

export interface DialRules {
  readonly allowedCountries?: readonly string[];
  readonly blockedPrefixes: readonly string[];
  readonly blockedTypes: readonly string[];
  readonly perAgent: { readonly concurrent: number; readonly perMinute: number; readonly perDay: number };
  readonly quietHours?: { readonly from: string; readonly to: string };
}

export interface Rules {
  readonly rules: DialRules;
  readonly numbers: { readonly defaultCountry?: string };
  readonly origin: 'file' | 'stored';
}

/** What the dial rules make of a number. */
export interface Tried {
  readonly parsed:
    | { readonly kind: 'invalid'; readonly reason: string }
    | { readonly kind: 'internal'; readonly digits: string }
    | { readonly kind: 'e164'; readonly e164: string; readonly country?: string; readonly type?: string };
  readonly verdict?: { readonly ok: boolean; readonly detail?: string; readonly rule?: string };
  readonly morForm: Readonly<Record<string, string>>;
}
