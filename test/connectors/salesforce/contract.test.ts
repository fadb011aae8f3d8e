import { defined } from '../../../src/defined.ts';
import type { WriteFault } from '../../contracts/connector-harness.ts';
import { connectorContract } from '../../contracts/connector.ts';
import { FAULTS } from '../../simulators/salesforce/faults.ts';
import type { Fault } from '../../simulators/salesforce/faults.ts';
import type { RunningOrg } from '../../simulators/salesforce/server.ts';
import { addAgent, connectTo, startOrg } from './setup.ts';

const WRITE_FAULTS: Record<WriteFault, Fault> = {
  unavailable: FAULTS.unavailable,
  commit_then_timeout: { kind: 'commit_then_silence' },
  rate_limited: FAULTS.concurrentLimit,
  denied: FAULTS.noAccess,
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const tasksOf = ({ org }: RunningOrg, isToDo: boolean) =>
  org
    .live('Task')
    .filter(({ values }) => text(values['MOR_Call_Id__c']).startsWith('call-back:') === isToDo)
    .map(({ id, values }) => {
      const who = text(values['WhoId']);
      return {
        id,
        isOpen: values['Status'] !== 'Completed',
        dueOn: text(values['ActivityDate']),
        subject: text(values['Subject']),
        notes: text(values['Description']),
        user: text(values['OwnerId']),
        ...defined({ record: who === '' ? undefined : { type: 'Contact', id: who } }),
      };
    });

connectorContract('salesforce', async () => {
  const fake = await startOrg();
  const { org } = fake;
  const edit = (id: string, by: string, values: Record<string, string>): void => {
    const stored = org.find(id);
    if (stored === undefined) throw new Error(`no record ${id}`);
    org.update(stored, values, by);
  };
  return {
    connector: connectTo(fake),
    crm: {
      addRecord: async ({
        name,
        phones: [one = '', two = '', three = ''],
        country = '',
        doNotCall = false,
      }) => ({
        type: 'Contact',
        id: org.insert(
          'Contact',
          {
            Name: name,
            Phone: one,
            MobilePhone: two,
            HomePhone: three,
            MailingCountryCode: country,
            DoNotCall: doNotCall,
          },
          'somebody',
        ),
      }),
      deleteRecord: async ({ id }) => {
        org.remove(id);
      },
      changePhone: async ({ id }, value) => {
        edit(id, 'somebody', { Phone: value });
      },
      addUser: async ({ name, email = '', active = true, mapping = {} }) =>
        addAgent(fake, {
          Name: name,
          Email: email,
          IsActive: active,
          MOR_Username__c: mapping.username ?? '',
          MOR_Device__c: mapping.device ?? '',
          MOR_Source__c: mapping.source ?? '',
        }),
      renameUser: async (id, name) => {
        edit(id, 'somebody', { Name: name });
      },
      activities: async () => tasksOf(fake, false),
      tasks: {
        all: () => tasksOf(fake, true),
        people: {
          edit: (id, { subject, notes, isClosed }) => {
            const status = isClosed === true ? 'Completed' : undefined;
            edit(id, 'agent', defined({ Subject: subject, Description: notes, Status: status }));
          },
          remove: (id) => {
            org.remove(id);
          },
          setOwner: ({ id }, user) => {
            edit(id, 'somebody', { OwnerId: user });
          },
        },
      },
      editActivity: async (id, { subject, notes }) => {
        edit(id, 'agent', defined({ Subject: subject, Description: notes }));
      },
      failNextWrites: (fault, times) => {
        fake.faults.fail('write', WRITE_FAULTS[fault], times);
      },
      setDown: fake.setDown,
    },
    cleanup: fake.close,
  };
});
