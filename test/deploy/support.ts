import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { generic } from '../../connectors/generic/connector.ts';
import { parseConfig } from '../../src/config/load.ts';
import type { Config } from '../../src/config/schema.ts';

const FOLDER = new URL('../../manifests/deploy/', import.meta.url);

export const deployFile = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');

/** Every document of a YAML file. */
export const documentsOf = (text: string): readonly unknown[] =>
  parseAllDocuments(text, { merge: true }).map((document) => {
    if ('errors' in document && document.errors[0]) throw document.errors[0];
    return (document as { toJS(): unknown }).toJS();
  });

export const documentOf = (text: string): unknown => {
  const [first, ...others] = documentsOf(text);
  if (first === undefined || others.length > 0) throw new Error('one document was expected');
  return first;
};

/** Reads a configuration as the service does; `secrets` gives each secret by the end of its path. */
export const configOf = (text: string, secrets: Readonly<Record<string, string>>): Config => {
  const found = (path: string): string => {
    const name = Object.keys(secrets).find((end) => path.endsWith(`/${end}`));
    if (name === undefined) throw new Error(`no secret for ${path}`);
    return secrets[name] ?? '';
  };
  return parseConfig(text, {
    env: {},
    readFile: found,
    crmOptions: new Map([['generic', generic.options]]),
  });
};

export const SECRETS = {
  database_url: 'postgres://connector:secret@postgres:5432/connector',
  redis_url: 'redis://:secret@redis:6379/0',
  mor_secret_key: 'mor-secret',
  crm_api_key: 'crm-api-key-0123456789',
  admin_password: 'a password of some length',
};
