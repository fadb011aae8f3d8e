const CONFIG = '--config FILE    the configuration; or MOR_CONNECTOR_CONFIG in the environment';
const CLICK = [
  '--crm ID         the CRM instance; may be left out when there is one only',
  '--user ID        the CRM user whose telephone rings',
  '--record T/ID    the record, such as Contact/0031t00000AbcDe',
  '--field NAME     the field of the record whose number is meant',
  '--number NUMBER  the number as it stands in the CRM',
  "--source NUMBER  one of the agent's own numbers",
];
const JSON_LINE = '--json           for programs';

export interface Usage {
  readonly help: string;
  /** Forms of the command, without the program's name. */
  readonly forms: readonly string[];
  readonly options: readonly string[];
}

/** The words of every command, as `--help` shows them and error messages repeat them. */
export const USAGE = {
  start: {
    help: 'run the connector; without a configuration the admin pages ask for what it needs',
    forms: ['start [--config FILE]', 'start [--demo] [--port N]'],
    options: [
      CONFIG,
      '--demo           connector, simulated MOR and a small CRM',
      '--port N         where it listens when there is no configuration; 8085 unless given',
    ],
  },
  simulate: {
    help: 'run the bundled MOR simulator',
    forms: ['simulate [--host ADDRESS] [--port N] [--speed N] [--key KEY] [--set NAME=VALUE]...'],
    options: [
      '--host ADDRESS   where it listens; 127.0.0.1 unless given',
      '--port N         8086 unless given; 0 takes a free one',
      '--speed N        simulated seconds per second',
      '--key KEY        the API secret key; better MOR_SIMULATOR_KEY in the environment, which other users cannot read',
      '--set NAME=VALUE any switch of src/simulator/README.md; may be repeated',
    ],
  },
  check: {
    help: 'walk the whole chain and name what is broken; places no call',
    forms: ['check [--json] [--bundle FILE] [--config FILE]'],
    options: [
      '--bundle FILE    writes what support needs into a new file: check, versions, configuration without secrets, last errors',
      JSON_LINE,
      CONFIG,
    ],
  },
  preview: {
    help: 'show each step a click would take; dials nothing',
    forms: [
      'preview --user ID [--crm ID] [--record TYPE/ID] [--field NAME] [--number NUMBER] [--source NUMBER]',
    ],
    options: [...CLICK, JSON_LINE, CONFIG],
  },
  call: {
    help: 'place one call and follow it',
    forms: [
      'call --user ID [--crm ID] [--record TYPE/ID] [--field NAME] [--number NUMBER] [--source NUMBER] [--key KEY]',
    ],
    options: [
      ...CLICK,
      '--key KEY        idempotency key: the same key never dials twice',
      JSON_LINE,
      CONFIG,
    ],
  },
  users: {
    help: 'list | match | import FILE | export [FILE] | undo: the mapping of agents',
    forms: [
      'users list [--crm ID] [--search TEXT]',
      'users import FILE [--dry-run]     FILE - reads standard input',
      'users export [FILE] [--crm ID]',
      'users match [--crm ID] [--accept high]   proposes lines from MOR; --accept high writes the sure ones',
      'users undo                        takes the newest change back',
    ],
    options: [
      '--crm ID         only this CRM instance',
      '--search TEXT    only rows that contain it',
      '--dry-run        shows what would change, changes nothing',
      '--accept high    writes the proposals that are certain and free of conflicts',
      JSON_LINE,
      CONFIG,
    ],
  },
  activities: {
    help: 'list | retry: activities that were given up',
    forms: [
      'activities list [--crm ID]',
      'activities retry [CALL-ID...] [--crm ID]     without ids: all of them, of one CRM instance or of all',
    ],
    options: ['--crm ID         only those of this CRM instance', JSON_LINE, CONFIG],
  },
  keys: {
    help: 'rotate tokens | sessions | vault: replaces one of the connector’s own keys',
    forms: ['keys rotate tokens|sessions|vault'],
    options: [
      'tokens           signs browser tokens; all older ones are refused',
      'sessions         belongs to the admin pages; everybody is signed out',
      'vault            encrypts stored secrets; all of them are sealed anew',
      'The service must be stopped; while it runs, use the Keys page.',
      CONFIG,
    ],
  },
  token: {
    help: 'a short-lived browser token for one agent',
    forms: ['token --user ID [--crm ID]'],
    options: [
      '--user ID        the CRM user',
      '--crm ID         the CRM instance; may be left out when there is one only',
      JSON_LINE,
      CONFIG,
    ],
  },
  migrate: {
    help: 'bring the database to this version; with --from: move it to PostgreSQL',
    forms: ['migrate [--config FILE]', 'migrate --from sqlite:FILE [--config FILE]'],
    options: [
      '--from sqlite:FILE  copies this database, and its key, to the empty PostgreSQL of the configuration',
      '                 and compares counts and checksums; the file stays as it is, its service must be stopped',
      JSON_LINE,
      CONFIG,
    ],
  },
  completion: {
    help: 'print a script that completes commands and options in a shell',
    forms: ['completion bash|zsh|fish'],
    options: [
      'bash             source <(mor-crm-connector completion bash)',
      'zsh              source <(mor-crm-connector completion zsh)',
      'fish             mor-crm-connector completion fish | source',
    ],
  },
  backup: {
    help: 'write the database and its key into one file; the service may run',
    forms: ['backup FILE [--config FILE]'],
    options: [
      'FILE             must not exist; only you can read it (0600). It holds the key file and so every secret',
      JSON_LINE,
      CONFIG,
    ],
  },
  restore: {
    help: 'put a backup where the configuration says; the service must be stopped',
    forms: ['restore FILE [--overwrite] [--config FILE]'],
    options: [
      '--overwrite      there is data already, or another key: files are set aside, a server’s tables are emptied',
      JSON_LINE,
      CONFIG,
    ],
  },
} as const satisfies Readonly<Record<string, Usage>>;

export type CommandName = keyof typeof USAGE;

export const PROGRAM = 'mor-crm-connector';

/** Only the forms, for a mistake on the command line. */
export const formsOf = (name: CommandName): string =>
  USAGE[name].forms.map((form, at) => `${at === 0 ? 'usage: ' : '       '}${PROGRAM} ${form}`).join('\n');

/** The whole help text of a command. */
export const helpOf = (name: CommandName): string =>
  [formsOf(name), '', USAGE[name].help, '', ...USAGE[name].options.map((line) => `  ${line}`)].join('\n');
