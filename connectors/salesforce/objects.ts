import type { ObjectOverrides } from './options.ts';
import type { ObjectShape } from './schema.ts';

/** How a Task about a call to this object is linked: the first path with a value wins. */
export interface LinkPlan {
  /** Field paths of a contact or lead for WhoId. */
  readonly who: readonly string[];
  /** WhatId: the record itself (always, or only without a `who`), a copy of the record's own WhatId, or nothing. */
  readonly what: 'always' | 'unless_who' | 'copied' | 'never';
}

/** Which fields of an object matter, in order of preference. Fields that the org lacks are skipped. */
export interface ObjectPlan {
  readonly phones: readonly string[];
  /** True when an administrator set the order of `phones`. */
  readonly ordered: boolean;
  /** Whether all other fields of type Phone are used as well. */
  readonly otherPhones: boolean;
  readonly names: readonly string[];
  readonly countries: readonly string[];
  readonly doNotCall: readonly string[];
  readonly link: LinkPlan;
}

const ROLES = 'OpportunityContactRoles';
const contactPhones = (prefix: string): string[] =>
  ['Phone', 'MobilePhone', 'HomePhone', 'OtherPhone'].map((field) => `${prefix}${field}`);

type BuiltIn = Omit<ObjectPlan, 'ordered' | 'otherPhones'>;

const BUILT_IN: Readonly<Record<string, BuiltIn>> = {
  Contact: {
    phones: [...contactPhones(''), 'AssistantPhone'],
    names: ['Name'],
    countries: ['MailingCountryCode', 'MailingCountry', 'OtherCountryCode', 'OtherCountry'],
    doNotCall: ['DoNotCall'],
    link: { who: ['Id'], what: 'never' },
  },
  Lead: {
    phones: ['Phone', 'MobilePhone'],
    names: ['Name'],
    countries: ['CountryCode', 'Country'],
    doNotCall: ['DoNotCall'],
    link: { who: ['Id'], what: 'never' },
  },
  // The Person... fields exist only in orgs with person accounts, and are empty for companies.
  Account: {
    phones: ['Phone', 'PersonMobilePhone', 'PersonHomePhone', 'PersonOtherPhone', 'PersonAssistantPhone'],
    names: ['Name'],
    countries: ['PersonMailingCountryCode', 'PersonMailingCountry', 'BillingCountryCode', 'BillingCountry'],
    doNotCall: ['PersonDoNotCall'],
    link: { who: ['PersonContactId'], what: 'unless_who' },
  },
  Opportunity: {
    phones: [...contactPhones(`${ROLES}.Contact.`), 'Account.Phone'],
    names: [`${ROLES}.Contact.Name`, 'Account.Name', 'Name'],
    countries: [
      `${ROLES}.Contact.MailingCountryCode`,
      `${ROLES}.Contact.MailingCountry`,
      'Account.BillingCountryCode',
      'Account.BillingCountry',
    ],
    doNotCall: [`${ROLES}.Contact.DoNotCall`],
    link: { who: [`${ROLES}.ContactId`], what: 'always' },
  },
  Case: {
    phones: ['ContactPhone', 'ContactMobile', 'SuppliedPhone', 'Account.Phone'],
    names: ['Contact.Name', 'SuppliedName', 'Account.Name', 'CaseNumber'],
    countries: [
      'Contact.MailingCountryCode',
      'Contact.MailingCountry',
      'Account.BillingCountryCode',
      'Account.BillingCountry',
    ],
    doNotCall: ['Contact.DoNotCall'],
    link: { who: ['ContactId'], what: 'always' },
  },
  User: {
    phones: ['Phone', 'MobilePhone', 'Extension'],
    names: ['Name'],
    countries: ['CountryCode', 'Country'],
    doNotCall: [],
    // A Task cannot be about a user.
    link: { who: [], what: 'never' },
  },
  // A Task's numbers are those of the record that it is about.
  Task: {
    phones: [],
    names: [],
    countries: [],
    doNotCall: [],
    link: { who: ['WhoId'], what: 'copied' },
  },
};

/** Any other object, standard or custom: its fields come from its description. */
const OTHER: BuiltIn = {
  phones: [],
  names: ['Name'],
  countries: [],
  doNotCall: ['DoNotCall'],
  link: { who: [], what: 'always' },
};

export type ObjectPlans = ReadonlyMap<string, ObjectPlan>;

/** The same objects under the names that pages use for them. */
const ALIASES: ReadonlyMap<string, string> = new Map([['PersonAccount', 'Account']]);

/** The API name for a record type that came with a click. */
export const objectNameOf = (type: string): string => ALIASES.get(type) ?? type;

/** Built-in objects with the configuration's changes, and configured custom objects. */
export const objectPlans = (overrides: ObjectOverrides): ObjectPlans => {
  const standard = { ordered: false, otherPhones: true };
  const plans = new Map(Object.entries(BUILT_IN).map(([name, plan]) => [name, { ...plan, ...standard }]));
  for (const [name, { phones, otherPhones, names, countries, doNotCall }] of Object.entries(overrides)) {
    const base = plans.get(name) ?? OTHER;
    plans.set(name, {
      phones: phones ?? base.phones,
      ordered: phones !== undefined,
      otherPhones,
      names: names ?? base.names,
      countries: countries ?? base.countries,
      doNotCall: doNotCall ?? base.doNotCall,
      link: base.link,
    });
  }
  return plans;
};

/** How to read an object; without a plan, its description decides. */
export const planOf = (plans: ObjectPlans, object: string, shape: ObjectShape): ObjectPlan => {
  const plan = plans.get(object);
  if (plan !== undefined) return plan;
  const names = [...shape.fields.values()].filter(({ nameField }) => nameField).map(({ name }) => name);
  return { ...OTHER, names, ordered: false, otherPhones: true };
};

export const linkOfObject = (plans: ObjectPlans, object: string): LinkPlan =>
  (plans.get(object) ?? OTHER).link;

/** The fields of a record that its link is built from. */
export const linkFields = ({ who, what }: LinkPlan): readonly string[] =>
  what === 'copied' ? [...who, 'WhatId'] : who;

/** The only child list that is read: an opportunity's contacts, the primary one first. */
const LISTS: ReadonlyMap<string, string> = new Map([[ROLES, 'ORDER BY IsPrimary DESC LIMIT 1']]);

/** SELECT list for field paths; paths into a child list become one subquery per list. */
export const selectList = (paths: readonly string[]): string => {
  const plain: string[] = [];
  const inner = new Map<string, string[]>();
  for (const path of new Set(['Id', ...paths])) {
    const [head = '', ...rest] = path.split('.');
    if (!LISTS.has(head)) plain.push(path);
    else inner.set(head, [...(inner.get(head) ?? []), rest.join('.')]);
  }
  const lists = [...inner].map(
    ([list, fields]) => `(SELECT ${fields.join(',')} FROM ${list} ${LISTS.get(list) ?? ''})`,
  );
  return [...plain, ...lists].join(',');
};

/** The text at a path of a query row, taken from the first entry of a child list. '' when there is none. */
export const textAt = (row: unknown, path: string): string => {
  let value: unknown = row;
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null) return '';
    if ('records' in value && Array.isArray(value.records)) value = value.records[0];
    if (typeof value !== 'object' || value === null) return '';
    value = Object.entries(value).find(([name]) => name === part)?.[1];
  }
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
};
