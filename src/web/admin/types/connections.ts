import type { JsonSchema } from '../../../config/json-schema.ts';

export interface SetupStep {
  readonly id: 'password' | 'mor' | 'crm' | 'mapping' | 'call';
  readonly state: 'done' | 'open' | 'broken';
  readonly detail: string;
  readonly cure?: string;
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

/** What a form draws itself from. */
export interface Drawable {
  readonly jsonSchema?: JsonSchema;
  readonly secretFields: readonly string[];
}

export interface ConnectionTypes {
  readonly mor: Drawable;
  /** What every CRM has besides the fields of its type. */
  readonly crm: Drawable;
  readonly items: readonly (Drawable & { readonly type: string })[];
}
