import { fileKeyId } from '../settings/stored-keys.ts';
import type { Runtime } from './runtime.ts';

/** Keys of the configuration file, under names that do not reveal the key. */
export const fileKeys = ({ fileConfig, ownKeys }: Runtime) =>
  fileConfig.crms.flatMap(({ id: crm, apiKeys, signingSecrets }) =>
    [
      ...apiKeys.map((secret) => ({ kind: 'api' as const, secret })),
      ...signingSecrets.map((secret) => ({ kind: 'signing' as const, secret })),
    ].map(({ kind, secret }) => ({
      id: fileKeyId(ownKeys.get('sessions'), crm, kind, secret),
      crm,
      kind,
      label: 'configuration file',
    })),
  );

/** What CRMs prove with who they are. `isUsed` is false only where it is certain that it never was. */
export const credentials = (runtime: Runtime) => [
  ...runtime.keys.list().map(({ crm, lastUsedAt }) => ({ crm, isUsed: lastUsedAt !== undefined })),
  // When one of the file's was used is not stored.
  ...fileKeys(runtime).map(({ crm }) => ({ crm, isUsed: true })),
  ...runtime.config.crms.flatMap(({ id, jwt }) => (jwt === undefined ? [] : [{ crm: id, isUsed: true }])),
];
