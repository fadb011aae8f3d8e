import { generic } from '../../../connectors/generic/connector.ts';
import { ALL_FEATURES } from '../../contracts/connector-harness.ts';
import { connectorContract } from '../../contracts/connector.ts';
import { testDeps } from '../../contracts/deps.ts';
import { SECRET, startReceiver } from './receiver.ts';

const noRecords = (): never => {
  throw new Error('a generic instance has no records');
};

connectorContract(
  'generic',
  async () => {
    const receiver = await startReceiver();
    const options = generic.options.parse({
      activity: { url: receiver.url, secret: SECRET, timeoutMs: 9_000 },
    });
    return {
      connector: generic.create('web', options, testDeps()),
      crm: {
        // The request names users and records; the receiver does not have to know them in advance.
        addUser: async () => 'user-1',
        addRecord: async () => ({ type: 'customer', id: '17' }),
        deleteRecord: noRecords,
        changePhone: noRecords,
        renameUser: noRecords,
        activities: async () => [...receiver.kept.values()],
        editActivity: noRecords,
        tasks: { all: () => [...receiver.tasks.values()] },
        failNextWrites: receiver.failNext,
        setDown: receiver.setDown,
      },
      cleanup: receiver.close,
    };
  },
  {
    ...ALL_FEATURES,
    records: false,
    callers: false,
    agents: false,
    agentMapping: false,
    editing: false,
  },
);
