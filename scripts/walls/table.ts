/** One folder and what its files may reach for. Whatever is not listed is refused. */
export interface Wall {
  /** A folder, with all below it that has no row of its own; or one file. */
  readonly room: string;
  /** What the room is for: CONTRIBUTING's table shows it. */
  readonly purpose: string;
  /** Rooms whose values and types may be imported. A room may always import from itself and from rooms inside it. */
  readonly rooms?: readonly string[];
  /** Rooms of which only types may be imported. */
  readonly types?: readonly string[];
  /** npm packages, with all their subpaths. A trailing `*` stands for any ending. */
  readonly libraries?: readonly string[];
  /** Modules of Node, without `node:`. */
  readonly node?: readonly string[];
  /** May it read `process.env`? */
  readonly environment?: true;
}

const PROBLEM = 'src/calls/problems.ts';
const SIGNING_SECRET = 'src/config/signing-secret.ts';
const DOMAIN = ['src/calls', PROBLEM, 'src/calls/call', 'src/calls/place', 'src/mapping', 'src/vocabulary'];

/** Every room of the house. CONTRIBUTING's table is made from this one; the test of the walls holds both to it. */
export const WALLS: readonly Wall[] = [
  {
    room: 'src/vocabulary',
    purpose: 'the codes that everybody shares, a row each, and their texts, a file per language',
  },
  { room: 'src/text', purpose: 'text from the bytes of a file, in whatever encoding people have' },
  {
    room: 'src/mapping',
    purpose: 'numbers, dial rules, agents, auto-match: pure',
    rooms: ['src/text', 'src/vocabulary'],
    libraries: [
      'libphonenumber-js',
      'countries-and-timezones',
      'i18n-iso-countries',
      'lru-cache',
      'papaparse',
    ],
  },
  {
    room: 'src/calls/call',
    purpose: 'a call, its states and how observations fold into it: pure',
    rooms: ['src/vocabulary'],
    libraries: ['uuid'],
    node: ['crypto'],
  },
  {
    room: 'src/calls',
    purpose: 'the interfaces that the domain needs from outside, the book of open calls',
    rooms: [PROBLEM, 'src/calls/call', 'src/vocabulary'],
    types: ['src/calls/place', 'src/mapping'],
  },
  {
    room: PROBLEM,
    purpose: 'the error that carries a stable code',
    rooms: ['src/vocabulary'],
    types: ['src/calls/call'],
  },
  {
    room: 'src/calls/place',
    purpose: 'one click: resolve, check, write the intent, ask MOR; the preview',
    rooms: ['src/calls', PROBLEM, 'src/calls/call', 'src/mapping', 'src/vocabulary'],
    node: ['crypto'],
  },
  {
    room: 'src/calls/follow',
    purpose: 'rows and CDRs of MOR become observations of calls',
    rooms: ['src/calls', 'src/calls/call', 'src/vocabulary'],
  },
  {
    room: 'src/calls/outbox',
    purpose: 'ended calls become exactly one activity each',
    rooms: ['src/calls', 'src/calls/call', 'src/vocabulary'],
  },
  {
    room: 'src/mor',
    purpose: 'signed client of the MOR API',
    rooms: ['src/text', 'src/vocabulary'],
    types: ['src/calls', 'src/calls/call'],
    libraries: ['undici', 'bottleneck', 'fast-xml-parser', 'zod'],
    node: ['crypto', 'fs', 'util', 'zlib'],
  },
  {
    room: 'src/store',
    purpose: 'SQLite behind one worker thread, group commit',
    rooms: [PROBLEM, 'src/calls/call', 'src/mapping', 'src/vocabulary'],
    types: ['src/calls'],
    libraries: ['esbuild', 'kysely', 'libsql', 'lru-cache'],
    node: ['events', 'fs', 'module', 'path', 'timers', 'url', 'worker_threads'],
  },
  {
    room: 'src/config',
    purpose: "the configuration's schema and loader",
    rooms: [SIGNING_SECRET, 'src/mapping', 'src/text'],
    libraries: ['yaml', 'zod'],
    node: ['fs'],
  },
  { room: SIGNING_SECRET, purpose: 'what counts as a signing secret, and the keys that it stands for' },
  {
    room: 'src/http',
    purpose: 'plain front and Express: API, signed events, live status, health',
    rooms: [...DOMAIN, SIGNING_SECRET],
    libraries: ['express', 'helmet', 'jose', 'prom-client', 'zod'],
    node: ['crypto', 'fs', 'http', 'path'],
  },
  {
    room: 'src/http/admin',
    purpose: 'the API of the admin pages, sessions and sign-in',
    rooms: [...DOMAIN, 'src/http', 'src/text'],
    types: ['src/calls/outbox'],
    libraries: ['express', 'helmet', 'lru-cache', 'openid-client', 'papaparse', 'zod'],
    node: ['crypto', 'fs', 'path'],
  },
  {
    room: 'src/settings',
    purpose: 'what administrators store: connections, keys, rules, sealed by the vault',
    rooms: [
      SIGNING_SECRET,
      PROBLEM,
      'src/config',
      'src/http',
      'src/mapping',
      'src/mor',
      'src/self-check',
      'src/store',
      'src/vocabulary',
    ],
    types: ['src/app', 'src/calls', 'src/http/admin'],
    libraries: ['zod'],
    node: ['crypto', 'fs', 'path'],
  },
  {
    room: 'src/self-check',
    purpose: 'walks the whole chain and names what is broken, with the cure',
    rooms: ['src/config', 'src/mapping', 'src/vocabulary'],
    types: ['src/app', 'src/calls', 'src/calls/call'],
  },
  {
    room: 'src/upkeep',
    purpose: 'what runs by itself now and then: retention, catching up with the CRMs',
    rooms: ['src/mapping'],
    types: ['src/calls', 'src/calls/outbox'],
  },
  {
    room: 'src/app',
    purpose: 'composition: wires store, clients, connectors, use cases and web server',
    rooms: [
      'src/calls',
      'src/calls/follow',
      'src/calls/outbox',
      'src/calls/place',
      'src/config',
      'src/http',
      'src/http/admin',
      'src/mapping',
      'src/mor',
      'src/self-check',
      'src/settings',
      'src/store',
      'src/upkeep',
    ],
    libraries: ['express', 'pino'],
    node: ['crypto', 'fs', 'http', 'net', 'path', 'url'],
  },
  {
    room: 'src/cli',
    purpose: 'the commands',
    rooms: [
      ...DOMAIN,
      'src/app',
      'src/config',
      'src/demo',
      'src/http',
      'src/http/admin',
      'src/self-check',
      'src/simulator',
      'src/store',
    ],
    libraries: ['zod'],
    node: ['fs', 'stream', 'util'],
  },
  {
    room: 'src/demo',
    purpose: 'connector, simulated MOR and a small CRM at one address',
    rooms: ['src/app', 'src/simulator'],
    types: ['src/calls/call', 'src/cli', 'src/mapping', 'src/vocabulary'],
    libraries: ['express', 'yaml', 'zod'],
    node: ['crypto', 'fs', 'net', 'path', 'url'],
  },
  {
    room: 'src/main.ts',
    purpose: 'the command line; the only one that reads the environment and names the connectors',
    rooms: [
      'src/app',
      'src/cli',
      'src/config',
      'connectors/demo',
      'connectors/generic',
      'connectors/salesforce',
      'connectors/sugarcrm',
      'connectors/suitecrm',
    ],
    node: ['fs'],
    environment: true,
  },
  {
    room: 'src/simulator',
    purpose: 'a MOR that can be run; shares no code with what it tests',
    libraries: ['zod'],
    node: ['crypto', 'http', 'net', 'timers', 'zlib'],
  },
  {
    room: 'src/web/shared',
    purpose: 'browser code of panel and admin pages',
  },
  {
    room: 'src/web/admin',
    purpose: 'the admin pages, as the browser gets them',
    rooms: ['src/web/shared'],
    types: ['src/calls', 'src/calls/call', 'src/calls/place', 'src/config', 'src/mapping'],
    libraries: ['@picocss/pico', 'preact', 'preact-iso', 'uplot'],
  },
  {
    room: 'src/web/panel',
    purpose: "the agent's panel",
    rooms: ['src/web/shared', 'src/vocabulary'],
    libraries: ['@picocss/pico', 'eventsource-parser', 'preact'],
  },
  { room: 'src/web/demo', purpose: "the demo's page" },
  {
    room: 'connectors/shared',
    purpose: 'what several connectors need: sessions, deadlines, rates, errors',
    rooms: ['src/vocabulary'],
    types: ['src/calls', 'src/calls/call'],
    libraries: ['bottleneck', 'lru-cache', 'zod'],
    node: ['events', 'timers'],
  },
  {
    room: 'connectors/shared/beans',
    purpose: 'what SugarCRM and SuiteCRM have in common',
    rooms: ['connectors/shared', PROBLEM, 'src/mapping', 'src/vocabulary'],
    types: ['src/calls', 'src/calls/call'],
    libraries: ['lru-cache', 'uuid', 'zod'],
  },
  {
    room: 'connectors/salesforce',
    purpose: 'Salesforce behind `Connector`',
    rooms: ['connectors/shared', PROBLEM, 'src/mapping', 'src/vocabulary'],
    types: ['src/calls', 'src/calls/call'],
    libraries: ['@jsforce/jsforce-node', 'jose', 'lru-cache', 'zod'],
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
    purpose: 'any CRM that can send and take an HTTP request',
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
