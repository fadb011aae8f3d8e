import type { CrmInstance } from '../../calls/place/resolving.ts';
import type { Now } from '../../calls/ports.ts';
import { MAPPING_COLUMNS } from '../../vocabulary/column-lists.ts';
import type { DialRules } from '../../mapping/rules/rules.ts';
import { createSourceFault } from '../../mapping/rules/source.ts';
import type { MappingContext } from '../../mapping/agents/validate.ts';

export interface ContextDeps {
  readonly crms: ReadonlyMap<string, Pick<CrmInstance, 'connector' | 'defaults' | 'defaultCountry'>>;
  readonly mors: ReadonlyMap<string, unknown>;
  readonly rules: {
    current(): {
      readonly rules: DialRules;
      readonly numbers: { readonly defaultCountry?: string | undefined };
    };
  };
  readonly now: Now;
}

/** What rows are checked against; columns that the CRM or the defaults can supply may stay empty. */
export const mappingContext = ({ crms, mors, rules, now }: ContextDeps): MappingContext => ({
  crms: [...crms.keys()],
  mors: [...mors.keys()],
  idForms: crms,
  sourceFault: createSourceFault({ crms, rules, now }),
  supplied: (crm) => {
    const found = crms.get(crm);
    if (!found) return [];
    const own = MAPPING_COLUMNS.filter(
      (column) => column !== 'source' && found.defaults[column] !== undefined,
    );
    // The CRM's user record may supply any of these; the click reports it when it does not.
    return found.connector.numbersFrom === 'record' ? [...own, 'username', 'device', 'source'] : own;
  },
});
