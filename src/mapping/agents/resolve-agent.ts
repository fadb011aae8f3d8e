import { defined } from '../../defined.ts';
import {
  FLAG_COLUMNS,
  LINE_COLUMNS,
  MAPPING_COLUMNS,
  SECRET_COLUMNS,
  describeColumn,
} from '../../vocabulary/column-lists.ts';
import type { MappingColumn } from '../../vocabulary/column-lists.ts';
import type { Mapping, PartialMapping } from './mapping.ts';
import { isReadable, validateMapping } from './validate.ts';

/** Where a mapping value comes from: the mapping row, the CRM's user record, or the instance's defaults. */
export type MappingOrigin = 'mapping' | 'crm' | 'defaults' | 'built-in';

export interface ResolveInput {
  readonly ref: { readonly crm: string; readonly user: string };
  /** The agent's row, if there is one. */
  readonly row?: Mapping | undefined;
  /** What the CRM keeps about its user. */
  readonly crm?: PartialMapping | undefined;
  /** The instance's defaults; `mor` is the only MOR when there is just one. */
  readonly defaults: PartialMapping;
}

export type Origins = Readonly<Partial<Record<MappingColumn, MappingOrigin>>>;

export type ResolvedMapping =
  | { readonly ok: true; readonly mapping: Mapping; readonly origins: Origins }
  | {
      readonly ok: false;
      readonly code: 'agent_not_mapped' | 'agent_disabled';
      /** Columns without a value from anywhere. */
      readonly missing: readonly MappingColumn[];
      readonly detail: string;
    };

const BUILT_IN: PartialMapping = Object.fromEntries(
  FLAG_COLUMNS.map((column) => [column, describeColumn(column).otherwise]),
);
const TOLD: Readonly<Record<MappingOrigin, string>> = {
  mapping: 'the mapping',
  crm: "the CRM's user record",
  defaults: "the instance's defaults",
  'built-in': 'the connector',
};

const refuse = (
  code: 'agent_not_mapped' | 'agent_disabled',
  detail: string,
  missing: readonly MappingColumn[] = [],
): ResolvedMapping => ({ ok: false, code, missing, detail });

const inSentence = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);

/** A telephone belongs to one agent: shared defaults may name a device, but never the telephone that rings. */
const withoutSource = ({ source: _source, ...rest }: PartialMapping): PartialMapping => rest;

const putTogether = ({ ref, row, crm, defaults }: ResolveInput): ResolvedMapping => {
  const layers: readonly (readonly [MappingOrigin, PartialMapping])[] = [
    ['mapping', { ...row, ...ref }],
    ['crm', crm ?? {}],
    ['defaults', withoutSource(defaults)],
    ['built-in', BUILT_IN],
  ];
  const values: Partial<Record<MappingColumn, string | boolean>> = {};
  const origins: Partial<Record<MappingColumn, MappingOrigin>> = {};
  for (const column of MAPPING_COLUMNS) {
    for (const [origin, layer] of layers) {
      const value = layer[column];
      if (value === undefined || value === '') continue;
      values[column] = value;
      origins[column] = origin;
      break;
    }
  }
  const who = `CRM user ${ref.user} of ${ref.crm}`;
  if (values.enabled === false) {
    return refuse(
      'agent_disabled',
      `Calling is switched off for ${who} in ${TOLD[origins.enabled ?? 'mapping']}.`,
    );
  }
  const missing = LINE_COLUMNS.filter((column) => values[column] === undefined);
  if (missing.length > 0) {
    return refuse('agent_not_mapped', `${who} has no ${missing.join(', ')} in the connector.`, missing);
  }
  const context = { crms: [ref.crm], mors: [String(values.mor)] };
  const sealed = SECRET_COLUMNS.find((column) => {
    const value = row?.[column];
    return value !== undefined && !isReadable(column, value, context);
  });
  if (sealed !== undefined) {
    return refuse(
      'agent_not_mapped',
      `The ${inSentence(describeColumn(sealed).label)} of ${who} cannot be read, because the key that it was stored with is gone. Enter it again.`,
    );
  }
  const borrowed = Object.values(origins).some((origin) => origin === 'crm' || origin === 'defaults');
  if (row !== undefined && !borrowed) return { ok: true, mapping: row, origins };
  // Names are not dialled, so a fault in one does not stop a call.
  const { name, email, ...dialled } = values;
  const checked = validateMapping(dialled, context);
  if (checked.ok) {
    const mapping: Mapping = {
      ...checked.mapping,
      ...defined({
        name: name === undefined ? undefined : String(name),
        email: email === undefined ? undefined : String(email),
      }),
    };
    return { ok: true, mapping, origins };
  }
  const faults = checked.errors.map(
    ({ column, message }) => `${column} (from ${TOLD[origins[column] ?? 'mapping']}): ${message}`,
  );
  return refuse('agent_not_mapped', `The mapping of ${who} cannot be used: ${faults.join('; ')}.`);
};

/** Cached result for a row that needs nothing from the CRM: the same for each click until the row is read again. */
const ofRow = new WeakMap<
  Mapping,
  { readonly ref: ResolveInput['ref']; readonly defaults: PartialMapping; readonly resolved: ResolvedMapping }
>();

/**
 * Assembles an agent's mapping, taking each value from the first source that has one: mapping row, CRM user record,
 * defaults. Values from outside the mapping table are checked like an imported row, because they are dialled, too; a
 * complete row was already checked when it was stored.
 */
export const resolveMapping = (input: ResolveInput): ResolvedMapping => {
  const { ref, row, crm, defaults } = input;
  if (row === undefined || crm !== undefined) return putTogether(input);
  const known = ofRow.get(row);
  const isKnown = known?.defaults === defaults && known.ref.crm === ref.crm && known.ref.user === ref.user;
  if (isKnown) return known.resolved;
  const resolved = putTogether(input);
  ofRow.set(row, { ref, defaults, resolved });
  return resolved;
};
