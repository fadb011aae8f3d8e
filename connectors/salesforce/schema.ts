import { z } from 'zod';
import { createTtlCache } from '../shared/ttl-cache.ts';
import type { Api } from './api.ts';
import type { Deadline } from '../shared/deadline.ts';
import { isRefusal } from '../shared/crm-error.ts';
import { unusableAnswer } from './errors.ts';
import { isApiName } from './ids.ts';

const HOUR_MS = 3_600_000;

const describeAnswer = z.object({
  name: z.string(),
  createable: z.boolean().default(false),
  updateable: z.boolean().default(false),
  searchable: z.boolean().default(true),
  fields: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      label: z.string().default(''),
      nameField: z.boolean().default(false),
      /** Whether the field has field permissions; true when the description does not say. */
      permissionable: z.boolean().default(true),
      createable: z.boolean().default(false),
      updateable: z.boolean().default(false),
      unique: z.boolean().default(false),
      externalId: z.boolean().default(false),
      relationshipName: z.string().nullish(),
      referenceTo: z.array(z.string()).default([]),
      restrictedPicklist: z.boolean().default(false),
      picklistValues: z.array(z.object({ value: z.string(), active: z.boolean() })).default([]),
    }),
  ),
  childRelationships: z
    .array(z.object({ childSObject: z.string(), relationshipName: z.string().nullish() }))
    .default([]),
});

type DescribeAnswer = z.infer<typeof describeAnswer>;
export type FieldShape = DescribeAnswer['fields'][number];

/** An object as the integration user sees it: fields that are hidden from that user are absent. */
export interface ObjectShape {
  readonly name: string;
  readonly createable: boolean;
  readonly updateable: boolean;
  /** Whether its records are in the org's search index. */
  readonly searchable: boolean;
  readonly fields: ReadonlyMap<string, FieldShape>;
  /** Object by relationship name: parents through their lookup, children through their list. */
  readonly related: ReadonlyMap<string, string>;
}

/** Descriptions of the org's objects, cached for an hour. */
export interface OrgSchema {
  /** Undefined: no such object, or the integration user may not see it. */
  objectOf(name: string, deadline: Deadline): Promise<ObjectShape | undefined>;
  /** Reads all cached descriptions anew, before they expire. */
  renew(deadline: Deadline): Promise<void>;
  /** Drops a cached description that the org has just contradicted; the next use asks again. */
  forget(name: string): void;
}

const shapeOf = (answer: DescribeAnswer): ObjectShape => ({
  name: answer.name,
  createable: answer.createable,
  updateable: answer.updateable,
  searchable: answer.searchable,
  fields: new Map(answer.fields.map((field) => [field.name, field])),
  related: new Map([
    ...answer.fields.flatMap(({ relationshipName, referenceTo }) =>
      relationshipName != null && referenceTo[0] !== undefined
        ? [[relationshipName, referenceTo[0]] as const]
        : [],
    ),
    ...answer.childRelationships.flatMap(({ relationshipName, childSObject }) =>
      relationshipName != null ? [[relationshipName, childSObject] as const] : [],
    ),
  ]),
});

export const createOrgSchema = (api: Api, now: () => number): OrgSchema => {
  const kept = createTtlCache<ObjectShape>({ max: 200, ttlMs: HOUR_MS, now });
  const describe = async (name: string, deadline: Deadline): Promise<ObjectShape | undefined> => {
    try {
      const body = await api.request({ method: 'GET', path: `/sobjects/${name}/describe` }, deadline);
      const parsed = describeAnswer.safeParse(body);
      if (parsed.success) return shapeOf(parsed.data);
      throw unusableAnswer(`description of ${name}`);
    } catch (error) {
      if (isRefusal(error) && error.kind === 'missing') return undefined;
      throw error;
    }
  };
  return {
    objectOf: (name, deadline) =>
      isApiName(name) ? kept.get(name, () => describe(name, deadline)) : Promise.resolve(undefined),
    renew: async (deadline) => {
      for (const name of kept.keys()) await kept.refresh(name, () => describe(name, deadline));
    },
    forget: (name) => {
      kept.forget((key) => key === name);
    },
  };
};

/** A field of an object. */
export interface FieldRef {
  readonly object: string;
  readonly field: FieldShape;
}

/**
 * The fields on the way to a value: `Phone`, `Account.Phone` through a lookup (which is one of them),
 * `List.Contact.Phone` through a child list. Undefined: there is no such path.
 */
export const fieldsAt = async (
  schema: OrgSchema,
  from: ObjectShape,
  path: string,
  deadline: Deadline,
): Promise<readonly FieldRef[] | undefined> => {
  const [head = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    const field = from.fields.get(head);
    return field === undefined ? undefined : [{ object: from.name, field }];
  }
  const name = from.related.get(head);
  const target = name === undefined ? undefined : await schema.objectOf(name, deadline);
  const behind = target === undefined ? undefined : await fieldsAt(schema, target, rest.join('.'), deadline);
  if (behind === undefined) return undefined;
  const lookup = [...from.fields.values()].find(({ relationshipName }) => relationshipName === head);
  return lookup === undefined ? behind : [{ object: from.name, field: lookup }, ...behind];
};

/** Those of the wanted field paths that exist, in their order. */
export const existingPaths = async (
  schema: OrgSchema,
  object: ObjectShape,
  wanted: readonly string[],
  deadline: Deadline,
): Promise<readonly string[]> => {
  const found = await Promise.all(wanted.map((path) => fieldsAt(schema, object, path, deadline)));
  return wanted.filter((_, index) => found[index] !== undefined);
};
