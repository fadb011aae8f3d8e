import { parseDocument } from 'yaml';
import { z } from 'zod';
import { fillReferences, readTypedReferences, shieldReferences } from './references.ts';
import type { ReferenceSources } from './references.ts';
import { crmCommonShape } from './crm-schema.ts';
import { configSchema, GOOD_SECRET_LENGTH } from './schema.ts';
import { recordingProblems, recordingWarnings } from './recordings-check.ts';
import type { Config } from './schema.ts';
import { issueText } from '../vocabulary/issue-text.ts';

/** One thing wrong with the configuration: where (`mor[0].url`) and what was expected. Never holds a value. */
export interface ConfigProblem {
  readonly path: string;
  readonly message: string;
}

export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map((p) => `${p.path}: ${p.message}`).join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

export interface ConfigSources extends ReferenceSources {
  /** For each known CRM type, the check of the options that it adds to the common ones. */
  readonly crmOptions: ReadonlyMap<string, { parse(value: unknown): unknown }>;
  /** What was wrong with the modules listed under `connectors`. */
  readonly connectorProblems?: readonly ConfigProblem[];
}

type Path = readonly (string | number)[];

const show = (path: Path): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`),
    '',
  ) || '(file)';

/** A schema issue as path and text, without the value. */
export const describe = (issue: z.core.$ZodIssue, base: Path): ConfigProblem[] => {
  const path = [...base, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: show([...path, key]),
      message: 'unknown key; check the spelling against config.sample.yml',
    }));
  }
  return [{ path: show(path), message: issueText(issue) }];
};

const checkCrms = (raw: unknown, sources: ConfigSources): ConfigProblem[] => {
  const crms = (raw as { crms?: unknown } | null)?.crms;
  if (!Array.isArray(crms)) return [];
  return crms.flatMap((crm: unknown, index): ConfigProblem[] => {
    if (crm === null || typeof crm !== 'object') return [];
    const { type } = crm as { type?: unknown };
    if (typeof type !== 'string') return [];
    const options = sources.crmOptions.get(type);
    if (!options) {
      const known = [...sources.crmOptions.keys()].join(', ');
      return [{ path: show(['crms', index, 'type']), message: `unknown CRM type; expected one of ${known}` }];
    }
    try {
      options.parse(ownOptions(crm));
      return [];
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      return error.issues.flatMap((issue) => describe(issue, ['crms', index]));
    }
  });
};

/** A CRM instance's configuration without the common keys: the connector's own options. */
export const ownOptions = (crm: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(crm).filter(([key]) => !Object.hasOwn(crmCommonShape, key)));

const duplicates = (ids: readonly string[], base: string): ConfigProblem[] =>
  ids.flatMap((id, i) =>
    ids.indexOf(id) === i ? [] : [{ path: `${base}[${i}].id`, message: `the id ${id} is used twice` }],
  );

/** Checks that need the whole file: duplicate ids, references to servers that do not exist, shared keys. */
export const crossCheck = (config: Config): ConfigProblem[] => {
  const mors = config.mor.map((m) => m.id);
  const seen = new Set<string>();
  return [
    ...duplicates(mors, 'mor'),
    ...duplicates(
      config.crms.map((c) => c.id),
      'crms',
    ),
    ...config.crms.flatMap((crm, i) =>
      crm.defaults.mor !== undefined && !mors.includes(crm.defaults.mor)
        ? [{ path: `crms[${i}].defaults.mor`, message: `there is no MOR server ${crm.defaults.mor}` }]
        : [],
    ),
    ...recordingProblems(config),
    ...(config.redisTls !== undefined && config.redis?.startsWith('rediss:') !== true
      ? [{ path: 'redisTls', message: 'means something only with redis: rediss://...' }]
      : []),
    // An API key identifies its CRM instance, so two instances cannot share one.
    ...config.crms.flatMap((crm, i) =>
      crm.apiKeys.flatMap((key, k) => {
        const again = seen.has(key);
        seen.add(key);
        return again ? [{ path: `crms[${i}].apiKeys[${k}]`, message: 'this API key is used twice' }] : [];
      }),
    ),
  ];
};

const freeze = <T>(value: T): T => {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
};

/**
 * Parses the file and puts the references back. Parser warnings (an unknown tag or alias) stop the start too, because the file
 * was not understood. The parser's own messages are never shown, since they quote the file and its secrets.
 */
export const readYaml = (text: string): unknown => {
  const shielded = shieldReferences(text);
  const document = parseDocument(shielded.text, { logLevel: 'silent' });
  const fault = document.errors[0] ?? document.warnings[0];
  if (fault) throw notYaml(fault.linePos?.[0].line ?? 0);
  try {
    return shielded.restore(document.toJS());
  } catch {
    // Aliases that expand without end, or lists that are nested too deeply.
    throw notYaml(0);
  }
};

const notYaml = (line: number): ConfigError =>
  new ConfigError([{ path: line > 0 ? `line ${line}` : '(file)', message: 'this is not valid YAML here' }]);

/**
 * The modules listed under `connectors`, which have to be loaded before the rest of the file can be understood. Empty when the
 * file, or this key in it, is invalid: `parseConfig` reports why.
 */
export const connectorModules = (text: string): readonly string[] => {
  try {
    return configSchema.pick({ connectors: true }).strip().parse(readYaml(text)).connectors;
  } catch {
    return [];
  }
};

/**
 * Turns the file's text and the environment into a frozen configuration. Throws ConfigError with every problem at once, each with
 * its path; values are never part of a message.
 */
export const parseConfig = (text: string, sources: ConfigSources): Config => {
  const raw = readYaml(text);
  const problems: ConfigProblem[] = [];
  const written = raw ?? {};
  const texts = fillReferences(written, sources, (path, message) =>
    problems.push({ path: show(path), message }),
  );
  const filled = readTypedReferences(written, texts, configSchema.safeParse(texts).error?.issues ?? []);
  const parsed = configSchema.safeParse(filled);
  if (!parsed.success) problems.push(...parsed.error.issues.flatMap((issue) => describe(issue, [])));
  problems.push(...(sources.connectorProblems ?? []), ...checkCrms(filled, sources));
  if (parsed.success) problems.push(...crossCheck(parsed.data));
  if (problems.length > 0 || !parsed.success) throw new ConfigError(problems);
  return freeze(parsed.data);
};

/** Is the database server on another machine and reached without TLS? */
const isInTheClear = (database: string): boolean =>
  /^postgres/.test(database) &&
  !/[?&]sslmode=(require|verify-ca|verify-full)\b/.test(database) &&
  !/^postgres(ql)?:\/\/([^@/]*@)?(localhost|127\.\d+\.\d+\.\d+|\[::1\])?(:\d+)?(\/|\?|$)/.test(database);

/** Is Redis on another machine and reached without TLS? */
const isRedisInTheClear = (redis: string): boolean =>
  !/^(rediss:|redis:\/\/([^@/]*@)?(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?(\/|$))/.test(redis);

/** Settings that are allowed but unwise; reported once at start-up. */
export const configWarnings = (config: Config): string[] => [
  ...(config.server.trustProxy === true
    ? [
        'server.trustProxy: true believes every sender’s X-Forwarded-For, so a stranger counts as many visitors at the sign-in; name the proxy (loopback, an address, a subnet) or the number of proxies.',
      ]
    : []),
  ...(isInTheClear(config.database)
    ? [
        'database: a PostgreSQL on another machine without TLS; anybody who listens reads calls and can change them. Add ?sslmode=verify-full.',
      ]
    : []),
  ...(config.redis !== undefined && isRedisInTheClear(config.redis)
    ? [
        'redis: a Redis on another machine without TLS; anybody who listens reads its password and can change limits. Write rediss://, or keep it in a network of its own.',
      ]
    : []),
  ...(config.redis !== undefined && config.database.startsWith('sqlite:')
    ? ['redis: one service alone uses a SQLite database, and needs no Redis to keep its limits.']
    : []),
  ...config.mor.flatMap((m) => [
    ...(m.method === 'GET'
      ? [`mor ${m.id}: GET leaves numbers and hashes in the logs of MOR and of proxies; use POST.`]
      : []),
    ...(m.secretKey === undefined
      ? [
          `mor ${m.id}: no secretKey, so hash checking must be disabled on that MOR; anybody who reaches it can place calls.`,
        ]
      : []),
    ...(m.status === undefined
      ? [`mor ${m.id}: no status.username, so calls cannot be followed; every outcome will be unknown.`]
      : []),
    ...(m.url.startsWith('http:') && !/^http:\/\/(localhost|127\.|\[::1\])/.test(m.url)
      ? [`mor ${m.id}: plain http to another machine; the hash in it can be replayed by anybody who listens.`]
      : []),
    ...recordingWarnings(m),
  ]),
  ...config.crms.flatMap((c) =>
    [...c.apiKeys, ...c.signingSecrets].some((secret) => secret.length < GOOD_SECRET_LENGTH)
      ? [`crm ${c.id}: a key or secret is shorter than ${GOOD_SECRET_LENGTH} characters and can be guessed.`]
      : [],
  ),
  ...config.crms.flatMap((c) =>
    c.defaults.source === undefined
      ? []
      : [
          `crm ${c.id}: defaults.source is not used any more, since a telephone belongs to one agent; agents without a source of their own cannot call until the mapping or their user record has one.`,
        ],
  ),
  ...(config.numbers.internal.length > 0 && config.numbers.defaultCountry === undefined
    ? [
        'numbers: internal numbers without a defaultCountry; only 112, 911 and 999 are known as emergency numbers where neither agent nor CRM instance has a country.',
      ]
    : []),
];
