/** What a value has to look like; `mapping/agents/validate.ts` has the function for each. */
export type ColumnCheck =
  'callerId' | 'country' | 'crm' | 'device' | 'digits' | 'email' | 'mor' | 'numbers' | 'text';

export interface ColumnDescription {
  /**
   * `key`: the agent. `line`: required for a call, though the CRM's user record or the defaults may supply it.
   * `optional`: omitted from the request if empty. `flag`: yes or no.
   */
  readonly kind: 'key' | 'line' | 'optional' | 'flag';
  /** For text columns; flags are true or false. */
  readonly check?: ColumnCheck;
  /** A flag's default. */
  readonly otherwise?: boolean;
  /** On pages; a heading of an imported file may be the same. */
  readonly label: string;
  /** Other headings that mean this column, in any letter case, with or without spaces and signs. */
  readonly also?: readonly string[];
  readonly hint?: string;
  /** For docs/operations.md. */
  readonly meaning: string;
  /** Where the row editor asks for it; absent: nowhere. */
  readonly form?: 'main' | 'more';
  /** A column of the table of agents. */
  readonly listed?: true;
  /** May be set for many agents at once. */
  readonly bulk?: true;
  /** Where a search finds it: in the database's list and on the page, or on the page only. */
  readonly search?: 'list' | 'page';
  /** Sealed in the database, and never shown in an answer, page, file or log. */
  readonly secret?: true;
  /** The word of its name that the glossary of the admin pages explains. */
  readonly term?: 'device' | 'leg_a' | 'source';
  /** Goes to MOR with each callback; `mor/callback.ts` names the parameter. */
  readonly sent?: true;
}

/**
 * The columns of a mapping, in the order of `users import|export`. CSV, admin API, pages, checks and database derive
 * from this table; a new column also needs a migration (docs/recipes.md).
 */
export const COLUMNS = {
  /** CRM instance id. */
  crm: {
    kind: 'key',
    check: 'crm',
    label: 'CRM',
    also: ['CRM instance', 'CRM ID'],
    meaning: 'id of the CRM instance in the configuration',
  },
  /** The CRM's own user id. */
  user: {
    kind: 'key',
    check: 'text',
    label: 'CRM user',
    also: ['User ID', 'CRM user ID', 'Salesforce ID', 'Salesforce user ID', 'SugarCRM ID', 'SuiteCRM ID'],
    hint: 'The user’s id in the CRM',
    meaning: 'the user’s id in the CRM',
    search: 'list',
  },
  /** MOR server id in the configuration. */
  mor: {
    kind: 'line',
    check: 'mor',
    label: 'MOR server',
    also: ['MOR ID'],
    meaning: 'id of the MOR in the configuration; may be empty where there is one',
    form: 'main',
    bulk: true,
  },
  /** `u`: name of the MOR user who owns the device. */
  username: {
    kind: 'line',
    check: 'text',
    label: 'MOR user',
    also: ['MOR username', 'MOR login', 'User name', 'Login'],
    meaning: 'name of the MOR user who owns the device',
    form: 'main',
    bulk: true,
    listed: true,
    search: 'list',
  },
  /** MOR device id (also shown as ACC in MOR), digits; not the extension. */
  device: {
    kind: 'line',
    check: 'device',
    label: 'Device',
    term: 'device',
    also: ['Device ID', 'MOR device', 'MOR device ID', 'ACC'],
    hint: 'The id in MOR, not the extension',
    meaning: 'id of the device in MOR (shown as ACC); not the extension',
    form: 'main',
    listed: true,
    search: 'list',
  },
  /** Leg A. Several numbers are separated by `;`: the first is the default, the agent may choose another. */
  source: {
    kind: 'line',
    check: 'numbers',
    label: 'Source',
    term: 'source',
    also: ['Extension', 'Ext', 'Phone', 'Phone number', 'Telephone', 'Number', 'Agent number', 'Own number'],
    hint: 'Several numbers are separated by ;',
    meaning:
      'the agent’s telephone, which MOR dials first; several are separated by `;`, the first is the usual one',
    form: 'main',
    listed: true,
    search: 'list',
  },
  /** `cli_lega`: what the agent's telephone shows. */
  callerIdA: {
    kind: 'optional',
    check: 'callerId',
    label: 'Caller ID to the agent',
    meaning: 'what the agent’s telephone shows',
    form: 'more',
    bulk: true,
    search: 'page',
    sent: true,
  },
  /** `cli_legb`: what the contact's telephone shows. */
  callerIdB: {
    kind: 'optional',
    check: 'callerId',
    label: 'Caller ID to the contact',
    also: ['Caller ID', 'CLI'],
    meaning: 'what the contact’s telephone shows',
    form: 'more',
    bulk: true,
    search: 'page',
    sent: true,
  },
  cardPin: {
    kind: 'optional',
    check: 'digits',
    label: 'Calling card PIN',
    also: ['PIN', 'Card PIN'],
    hint: 'Kept as it is while empty',
    meaning: 'PIN of the calling card that pays',
    form: 'more',
    secret: true,
    sent: true,
  },
  legATariff: {
    kind: 'optional',
    check: 'digits',
    label: 'Tariff of leg A',
    term: 'leg_a',
    hint: 'MOR tariff id',
    meaning: 'id of MOR’s user tariff for the agent’s leg',
    form: 'more',
    bulk: true,
    sent: true,
  },
  legAResellerTariff: {
    kind: 'optional',
    check: 'digits',
    label: 'Reseller tariff of leg A',
    term: 'leg_a',
    hint: 'MOR tariff id',
    meaning: 'id of the reseller’s tariff for the agent’s leg',
    form: 'more',
    bulk: true,
    sent: true,
  },
  /** `server_id`: the Asterisk server that MOR uses. */
  morServer: {
    kind: 'optional',
    check: 'digits',
    label: 'Asterisk server',
    hint: 'MOR server id',
    meaning: 'id of the Asterisk server that MOR uses for the call',
    form: 'more',
    bulk: true,
    sent: true,
  },
  /** Default country of numbers without +, ISO 3166 alpha-2. */
  country: {
    kind: 'optional',
    check: 'country',
    label: 'Country',
    also: ['Country code'],
    hint: 'For numbers without +',
    meaning: 'country of numbers without +, two letters',
    form: 'more',
    bulk: true,
  },
  /** May dial numbers that are on no record. */
  freeDialling: {
    kind: 'flag',
    otherwise: false,
    label: 'Free dialling',
    meaning: 'may dial numbers that are on no record; `false` where it is empty',
    form: 'main',
    bulk: true,
  },
  enabled: {
    kind: 'flag',
    otherwise: true,
    label: 'May call',
    meaning: 'may call; `true` where it is empty',
    form: 'main',
    bulk: true,
  },
  name: {
    kind: 'optional',
    check: 'text',
    label: 'Name',
    also: ['Full name', 'Agent', 'Agent name'],
    meaning: 'the agent’s name, where the CRM does not tell it',
    search: 'list',
  },
  email: {
    kind: 'optional',
    check: 'email',
    label: 'E-mail',
    also: ['E-mail address', 'Mail'],
    meaning: 'the agent’s address, where the CRM does not tell it',
    search: 'list',
  },
} as const satisfies Record<string, ColumnDescription>;
