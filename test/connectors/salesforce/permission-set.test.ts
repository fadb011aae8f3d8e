import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { objectPlans } from '../../../connectors/salesforce/objects.ts';
import { PREFERRED } from '../../../connectors/salesforce/telephone-fields.ts';

const PATH =
  'manifests/salesforce/force-app/main/default/permissionsets/MOR_Integration.permissionset-meta.xml';

const PAGE = 'manifests/salesforce/force-app/main/default/classes/MorCallTargets.cls';

/** The field permission that a path needs; undefined when everyone who sees the record also sees the field. */
const permissionFor = (object: string, path: string): string | undefined => {
  const [head = '', ...rest] = path.split('.');
  if (head === 'OpportunityContactRoles') return permissionFor('OpportunityContactRole', rest.join('.'));
  if (rest.length > 0) return permissionFor(head, rest.join('.'));
  // Only some orgs have person accounts: their fields follow those of contacts, or are granted by hand (README).
  if (head.startsWith('Person') || ['User', 'OpportunityContactRole'].includes(object)) return undefined;
  if (['Id', 'Name', 'CaseNumber', 'ContactPhone', 'ContactMobile'].includes(head)) return undefined;
  const address = /^(Billing|Mailing|Other)?Country(Code)?$/.exec(head);
  return `${object}.${address === null ? head : `${address[1] ?? ''}Address`}`;
};

/** The lookup field that a path goes through, if any. */
const lookupFor = (object: string, path: string): string | undefined => {
  const [head = '', ...rest] = path.split('.');
  return rest.length > 0 && head !== 'OpportunityContactRoles' ? `${object}.${head}Id` : undefined;
};

describe('permission set MOR Integration', () => {
  const xml = readFileSync(PATH, 'utf8');
  const granted = new Map(
    Array.from(
      xml.matchAll(/<editable>(\w+)<\/editable>\s*<field>([\w.]+)<\/field>\s*<readable>true/g),
      ([, editable, field]) => [field ?? '', editable === 'true'],
    ),
  );

  it('grants every field that the connector reads in a standard org', () => {
    const needed = Array.from(objectPlans({})).flatMap(([object, plan]) =>
      [...plan.phones, ...plan.names, ...plan.countries, ...plan.doNotCall, ...plan.link.who].flatMap(
        (path) => [permissionFor(object, path), lookupFor(object, path)],
      ),
    );
    const missing = new Set(needed.filter((name) => name !== undefined && !granted.has(name)));
    expect([...missing]).toEqual([]);
  });

  it('lets the connector query what each agent may see', () => {
    // "View Setup and Configuration" requires "View Roles and Role Hierarchy".
    for (const name of ['ViewSetup', 'ViewRoles', 'ViewAllUsers']) {
      expect(xml).toMatch(new RegExp(`<enabled>true</enabled>\\s*<name>${name}</name>`));
    }
  });

  it('matches the preferred telephone fields of the page', () => {
    const page = readFileSync(PAGE, 'utf8');
    const list = /PREFERRED = new List<String>\{([^}]*)\}/.exec(page)?.[1] ?? '';
    expect(Array.from(list.matchAll(/'(\w+)'/g), ([, name]) => name)).toEqual(PREFERRED);
    expect(page).toMatch(/DisplayType\.PHONE && ![\w.()]+\.endsWithIgnoreCase\('Fax'\)/);
  });

  it('lets the connector write every Task field that needs a permission', () => {
    for (const name of [
      'ActivityDate',
      'Description',
      'WhatId',
      'WhoId',
      'MOR_Call_Id__c',
      'MOR_Direction__c',
      'MOR_Outcome__c',
    ]) {
      expect([name, granted.get(`Task.${name}`)]).toEqual([name, true]);
    }
  });
});
