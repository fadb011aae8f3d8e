/** Which line an agent uses. The columns of `users import|export` are these keys, in this order. */
export const MAPPING_COLUMNS = [
  'crm',
  'user',
  'mor',
  'username',
  'device',
  'source',
  'callerIdA',
  'callerIdB',
  'cardPin',
  'legATariff',
  'legAResellerTariff',
  'morServer',
  'country',
  'freeDialling',
  'enabled',
  'name',
  'email',
] as const;
export type MappingColumn = (typeof MAPPING_COLUMNS)[number];

/** A mapping row. Optional columns that are empty are absent, and are left out of the request to MOR. */
export interface Mapping {
  /** CRM instance id. */
  readonly crm: string;
  /** The CRM's own user id. */
  readonly user: string;
  /** MOR server id in the configuration. */
  readonly mor: string;
  /** `u`: name of the MOR user who owns the device. */
  readonly username: string;
  /** MOR device id (also shown as ACC in MOR), digits; not the extension. */
  readonly device: string;
  /** Leg A. Several numbers are separated by `;`: the first is the default, the agent may choose another. */
  readonly source: string;
  readonly callerIdA?: string;
  readonly callerIdB?: string;
  readonly cardPin?: string;
  readonly legATariff?: string;
  readonly legAResellerTariff?: string;
  /** `server_id`: the Asterisk server that MOR uses. */
  readonly morServer?: string;
  /** Default country of numbers without +, ISO 3166 alpha-2. */
  readonly country?: string;
  /** May dial numbers that are on no record. */
  readonly freeDialling: boolean;
  readonly enabled: boolean;
  readonly name?: string;
  readonly email?: string;
}

/** A row that may lack what the CRM's user record or the instance's defaults can supply. */
export type PartialMapping = Partial<Mapping>;

/** The agent's possible source numbers, the default first. */
export const sourcesOf = (mapping: Pick<Mapping, 'source'>): string[] =>
  mapping.source
    .split(';')
    .map((s) => s.trim())
    .filter((s) => s !== '');
