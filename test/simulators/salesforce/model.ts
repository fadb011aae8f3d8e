/** A field of the fake org, as far as it matters to an integration. */
export interface FakeField {
  readonly name: string;
  readonly type:
    | 'id'
    | 'string'
    | 'textarea'
    | 'boolean'
    | 'int'
    | 'reference'
    | 'date'
    | 'datetime'
    | 'phone'
    | 'picklist'
    | 'multipicklist';
  /** For references: relationship name and objects. */
  readonly relationshipName?: string;
  readonly referenceTo?: readonly string[];
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly unique: boolean;
  readonly externalId: boolean;
  readonly label: string;
  readonly nameField: boolean;
  /** Field-level security applies to it. */
  readonly permissionable: boolean;
  readonly picklistValues?: readonly { readonly value: string; readonly active: boolean }[];
}

export interface FakeObject {
  readonly name: string;
  /** The first three characters of its ids. */
  readonly prefix: string;
  readonly fields: Map<string, FakeField>;
  /** Child lists: relationship name, child object, and the child's field that points here. */
  readonly lists: readonly { readonly name: string; readonly child: string; readonly field: string }[];
}

type Kind = FakeField['type'];

export const field = (name: string, type: Kind = 'string', rest: Partial<FakeField> = {}): FakeField => ({
  name,
  type,
  createable: true,
  updateable: true,
  unique: false,
  externalId: false,
  label: name,
  nameField: ['Name', 'CaseNumber'].includes(name),
  // Ids, names and system fields have no permissions; neither do most fields of a user.
  permissionable: !['Id', 'Name', 'CaseNumber', 'IsClosed'].includes(name),
  ...rest,
});

const lookup = (name: string, relationshipName: string, ...referenceTo: string[]): FakeField =>
  field(name, 'reference', { relationshipName, referenceTo });

const ID = field('Id', 'id', { createable: false, updateable: false });

const kindOf = (name: string): Kind =>
  /Phone(__c)?$|^ContactMobile$|^Extension$/.test(name) && name !== 'SuppliedPhone' ? 'phone' : 'string';

const object = (
  prefix: string,
  name: string,
  parts: readonly (string | FakeField)[],
  lists: FakeObject['lists'] = [],
): FakeObject => {
  const fields = [ID, ...parts.map((part) => (typeof part === 'string' ? field(part, kindOf(part)) : part))];
  return { name, prefix, fields: new Map(fields.map((one) => [one.name, one])), lists };
};

const flag = (name: string): FakeField => field(name, 'boolean');

/** What differs between orgs. */
export interface OrgFeatures {
  readonly personAccounts: boolean;
  /** State and country picklists: ...CountryCode fields exist. */
  readonly countryPicklists: boolean;
  /** The package's fields on Activity and User are installed. */
  readonly packageInstalled: boolean;
}

const withCodes = (features: OrgFeatures, ...names: string[]): string[] =>
  features.countryPicklists ? names.flatMap((name) => [name, `${name}Code`]) : names;

const PERSON: readonly (string | FakeField)[] = [
  ...[
    'PersonMobilePhone',
    'PersonHomePhone',
    'PersonOtherPhone',
    'PersonAssistantPhone',
    'PersonMailingCountry',
  ],
  flag('IsPersonAccount'),
  flag('PersonDoNotCall'),
  lookup('PersonContactId', 'PersonContact', 'Contact'),
];

const packageOf = (features: OrgFeatures, ...fields: FakeField[]): FakeField[] =>
  features.packageInstalled ? fields : [];

/** The objects of a fresh org. Tests may change the maps: hide a field, lock one, add an object. */
export const createModel = (features: OrgFeatures): Map<string, FakeObject> => {
  const owner = lookup('OwnerId', 'Owner', 'User');
  const objects = [
    object('003', 'Contact', [
      ...['Name', 'Phone', 'MobilePhone', 'HomePhone', 'OtherPhone', 'AssistantPhone'],
      ...withCodes(features, 'MailingCountry', 'OtherCountry'),
      flag('DoNotCall'),
      owner,
      lookup('AccountId', 'Account', 'Account'),
      ...(features.personAccounts ? [flag('IsPersonAccount')] : []),
    ]),
    object('00Q', 'Lead', [
      ...['Name', 'Company', 'Phone', 'MobilePhone', ...withCodes(features, 'Country')],
      flag('DoNotCall'),
      flag('IsConverted'),
      lookup('ConvertedContactId', 'ConvertedContact', 'Contact'),
    ]),
    object('001', 'Account', [
      ...['Name', 'Phone', ...withCodes(features, 'BillingCountry')],
      ...(features.personAccounts ? PERSON : []),
    ]),
    object(
      '006',
      'Opportunity',
      ['Name', lookup('AccountId', 'Account', 'Account'), flag('IsClosed')],
      [{ name: 'OpportunityContactRoles', child: 'OpportunityContactRole', field: 'OpportunityId' }],
    ),
    object('00K', 'OpportunityContactRole', [
      lookup('OpportunityId', 'Opportunity', 'Opportunity'),
      lookup('ContactId', 'Contact', 'Contact'),
      flag('IsPrimary'),
    ]),
    object('500', 'Case', [
      ...['CaseNumber', 'ContactPhone', 'ContactMobile', 'SuppliedPhone', 'SuppliedName'],
      lookup('ContactId', 'Contact', 'Contact'),
      lookup('AccountId', 'Account', 'Account'),
      flag('IsClosed'),
    ]),
    object(
      '005',
      'User',
      [
        ...[
          'Name',
          'Username',
          'Email',
          'FederationIdentifier',
          'UserType',
          'Phone',
          'MobilePhone',
          'Extension',
        ],
        ...withCodes(features, 'Country'),
        flag('IsActive'),
        'TimeZoneSidKey',
        ...packageOf(features, field('MOR_Username__c'), field('MOR_Device__c'), field('MOR_Source__c')),
      ].map((part) =>
        typeof part === 'string' ? field(part, kindOf(part), { permissionable: false }) : part,
      ),
    ),
    object('00D', 'Organization', ['Name', 'TimeZoneSidKey']),
    object('0PS', 'PermissionSet', ['Name', flag('HasActivationRequired')]),
    object('01k', 'FieldPermissions', [
      ...['SobjectType', 'Field'],
      flag('PermissionsRead'),
      lookup('ParentId', 'Parent', 'PermissionSet'),
    ]),
    object('0Pa', 'PermissionSetAssignment', [
      lookup('AssigneeId', 'Assignee', 'User'),
      lookup('PermissionSetId', 'PermissionSet', 'PermissionSet'),
    ]),
    object('012', 'RecordType', ['SobjectType', 'DeveloperName', flag('IsActive')]),
    object('01J', 'TaskStatus', [
      ...['MasterLabel', 'ApiName'],
      ...[flag('IsClosed'), flag('IsDefault'), field('SortOrder', 'int')],
    ]),
    object('00T', 'Task', [
      ...['Subject', 'Status', 'CallType', 'CallDisposition', 'CallObject'],
      field('Description', 'textarea'),
      field('CallDurationInSeconds', 'int'),
      field('ActivityDate', 'date'),
      flag('IsReminderSet'),
      field('ReminderDateTime', 'datetime'),
      flag('IsClosed'),
      field('CompletedDateTime', 'datetime'),
      field('TaskSubtype', 'string', { updateable: false }),
      lookup('WhoId', 'Who', 'Contact', 'Lead'),
      lookup('WhatId', 'What', 'Account', 'Opportunity', 'Case'),
      owner,
      ...packageOf(
        features,
        field('MOR_Call_Id__c', 'string', { externalId: true, unique: true }),
        field('MOR_Outcome__c'),
        field('MOR_Direction__c'),
        field('MOR_Talk_Seconds__c', 'int'),
      ),
    ]),
  ];
  return new Map(objects.map((one) => [one.name, one]));
};

/** A custom object as an administrator would add it. */
export const customObject = (
  prefix: string,
  name: string,
  fields: readonly (string | FakeField)[],
): FakeObject => object(prefix, name, fields);

/** `/sobjects/X/describe`. */
export const describeObject = (one: FakeObject, all: ReadonlyMap<string, FakeObject>): unknown => ({
  name: one.name,
  keyPrefix: one.prefix,
  createable: true,
  updateable: true,
  // Setup objects cannot be searched, nor could custom objects without "Allow Search".
  searchable: !['PermissionSet', 'FieldPermissions', 'TaskStatus', 'RecordType'].includes(one.name),
  fields: [...one.fields.values()].map(({ relationshipName = null, referenceTo = [], ...rest }) => ({
    ...rest,
    relationshipName,
    // As if every custom object had "Allow Activities".
    referenceTo: [
      ...referenceTo,
      ...(rest.name === 'WhatId' ? [...all.keys()].filter((name) => name.endsWith('__c')) : []),
    ],
  })),
  childRelationships: one.lists
    .filter(({ child }) => all.has(child))
    .map(({ name, child, field: pointing }) => ({
      childSObject: child,
      relationshipName: name,
      field: pointing,
    })),
});

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** An id in its 18-character form: three more characters that say which of the 15 are upper case. */
export const makeId = (prefix: string, counter: number): string => {
  const short = `${prefix}5g00000${counter.toString(36).padStart(5, '0')}`;
  const suffix = [0, 5, 10].map((start) => {
    const bits = Array.from(short.slice(start, start + 5)).map((char, index) =>
      /[A-Z]/.test(char) ? 1 << index : 0,
    );
    return ALPHABET[bits.reduce((sum, bit) => sum + bit, 0)] ?? 'A';
  });
  return short + suffix.join('');
};
