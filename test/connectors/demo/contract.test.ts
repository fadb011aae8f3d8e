import { randomUUID } from 'node:crypto';
import { createDemoConnector, createDemoCrm } from '../../../connectors/demo/connector.ts';
import { defined } from '../../../src/defined.ts';
import { ALL_FEATURES } from '../../contracts/connector-harness.ts';
import { connectorContract } from '../../contracts/connector.ts';

/** Replaces the item with a changed copy; throws when it is not there. */
const change = <T>(items: T[], is: (item: T) => boolean, next: (item: T) => T): void => {
  const index = items.findIndex(is);
  const item = items[index];
  if (item === undefined) throw new Error('nothing to change');
  items[index] = next(item);
};

const noNetwork = (): never => {
  throw new Error('the demo CRM has no network to break');
};

connectorContract(
  'demo',
  async () => {
    const crm = createDemoCrm();
    return {
      connector: createDemoConnector('demo', crm),
      crm: {
        addRecord: async ({ name, phones, country = 'LT', doNotCall = false }) => {
          const id = randomUUID();
          const [office = '', mobile = '', other = ''] = phones;
          crm.contacts.push({
            id,
            name,
            company: 'Test',
            country,
            doNotCall,
            shows: '',
            office,
            mobile: mobile === '' ? other : mobile,
          });
          return { type: 'Contact', id };
        },
        deleteRecord: async (record) => {
          crm.contacts.splice(
            crm.contacts.findIndex(({ id }) => id === record.id),
            1,
          );
        },
        changePhone: async (record, office) => {
          change(
            crm.contacts,
            ({ id }) => id === record.id,
            (contact) => ({ ...contact, office }),
          );
        },
        addUser: async ({ name, email, active = true, mapping = {} }) => {
          const user = randomUUID();
          crm.agents.push({ user, name, active, mapping, ...defined({ email }) });
          return user;
        },
        renameUser: async (user, name) => {
          change(
            crm.agents,
            (agent) => agent.user === user,
            (agent) => ({ ...agent, name }),
          );
        },
        activities: async () => crm.activities,
        tasks: {
          all: () =>
            crm.tasks.map(({ id, subject, state, dueOn, owner, record }) => ({
              id,
              subject,
              notes: '',
              isOpen: state === 'open',
              dueOn,
              ...defined({ user: owner, record }),
            })),
        },
        editActivity: async (id, edits) => {
          change(
            crm.activities,
            (activity) => activity.id === id,
            (activity) => ({ ...activity, ...edits }),
          );
        },
        failNextWrites: noNetwork,
        setDown: noNetwork,
      },
      cleanup: async () => undefined,
    };
  },
  { ...ALL_FEATURES, faults: false },
);
