import { z } from 'zod';
import type { ConnectorType } from '../calls/connector.ts';
import { boundConnector } from './bound-connector.ts';

/** Version of the interface `Connector`. It grows when a connector that was written for it would no longer work. */
export const CONNECTOR_INTERFACE = 1;

/** What the module of a connector from elsewhere exports as `default`. */
export interface OutsideConnectorType<Options = unknown> extends ConnectorType<Options> {
  /** The version that it was written for: CONNECTOR_INTERFACE at that time. */
  readonly interface: number;
}

/** What is wrong with the module; for the person who installs it. */
export class UnusableModule extends Error {}

const NAME = /^[a-z][a-z0-9-]{0,39}$/;

const isFunction = (value: unknown): value is (...args: never[]) => unknown => typeof value === 'function';

/** Throws UnusableModule. */
const assertType: (value: unknown) => asserts value is OutsideConnectorType = (value) => {
  if (typeof value !== 'object' || value === null)
    throw new UnusableModule(
      'has no default export that describes a connector ({ interface, type, options, create })',
    );
  const { interface: version, type, options, create } = value as { [key: string]: unknown };
  if (version !== CONNECTOR_INTERFACE) {
    const given = typeof version === 'number' ? `version ${version}` : 'no version';
    const cure =
      typeof version === 'number' && version > CONNECTOR_INTERFACE
        ? 'update the MOR CRM connector'
        : 'install a release of it that fits';
    throw new UnusableModule(
      `was written for ${given} of the connector interface, and this is version ${CONNECTOR_INTERFACE}; ${cure}`,
    );
  }
  if (typeof type !== 'string' || !NAME.test(type))
    throw new UnusableModule('must have a `type` of small letters, digits and dashes, such as my-crm');
  if (typeof options !== 'object' || options === null || !('parse' in options) || !isFunction(options.parse))
    throw new UnusableModule('must have `options` with a function `parse(value)`, for instance a zod schema');
  if (!isFunction(create)) throw new UnusableModule('must have a function `create(id, options, deps)`');
};

interface Complaint {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** The complaints of a schema library, whichever copy of it: each has path and message. */
const complaintsOf = (error: unknown): readonly Complaint[] => {
  const issues = z
    .object({
      issues: z
        .array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() }))
        .min(1),
    })
    .safeParse(error);
  if (issues.success) return issues.data.issues;
  return [{ path: [], message: error instanceof Error ? error.message : 'these options are not valid' }];
};

/** Options that are checked with something else than our zod complain as if they were. */
const readable = (options: ConnectorType['options']): ConnectorType['options'] =>
  options instanceof z.ZodType
    ? options
    : {
        parse: (value) => {
          try {
            return options.parse(value);
          } catch (error) {
            throw new z.ZodError(
              complaintsOf(error).map(({ path, message }) => ({
                code: 'custom',
                path: [...path],
                message,
                input: undefined,
              })),
            );
          }
        },
      };

/** A connector type from the default export of a module. Throws UnusableModule. */
export const outsideType = (exported: unknown): ConnectorType => {
  assertType(exported);
  return {
    type: exported.type,
    options: readable(exported.options),
    create: (id, options, deps) => boundConnector(exported.create(id, options, deps), id, deps.log),
  };
};
