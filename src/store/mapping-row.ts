import { MAPPING_COLUMNS } from '../mapping/agents/mapping.ts';
import type { Mapping } from '../mapping/agents/mapping.ts';
import type { MappingsTable } from './tables.ts';

/** Text as search compares it: without case and with composed and compatible forms of letters made equal. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Separates the searched values, so that a search cannot match across two of them. */
const SEPARATOR = '\n';

export const toMappingRow = (mapping: Mapping): MappingsTable => ({
  crm: mapping.crm,
  user: mapping.user,
  mor: mapping.mor,
  username: mapping.username,
  device: mapping.device,
  source: mapping.source,
  callerIdA: mapping.callerIdA ?? null,
  callerIdB: mapping.callerIdB ?? null,
  cardPin: mapping.cardPin ?? null,
  legATariff: mapping.legATariff ?? null,
  legAResellerTariff: mapping.legAResellerTariff ?? null,
  morServer: mapping.morServer ?? null,
  country: mapping.country ?? null,
  freeDialling: mapping.freeDialling ? 1 : 0,
  enabled: mapping.enabled ? 1 : 0,
  name: mapping.name ?? null,
  email: mapping.email ?? null,
  search: fold(
    [mapping.user, mapping.name, mapping.email, mapping.username, mapping.device, mapping.source]
      .filter((value) => value !== undefined)
      .join(SEPARATOR),
  ),
});

/** The row as a Mapping: null columns are absent. */
export const fromMappingRow = (row: Omit<MappingsTable, 'search'>): Mapping => {
  const { crm, user, mor, username, device, source } = row;
  const optional = Object.fromEntries(
    MAPPING_COLUMNS.filter((column) => typeof row[column] === 'string').map((column) => [
      column,
      row[column],
    ]),
  );
  return {
    ...optional,
    ...{ crm, user, mor, username, device, source },
    freeDialling: row.freeDialling !== 0,
    enabled: row.enabled !== 0,
  };
};
