import { Problem } from '../calls/problems.ts';
import type { CheckLine } from '../calls/connector.ts';
import type { Log, Now } from '../calls/ports.ts';
import { ownOptions } from '../config/load.ts';
import type { ConfigProblem } from '../config/load.ts';
import { crmFormSchema } from '../config/crm-schema.ts';
import type { CrmConfig } from '../config/crm-schema.ts';
import { toJsonSchema } from '../config/json-schema.ts';
import type { JsonSchema } from '../config/json-schema.ts';
import { morSchema } from '../config/mor-schema.ts';
import type { MorConfig } from '../config/mor-schema.ts';
import type { ConnectionKind, Connections, Fields } from '../http/admin/routes/connections.ts';
import { createMorClient } from '../mor/client.ts';
import type { Runtime } from '../app/runtime.ts';
import { checkMor as checkMorLinks } from '../self-check/check-mor.ts';
import { keepSecrets, keptSecrets, leadToSamePlace, secretPaths, withoutSecrets } from './secret-fields.ts';
import { checkCrm, checkMor, openConnection, sealConnection } from './stored-connections.ts';

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

const refuse = (problems: readonly ConfigProblem[]): never => {
  throw new Problem('invalid_request', problems.map((p) => `${p.path}: ${p.message}`).join('; '), {
    errors: problems,
  });
};

/**
 * The form with the secrets that it leaves as they are. A stored secret is never sent to an address that somebody has
 * just typed: with a new address all of them have to be entered again.
 */
const secretsKept = (next: Fields, before: Fields | undefined): object => {
  if (before && !leadToSamePlace(next, before)) {
    const message =
      'the address has changed: enter this secret again (a stored one is not sent to a new address)';
    const lost = keptSecrets(next, before);
    if (lost.length > 0) refuse(lost.map((path) => ({ path, message })));
  }
  return Object(keepSecrets(next, before)) as object;
};

const morView = (mor: Fields): Fields => ({
  ...(withoutSecrets(mor) as Fields),
  hasSecretKey: mor['secretKey'] !== undefined,
  hasV2: mor['v2'] !== undefined,
});

/** A form sends the options of a CRM as they are shown: in a member of their own. */
const flat = ({ options, ...rest }: Fields): Fields => ({ ...rest, ...(options as Fields | undefined) });

const KEYS_PAGE = ['apiKeys', 'signingSecrets'];

/** Keys are made on their own page, where they are digested and can be rotated. */
const withoutKeys = (fields: Fields): Fields => {
  const found = KEYS_PAGE.filter((key) => key in fields);
  if (found.length > 0) refuse(found.map((path) => ({ path, message: 'make keys on the Keys page' })));
  return fields;
};

/** What a form needs to draw itself. */
const drawable = (
  schema: unknown,
): { jsonSchema: JsonSchema | undefined; secretFields: readonly string[] } => {
  const jsonSchema = toJsonSchema(schema);
  return { jsonSchema, secretFields: secretPaths(jsonSchema) };
};

const LEARNED = (id: string): string => `mor.${id}.hashOrder`;

export interface ConnectionsService extends Connections {
  /** Was something of this kind stored or removed that the running connections do not know yet? */
  readonly needsRestart: (kind: ConnectionKind) => boolean;
}

/** Stored connections: encrypted as a whole, merged with the file's at the next start. */
export const createConnections = (runtime: Runtime, deps: { log: Log; now: Now }): ConnectionsService => {
  const { store, vault, fileConfig, config, connectorTypes } = runtime;
  const changed = new Set<ConnectionKind>();

  const fileIds = (kind: ConnectionKind): string[] =>
    (kind === 'mor' ? fileConfig.mor : fileConfig.crms).map((one) => one.id);

  const readStored = async (kind: ConnectionKind, id: string): Promise<Fields | undefined> => {
    const sealed = await store.records.get(kind, id);
    if (sealed === undefined) return undefined;
    try {
      return openConnection(vault, kind, id, sealed) as Fields;
    } catch {
      // Its key is gone: it can only be entered anew.
      return undefined;
    }
  };

  /** What is in use or stored under this id, secrets included. */
  const known = async (kind: ConnectionKind, id: string): Promise<Fields | undefined> => {
    const all: readonly { readonly id: string }[] = kind === 'mor' ? fileConfig.mor : fileConfig.crms;
    return all.find((one) => one.id === id) ?? readStored(kind, id);
  };

  const parse = (kind: ConnectionKind, value: unknown): MorConfig | CrmConfig => {
    const checked = kind === 'mor' ? checkMor(value) : checkCrm(value, connectorTypes);
    return 'value' in checked ? checked.value : refuse(checked.problems);
  };

  const writable = (kind: ConnectionKind, id: string): void => {
    if (!ID.test(id)) refuse([{ path: 'id', message: 'expected letters, digits, - and _' }]);
    if (!fileIds(kind).includes(id)) return;
    throw new Problem('forbidden', `${id} is in the configuration file; change it there.`);
  };

  const crmView = (crm: CrmConfig | Fields, origin: string): Fields => {
    const { id, type, apiKeys, signingSecrets, ...rest } = crm as CrmConfig;
    const own = runtime.keys.list().filter((key) => key.crm === id);
    const count = (kind: string): number => own.filter((key) => key.kind === kind).length;
    return {
      ...{ id, type, origin },
      options: withoutSecrets(rest),
      hasApiKeys: apiKeys.length + count('api'),
      hasSigningSecrets: signingSecrets.length + count('signing'),
    };
  };

  const broken = (kind: ConnectionKind, id: string): Fields => {
    const problem = runtime.brokenConnections.get(`${kind} ${id}`);
    return problem === undefined ? {} : { problem };
  };

  const stored = async (kind: ConnectionKind): Promise<Fields[]> => {
    const ids = [...(await store.records.all(kind)).keys()].filter((id) => !fileIds(kind).includes(id));
    return Promise.all(
      ids.map(async (id) => ({ ...((await readStored(kind, id)) ?? {}), id, ...broken(kind, id) })),
    );
  };

  const testMor = async (value: MorConfig): Promise<readonly CheckLine[]> => {
    const learned = new Map<string, string>();
    const memory = {
      get: (key: string) => learned.get(key),
      set: (key: string, text: string) => {
        learned.set(key, text);
      },
    };
    const gateway = createMorClient(value, { memory, ...deps });
    try {
      return await checkMorLinks({ mor: value, gateway, nowMs: deps.now() });
    } finally {
      await gateway.close();
    }
  };

  const testCrm = async (value: CrmConfig): Promise<readonly CheckLine[]> => {
    const type = connectorTypes.find((one) => one.type === value.type);
    if (!type) return [];
    const connector = type.create(value.id, type.options.parse(ownOptions(value)), deps);
    try {
      return await connector.check();
    } finally {
      await connector.close();
    }
  };

  const audited = (kind: ConnectionKind, id: string) => ({ subject: `${kind} ${id}` });

  return {
    needsRestart: (kind) => changed.has(kind),
    async list() {
      const settings = await store.settings.all();
      const learned = (id: string): Fields => {
        const order = settings.get(LEARNED(id));
        return order === undefined ? {} : { learnedHashOrder: order };
      };
      const view = (mor: Fields, origin: string): Fields => ({
        ...{ origin, ...morView(mor) },
        ...learned(String(mor['id'])),
        ...((mor['status'] as Fields | undefined)?.['username'] === undefined
          ? {}
          : { statusUsername: (mor['status'] as Fields)['username'] }),
      });
      const storedCrms = await stored('crm');
      return {
        mor: [
          ...fileConfig.mor.map((mor) => view(mor, 'file')),
          ...(await stored('mor')).map((mor) => view(mor, 'stored')),
        ],
        crms: [
          ...fileConfig.crms.map((crm) => crmView(crm, 'file')),
          ...storedCrms.map((crm) => ({
            ...crmView({ apiKeys: [], signingSecrets: [], ...crm }, 'stored'),
            ...broken('crm', String(crm['id'])),
          })),
        ],
        restartNeeded: changed.size > 0,
        encryption: vault.kind,
        active: { mor: config.mor.map((mor) => mor.id), crms: config.crms.map((crm) => crm.id) },
      };
    },
    types: () => ({
      mor: drawable(morSchema.omit({ id: true })),
      /** What every type has besides its own. */
      crm: drawable(crmFormSchema),
      items: connectorTypes.map(({ type, options }) => ({ type, ...drawable(options) })),
    }),
    async put(kind, id, given, by) {
      writable(kind, id);
      const fields = withoutKeys(flat(given));
      const before = await readStored(kind, id);
      const value = parse(kind, { ...secretsKept(fields, before), id });
      const sealed = sealConnection(vault, kind, id, value);
      const view = kind === 'mor' ? morView(value) : crmView(value, 'stored');
      await store.records.apply([{ kind, id, value: sealed }], {
        ...{ ...by, ...audited(kind, id), action: `connection.${before ? 'edit' : 'create'}` },
        ...(before ? { before: withoutSecrets(before) } : {}),
        after: view,
      });
      changed.add(kind);
      return { origin: 'stored', ...view };
    },
    async remove(kind, id, by) {
      writable(kind, id);
      const before = await readStored(kind, id);
      if ((await store.records.get(kind, id)) === undefined) {
        throw new Problem('not_found', `There is no stored connection ${id}.`);
      }
      await store.records.apply([{ kind, id, value: null }], {
        ...{ ...by, ...audited(kind, id), action: 'connection.delete' },
        ...(before ? { before: withoutSecrets(before) } : {}),
      });
      changed.add(kind);
    },
    async test(kind, given) {
      const fields = flat(given);
      const id = typeof fields['id'] === 'string' ? fields['id'] : 'test';
      const before = await known(kind, id);
      const isRef = Object.keys(fields).every((key) => key === 'id');
      if (isRef && !before) throw new Problem('not_found', `There is no connection ${id}.`);
      const value = parse(kind, {
        ...(isRef ? before : secretsKept(fields, before)),
        id,
      });
      return 'type' in value ? testCrm(value) : testMor(value);
    },
  };
};
