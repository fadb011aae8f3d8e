const CONFIG = '--config FILE    the configuration; or MOR_CONNECTOR_CONFIG in the environment';
const CLICK = [
  '--crm ID         the CRM instance; optional if there is only one',
  '--user ID        the CRM user whose telephone rings',
  '--record T/ID    the record, for example Contact/0031t00000AbcDe',
  '--field NAME     the field of the record that holds the number',
  '--number NUMBER  the number as the CRM shows it',
  "--source NUMBER  one of the agent's own numbers",
];
const JSON_LINE = '--json           output for programs';

export interface Usage {
  readonly help: string;
  /** Forms of the command, without the program's name. */
  readonly forms: readonly string[];
  readonly options: readonly string[];
}

/** What `--help` says about each command; error messages repeat its forms. */
export const USAGE = {
  start: {
    help: 'run the connector; without a configuration, the admin pages ask for what it needs',
    forms: ['start [--config FILE]', 'start [--demo] [--port N]'],
    options: [
      CONFIG,
      '--demo           run the connector with a simulated MOR and a small CRM',
      '--port N         the port when there is no configuration; default 8085',
    ],
  },
  simulate: {
    help: 'run the bundled MOR simulator',
    forms: ['simulate [--host ADDRESS] [--port N] [--speed N] [--key KEY] [--set NAME=VALUE]...'],
    options: [
      '--host ADDRESS   the address to listen on; default 127.0.0.1',
      '--port N         default 8086; 0 takes a free one',
      '--speed N        simulated seconds per second',
      '--key KEY        the API secret key; prefer MOR_SIMULATOR_KEY in the environment, which other users cannot read',
      '--set NAME=VALUE any switch from src/simulator/README.md; can be repeated',
    ],
  },
  check: {
    help: 'test the whole chain and name what is broken; places no call',
    forms: ['check [--all] [--json] [--bundle FILE] [--config FILE]'],
    options: [
      '--all            ask about every mapping and user, not only a sample; shows how far it is',
      '--bundle FILE    collects in a new file what support needs: check, versions, configuration without secrets, latest errors',
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
    help: 'list | match | import FILE | export [FILE] | undo: manage the mapping of agents',
    forms: [
      'users list [--crm ID] [--search TEXT]',
      'users import FILE [--dry-run] [--map HEADING=COLUMN]... [--mistakes FILE]     a FILE of - reads standard input',
      'users example [FILE]              writes a file to begin with',
      'users export [FILE] [--crm ID]',
      'users match [--crm ID] [--accept high]   proposes rows from MOR; --accept high saves the certain ones',
      'users undo                        takes back the latest change',
    ],
    options: [
      '--crm ID         only this CRM instance',
      '--search TEXT    only rows that contain this text',
      '--dry-run        show what would change, and change nothing',
      '--map HEADING=COLUMN  what a heading of the file means; HEADING= ignores it',
      '--mistakes FILE  write the lines with mistakes here, each with what is wrong',
      '--accept high    save the proposals that are certain and free of conflicts',
      JSON_LINE,
      CONFIG,
    ],
  },
  activities: {
    help: 'list | retry: activities that the CRM did not take',
    forms: [
      'activities list [--crm ID]',
      'activities retry [CALL-ID...] [--crm ID]     without ids: all, or all of one CRM instance',
    ],
    options: ['--crm ID         only this CRM instance', JSON_LINE, CONFIG],
  },
  keys: {
    help: 'rotate tokens | sessions | vault: replace one of the connector’s own keys',
    forms: ['keys rotate tokens|sessions|vault'],
    options: [
      'tokens           signs browser tokens; older tokens become invalid',
      'sessions         signs people in to the admin pages; everybody is signed out',
      'vault            encrypts stored secrets; they are all encrypted again',
      'Stop the service first; while it runs, use the Keys page instead.',
      CONFIG,
    ],
  },
  token: {
    help: 'issue a short-lived browser token for one agent',
    forms: ['token --user ID [--crm ID]'],
    options: [
      '--user ID        the CRM user',
      '--crm ID         the CRM instance; optional if there is only one',
      JSON_LINE,
      CONFIG,
    ],
  },
  migrate: {
    help: 'upgrade the database to this version; with --from: move it to PostgreSQL',
    forms: ['migrate [--config FILE]', 'migrate --from sqlite:FILE [--config FILE]'],
    options: [
      '--from sqlite:FILE  copies this database and its key to the configured PostgreSQL database, which must be empty,',
      '                 and compares counts and checksums; stop its service first; the file is not changed',
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
    help: 'write the database and its key to one file; the service may keep running',
    forms: ['backup FILE [--config FILE]'],
    options: [
      'FILE             must not exist yet; only you can read it (0600). It contains the key, and so every secret',
      JSON_LINE,
      CONFIG,
    ],
  },
  restore: {
    help: 'restore a backup to where the configuration says; stop the service first',
    forms: ['restore FILE [--overwrite] [--config FILE]'],
    options: [
      '--overwrite      replace existing data or another key: files are set aside, tables on a server are emptied',
      JSON_LINE,
      CONFIG,
    ],
  },
} as const satisfies Readonly<Record<string, Usage>>;

export type CommandName = keyof typeof USAGE;

export const PROGRAM = 'mor-crm-connector';

/** Only the forms: what a mistake on the command line is answered with. */
export const formsOf = (name: CommandName): string =>
  USAGE[name].forms.map((form, at) => `${at === 0 ? 'usage: ' : '       '}${PROGRAM} ${form}`).join('\n');

/** The whole help text of a command. */
export const helpOf = (name: CommandName): string =>
  [formsOf(name), '', USAGE[name].help, '', ...USAGE[name].options.map((line) => `  ${line}`)].join('\n');
