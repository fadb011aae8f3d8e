import { parseDocument } from 'yaml';
import { z } from 'zod';
import { fillReferences, readTypedReferences, shieldReferences } from './references.ts';
import type { ReferenceSources } from './references.ts';
import { countryProblems, prefixProblems } from './number-check.ts';
import { crmCommonShape } from './crm-schema.ts';
import { configSchema, GOOD_SECRET_LENGTH } from './schema.ts';
import { recordingProblems, recordingWarnings } from './recordings-check.ts';
import type { Config } from './schema.ts';
import { unwise } from '../vocabulary/findings.ts';
import type { Finding } from '../vocabulary/findings.ts';
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
    ...countryProblems(config),
    ...prefixProblems(config),
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
export const configWarnings = (config: Config): Finding[] => [
  ...(config.server.trustProxy === true ? [unwise('warn_trust_proxy')] : []),
  ...(isInTheClear(config.database) ? [unwise('warn_postgres_clear')] : []),
  ...(config.redis !== undefined && isRedisInTheClear(config.redis) ? [unwise('warn_redis_clear')] : []),
  ...(config.redis !== undefined && config.database.startsWith('sqlite:')
    ? [unwise('warn_redis_needless')]
    : []),
  ...config.mor.flatMap((m) => [
    ...(m.method === 'GET' ? [unwise('warn_get', { mor: m.id })] : []),
    ...(m.secretKey === undefined ? [unwise('warn_no_secret_key', { mor: m.id })] : []),
    ...(m.status === undefined ? [unwise('warn_no_status_user', { mor: m.id })] : []),
    ...(m.url.startsWith('http:') && !/^http:\/\/(localhost|127\.|\[::1\])/.test(m.url)
      ? [unwise('warn_mor_clear', { mor: m.id })]
      : []),
    ...recordingWarnings(m),
  ]),
  ...config.crms.flatMap((c) =>
    [...c.apiKeys, ...c.signingSecrets].some((secret) => secret.length < GOOD_SECRET_LENGTH)
      ? [unwise('warn_short_secret', { crm: c.id, length: GOOD_SECRET_LENGTH })]
      : [],
  ),
  ...config.crms.flatMap((c) =>
    c.defaults.source === undefined ? [] : [unwise('warn_default_source', { crm: c.id })],
  ),
  ...(config.numbers.internal.length > 0 && config.numbers.defaultCountry === undefined
    ? [unwise('warn_no_country')]
    : []),
];
