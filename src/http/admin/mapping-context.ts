import type { CrmInstance } from '../../calls/place/resolving.ts';
import { MAPPING_COLUMNS } from '../../mapping/agents/mapping.ts';
import type { MappingContext } from '../../mapping/agents/validate.ts';

interface ContextDeps {
  readonly crms: ReadonlyMap<string, Pick<CrmInstance, 'connector' | 'defaults'>>;
  readonly mors: ReadonlyMap<string, unknown>;
}

/** What rows are checked against; columns that the CRM or the defaults can supply may stay empty. */
export const mappingContext = ({ crms, mors }: ContextDeps): MappingContext => ({
  crms: [...crms.keys()],
  mors: [...mors.keys()],
  supplied: (crm) => {
    const found = crms.get(crm);
    if (!found) return [];
    const own = MAPPING_COLUMNS.filter((column) => found.defaults[column] !== undefined);
    // The CRM's user record may have any of these; a click says so when it has not.
    return found.connector.numbersFrom === 'record' ? [...own, 'username', 'device', 'source'] : own;
  },
});
