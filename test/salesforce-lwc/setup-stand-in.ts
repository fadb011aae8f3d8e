import type { ApexMethod } from './apex-stand-in.ts';

interface Step {
  readonly code: string;
  readonly state: 'done' | 'missing' | 'look';
  readonly detail: string | null;
}

/** A new org: an agent and the connector's user exist, the flow is off, and no call has been made. */
const REST: readonly Step[] = [
  { code: 'agents', state: 'done', detail: '2' },
  { code: 'integration', state: 'done', detail: 'MOR Connector' },
  { code: 'licence', state: 'missing', detail: null },
  { code: 'login', state: 'missing', detail: null },
  { code: 'flow', state: 'missing', detail: null },
  { code: 'telephones', state: 'look', detail: 'Rasa Agent' },
  { code: 'pages', state: 'look', detail: null },
  { code: 'call', state: 'missing', detail: null },
];

/** MorSetupController for an org that keeps address and key in memory. */
export const createSetupStandIn = (): [string, ApexMethod][] => {
  let address = 'https://connector.example.com';
  let key = '';
  return [
    [
      'MorSetupController.listSteps',
      async () => {
        const isOwn = !address.includes('connector.example.com');
        const first: readonly Step[] = [
          {
            code: 'address',
            state: isOwn ? 'done' : 'missing',
            detail: address,
          },
          { code: 'key', state: key === '' ? 'missing' : 'done', detail: null },
        ];
        return [...first, ...REST];
      },
    ],
    [
      'MorSetupController.saveAddress',
      async (_user, params) => {
        if (!/^https:\/\/[\w.-]+$/.test(String(params.address))) {
          throw new Error('Enter the whole address with https:// in front, as the browser shows it.');
        }
        address = String(params.address);
        return null;
      },
    ],
    [
      'MorSetupController.saveKey',
      async (_user, params) => {
        key = String(params.key);
        return null;
      },
    ],
  ];
};
