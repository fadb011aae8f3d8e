import { toJsonSchema } from '../config/json-schema.ts';
import type { JsonSchema } from '../config/json-schema.ts';
import type { CrmConfig } from '../config/crm-schema.ts';
import type { KeyInfo } from './stored-keys.ts';
import { secretPaths, withoutSecrets } from './secret-fields.ts';

/** How connections are shown: everything except their secrets, which appear as `{set: true}`. */

export type Fields = Readonly<Record<string, unknown>>;
/** Where a connection comes from: the configuration file or the admin pages. */
export type Origin = 'file' | 'stored';
/** What the next start changes about a connection; a removed one is still in use until then. */
export type Waiting = 'new' | 'changed' | 'removed';

export interface MorView extends Fields {
  readonly id: string;
  readonly origin: Origin;
  readonly url: string | undefined;
  readonly hashOrder: string | undefined;
  readonly hasSecretKey: boolean;
  readonly hasV2: boolean;
  /** What `hashOrder: auto` has found out. */
  readonly learnedHashOrder?: string;
  /** Why it is not in use. */
  readonly problem?: string;
  readonly waiting?: Waiting;
  /** What is in use until the restart, if that differs. */
  readonly running?: MorView;
}

export interface CrmView {
  readonly id: string;
  readonly type: string;
  readonly origin: Origin;
  readonly options: Fields;
  readonly hasApiKeys: number;
  readonly hasSigningSecrets: number;
  readonly problem?: string;
  readonly waiting?: Waiting;
  readonly running?: CrmView;
}

/** What a form is drawn from. The schema is absent for options that are not described with zod. */
export interface Drawable {
  readonly jsonSchema: JsonSchema | undefined;
  readonly secretFields: readonly string[];
}

export const asFields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export const morView = (mor: Fields & { readonly id: string }, origin: Origin): MorView => ({
  ...asFields(withoutSecrets(mor)),
  id: mor.id,
  origin,
  url: textOf(mor['url']),
  hashOrder: textOf(mor['hashOrder']),
  hasSecretKey: mor['secretKey'] !== undefined,
  hasV2: mor['v2'] !== undefined,
});

const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0);

/** Keys made on the keys page are counted with those of the connection. */
export const crmView = (
  crm: CrmConfig | (Fields & { readonly id: string }),
  origin: Origin,
  keys: readonly KeyInfo[],
): CrmView => {
  const { id, type, apiKeys, signingSecrets, ...rest } = asFields(crm);
  const made = (kind: KeyInfo['kind']): number =>
    keys.filter((key) => key.crm === id && key.kind === kind).length;
  return {
    id: crm.id,
    type: textOf(type) ?? '',
    origin,
    options: asFields(withoutSecrets(rest)),
    hasApiKeys: lengthOf(apiKeys) + made('api'),
    hasSigningSecrets: lengthOf(signingSecrets) + made('signing'),
  };
};

export const drawable = (schema: unknown): Drawable => {
  const jsonSchema = toJsonSchema(schema);
  return { jsonSchema, secretFields: secretPaths(jsonSchema) };
};
