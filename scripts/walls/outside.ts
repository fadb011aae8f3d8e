import { PROBLEM } from './wall.ts';
import type { Wall } from './wall.ts';

/** The rooms at the edge: connectors, and the packages installed in the CRMs. */
export const OUTSIDE: readonly Wall[] = [
  {
    room: 'connectors/shared',
    purpose: 'shared by the connectors: sessions, deadlines, rates, errors',
    rooms: ['src/limits', 'src/vocabulary'],
    types: ['src/calls', 'src/calls/call'],
    libraries: ['lru-cache', 'zod'],
    node: ['events', 'timers'],
  },
  {
    room: 'connectors/shared/beans',
    purpose: 'what SugarCRM and SuiteCRM have in common',
    rooms: ['connectors/shared', PROBLEM, 'src/mapping', 'src/vocabulary'],
    types: ['src/calls', 'src/calls/call'],
    libraries: ['uuid', 'zod'],
  },
  {
    room: 'connectors/salesforce',
    purpose: 'Salesforce behind `Connector`',
    rooms: ['connectors/shared', PROBLEM, 'src/mapping', 'src/vocabulary'],
    types: ['src/calls', 'src/calls/call'],
    libraries: ['@jsforce/jsforce-node', 'jose', 'zod'],
    node: ['crypto'],
  },
  {
    room: 'connectors/sugarcrm',
    purpose: 'SugarCRM behind `Connector`',
    rooms: ['connectors/shared', 'connectors/shared/beans', 'src/vocabulary'],
    types: ['src/calls', 'src/calls/call'],
    libraries: ['zod'],
  },
  {
    room: 'connectors/suitecrm',
    purpose: 'SuiteCRM (V8 and v4.1) behind `Connector`',
    rooms: ['connectors/shared', 'connectors/shared/beans', 'src/vocabulary'],
    types: ['src/calls', 'src/calls/call'],
    libraries: ['zod'],
    node: ['crypto'],
  },
  {
    room: 'connectors/generic',
    purpose: 'any CRM that can send and receive HTTP requests',
    rooms: ['connectors/shared', 'src/vocabulary'],
    types: ['src/calls', 'src/calls/call'],
    libraries: ['zod'],
    node: ['crypto'],
  },
  {
    room: 'connectors/demo',
    purpose: "the demo's small CRM",
    rooms: ['connectors/shared', 'src/vocabulary'],
    types: ['src/calls', 'src/calls/call'],
    libraries: ['zod'],
    node: ['crypto'],
  },
  {
    room: 'connectors/template',
    purpose: 'what npm run new:connector copies: a connector for a small CRM with a JSON API',
    rooms: ['connectors/shared', PROBLEM, 'src/mapping', 'src/vocabulary'],
    types: ['src/calls', 'src/calls/call'],
    libraries: ['zod'],
  },
  {
    room: 'connectors/registry.ts',
    purpose: 'names the connectors',
    rooms: ['connectors/generic', 'connectors/salesforce', 'connectors/sugarcrm', 'connectors/suitecrm'],
  },
  {
    room: 'manifests/crm-shared/browser',
    purpose:
      'the call buttons and cards in SuiteCRM and SugarCRM; shares the wire format and the texts with us, no other code',
    rooms: ['src/vocabulary'],
  },
  { room: 'manifests/suitecrm', purpose: "SuiteCRM's package" },
  { room: 'manifests/sugarcrm', purpose: "SugarCRM's package" },
  {
    room: 'manifests/salesforce/force-app',
    purpose: "Salesforce's package",
    libraries: ['lwc', 'lightning/*', '@salesforce/*', 'c/*'],
  },
];
