import { z } from 'zod';
import type { ConnectorType } from '../calls/connector.ts';
import type { Log } from '../calls/ports.ts';
import type { RecordStore } from '../calls/admin-ports.ts';
import { crossCheck, describe, ownOptions } from '../config/load.ts';
import type { ConfigProblem } from '../config/load.ts';
import { crmSchema } from '../config/crm-schema.ts';
import type { CrmConfig } from '../config/crm-schema.ts';
import { morSchema } from '../config/mor-schema.ts';
import type { MorConfig } from '../config/mor-schema.ts';
import type { Config } from '../config/schema.ts';
import type { Vault } from './vault.ts';

export type ConnectionKind = 'mor' | 'crm';

/** Seals the connection as a whole, because only its reader knows which of its fields are secret. */
export const sealConnection = (vault: Vault, kind: ConnectionKind, id: string, value: object): string =>
  vault.seal(JSON.stringify(value), `${kind} ${id}`);

export const openConnection = (vault: Vault, kind: ConnectionKind, id: string, sealed: string): unknown =>
  JSON.parse(vault.open(sealed, `${kind} ${id}`));

/** What is wrong with a connection; empty: nothing. */
type Checked<T> = { readonly value: T } | { readonly problems: readonly ConfigProblem[] };

const issues = (error: z.ZodError): readonly ConfigProblem[] =>
  error.issues.flatMap((issue) => describe(issue, []));

export const checkMor = (value: unknown): Checked<MorConfig> => {
  const parsed = morSchema.safeParse(value);
  return parsed.success ? { value: parsed.data } : { problems: issues(parsed.error) };
};

export const checkCrm = (value: unknown, types: readonly ConnectorType[]): Checked<CrmConfig> => {
  const parsed = crmSchema.safeParse(value);
  if (!parsed.success) return { problems: issues(parsed.error) };
  const type = types.find((one) => one.type === parsed.data.type);
  if (!type) {
    const known = types.map((one) => one.type).join(', ');
    return { problems: [{ path: 'type', message: `unknown CRM type; expected one of ${known}` }] };
  }
  try {
    type.options.parse(ownOptions(parsed.data));
    return { value: parsed.data };
  } catch (error) {
    if (error instanceof z.ZodError) return { problems: issues(error) };
    // A check that throws on a value (an invalid address, say) has found a wrong value too.
    return {
      problems: [{ path: 'options', message: error instanceof Error ? error.message : 'cannot be read' }],
    };
  }
};

/** The file's configuration together with what administrators stored; where both have the same id, the file wins. */
export interface MergedConfig {
  readonly config: Config;
  /** Stored connections that cannot be used, keyed `mor ID` or `crm ID`, each with the reason. */
  readonly broken: ReadonlyMap<string, string>;
}

const readAll = async <T extends { id: string }>(
  kind: ConnectionKind,
  taken: readonly string[],
  deps: { records: RecordStore; vault: Vault },
  check: (value: unknown) => Checked<T>,
  broken: Map<string, string>,
): Promise<T[]> => {
  const found: T[] = [];
  for (const [id, sealed] of await deps.records.all(kind)) {
    if (taken.includes(id)) {
      broken.set(`${kind} ${id}`, 'The configuration file has this id too; the file counts.');
      continue;
    }
    try {
      const checked = check(openConnection(deps.vault, kind, id, sealed));
      if ('value' in checked) found.push(checked.value);
      else broken.set(`${kind} ${id}`, checked.problems.map((p) => `${p.path}: ${p.message}`).join('; '));
    } catch (error) {
      broken.set(`${kind} ${id}`, error instanceof Error ? error.message : String(error));
    }
  }
  return found;
};

/** Leaves a broken stored connection out and reports it, so that the others still work. */
export const mergeStored = async (
  config: Config,
  deps: { records: RecordStore; vault: Vault; types: readonly ConnectorType[]; log: Log },
): Promise<MergedConfig> => {
  const broken = new Map<string, string>();
  const fileMors = config.mor.map((mor) => mor.id);
  const fileCrms = config.crms.map((crm) => crm.id);
  const mor = [...config.mor, ...(await readAll('mor', fileMors, deps, checkMor, broken))];
  const stored = await readAll('crm', fileCrms, deps, (value) => checkCrm(value, deps.types), broken);
  const mors = new Set(mor.map((one) => one.id));
  const usable = stored.filter((crm) => {
    const named = crm.defaults.mor;
    if (named === undefined || mors.has(named)) return true;
    broken.set(`crm ${crm.id}`, `defaults.mor: there is no MOR server ${named}`);
    return false;
  });
  const merged = { ...config, mor, crms: [...config.crms, ...usable] };
  for (const { path, message } of crossCheck(merged)) broken.set(path, message);
  for (const [connection, reason] of broken) {
    deps.log.error({ connection }, `a stored connection is not used: ${reason}`);
  }
  return { config: merged, broken };
};
