import type { Now } from '../../../src/calls/ports.ts';
import { CrmError } from '../../shared/crm-error.ts';
import { createTtlCache } from '../../shared/ttl-cache.ts';

/** How long to remember a missing field; after that it is tried again, since the package may have been installed. */
const REMEMBER_MS = 10 * 60_000;
const MESSAGES = [
  /following field in \w+ module is not found: (?<names>[\w, ]+)/,
  /Filter field (?<names>\w+) in \w+ module is not found/,
  /Property (?<names>\w+) in \w+ module is invalid/,
];

export interface KnownFields {
  /**
   * Runs `request` with those of `fields` that the module is not known to lack. V8 refuses a whole request for one
   * unknown name and executes nothing, so each name it reports is dropped and the request repeated.
   */
  use<T>(
    module: string,
    fields: readonly string[],
    request: (known: readonly string[]) => Promise<T>,
  ): Promise<T>;
}

const complainedAbout = (error: unknown, fields: readonly string[]): readonly string[] => {
  if (!(error instanceof CrmError) || error.kind !== 'rejected') return [];
  const names = MESSAGES.map((message) => message.exec(error.message)?.groups?.names).find(
    (found) => found !== undefined,
  );
  return (names ?? '').split(/[, ]+/).filter((name) => fields.includes(name));
};

/** Remembers which fields a SuiteCRM lacks, so that a missing custom field never costs a call its activity. */
export const createKnownFields = (now: Now): KnownFields => {
  const missing = createTtlCache<true>({ max: 1_000, ttlMs: REMEMBER_MS, now });
  const lacks = (module: string, field: string): boolean => missing.peek(`${module}.${field}`) === true;

  return {
    use: async (module, fields, request) => {
      for (;;) {
        const known = fields.filter((field) => !lacks(module, field));
        try {
          return await request(known);
        } catch (error) {
          const unknown = complainedAbout(error, known);
          if (unknown.length === 0) throw error;
          for (const field of unknown) missing.put(`${module}.${field}`, true);
        }
      }
    },
  };
};
