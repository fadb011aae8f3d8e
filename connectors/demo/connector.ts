import { z } from 'zod';
import type { RecordRef } from '../../src/calls/call/call.ts';
import type {
  Connector,
  ConnectorType,
  CrmAgent,
  CrmRecord,
  RecordNumber,
} from '../../src/calls/connector.ts';
import { at, good } from '../../src/vocabulary/findings.ts';
import { defined } from '../../src/defined.ts';
import { createActivityBook } from './activities.ts';
import type { DemoActivity } from './activities.ts';
import { DEMO_AGENTS, DEMO_CONTACTS } from './data.ts';
import type { DemoContact } from './data.ts';
import { writeTask } from './tasks.ts';
import type { DemoTask } from './tasks.ts';

const options = z.strictObject({
  /** Address of the demo page; absent: there is none, and records have no addresses. */
  pageUrl: z.url().optional(),
});

export type DemoOptions = z.infer<typeof options>;

/** What the demo CRM holds: in memory only, so a restart begins afresh. */
export interface DemoCrm {
  readonly contacts: DemoContact[];
  readonly agents: CrmAgent[];
  /** Oldest first. */
  readonly activities: DemoActivity[];
  /** Oldest first. */
  readonly tasks: DemoTask[];
  /** An agent fills in the page for a new contact. */
  addContact(given: { readonly name: string; readonly number: string }): DemoContact;
}

/** A connector whose CRM is itself, with a window for the demo's page. */
export interface DemoConnector extends Connector {
  contacts(): readonly DemoContact[];
  /** Newest first. */
  activities(): readonly DemoActivity[];
}

/** The demo's initial contacts and agents, without any activities. */
export const createDemoCrm = (): DemoCrm => {
  const contacts = [...DEMO_CONTACTS];
  return {
    contacts,
    agents: [...DEMO_AGENTS],
    activities: [],
    tasks: [],
    addContact({ name, number }) {
      const id = `new-${contacts.length + 1}`;
      const added = { id, name, company: '', country: 'LT', mobile: number, shows: 'was made for a caller' };
      contacts.push(added);
      return added;
    },
  };
};

const LAST_DIGITS = 7;

const numbersOf = (contact: DemoContact): RecordNumber[] =>
  (['office', 'mobile'] as const).flatMap((field) => {
    const value = contact[field]?.trim() ?? '';
    return value === '' ? [] : [{ field, value }];
  });

const recordOf = (contact: DemoContact, ref: RecordRef, pageUrl: string | undefined): CrmRecord => ({
  ref,
  ...defined({ url: pageUrl && `${pageUrl}#contact-${contact.id}` }),
  name: contact.name,
  numbers: numbersOf(contact),
  country: contact.country,
  doNotCall: contact.doNotCall === true,
});

/** Every spelling of a number contains its last digits. */
const mayHave = (contact: DemoContact, e164: string): boolean =>
  numbersOf(contact).some(({ value }) => value.replace(/\D/g, '').includes(e164.slice(-LAST_DIGITS)));

const matches = (agent: CrmAgent, search: string): boolean =>
  `${agent.name}\n${agent.email ?? ''}`.toLowerCase().includes(search.toLowerCase());

/** The demo CRM as an instance named `id`. Records have the type `Contact`. */
export const createDemoConnector = (
  id: string,
  crm: DemoCrm = createDemoCrm(),
  { pageUrl }: DemoOptions = {},
): DemoConnector => {
  const find = ({ type, id: contactId }: RecordRef): DemoContact | undefined =>
    type === 'Contact' ? crm.contacts.find((contact) => contact.id === contactId) : undefined;
  const book = createActivityBook(crm.activities, (record) => find(record) !== undefined);

  return {
    id,
    type: 'demo',
    numbersFrom: 'record',
    checksVisibility: true,
    writesActivities: true,
    contacts: () => crm.contacts,
    activities: () => crm.activities.toReversed(),
    readRecord: (ref) => {
      const contact = find(ref);
      return Promise.resolve(contact === undefined ? undefined : recordOf(contact, ref, pageUrl));
    },
    findByNumber: (e164, { limit }) =>
      Promise.resolve(
        crm.contacts
          .filter((contact) => mayHave(contact, e164))
          .slice(0, limit)
          .map((contact) => recordOf(contact, { type: 'Contact', id: contact.id }, pageUrl)),
      ),
    summarise: (ref) => {
      const { company, openCases } = find(ref) ?? {};
      return Promise.resolve(defined({ company, openCases }));
    },
    readAgent: (user) => Promise.resolve(crm.agents.find((agent) => agent.user === user)),
    listAgents: ({ search = '', limit, cursor }) => {
      const found = crm.agents.filter((agent) => matches(agent, search));
      const from = cursor === undefined ? 0 : found.findIndex((agent) => agent.user === cursor) + 1;
      const items = found.slice(from, from + limit);
      const last = items.at(-1);
      const more = from + limit < found.length && last !== undefined;
      return Promise.resolve({ items, ...defined({ next: more ? last.user : undefined }) });
    },
    writeActivity: (activity) => Promise.resolve(book.write(activity)),
    writeTask: (task) => Promise.resolve(writeTask(crm.tasks, task)),
    ...defined({
      newRecordPages:
        pageUrl === undefined
          ? undefined
          : (e164: string) => [
              { type: 'Contact', url: `${pageUrl}#new-contact=${encodeURIComponent(e164)}` },
            ],
    }),
    invalidate: () => undefined,
    check: () =>
      Promise.resolve([
        at('crm_demo', { crm: id }, good('crm_demo_contacts', { count: crm.contacts.length })),
      ]),
    close: () => Promise.resolve(),
  };
};

/** A CRM for trying things out that lives inside the process. All its instances show the same data. */
export const createDemoType = (crm: DemoCrm): ConnectorType<DemoOptions> => ({
  type: 'demo',
  options,
  create: (id, settings) => createDemoConnector(id, crm, settings),
});
