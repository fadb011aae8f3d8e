import type { Runtime } from '../app/runtime.ts';
import type { CheckLine } from '../calls/connector.ts';
import { at, unwise, wrong } from '../vocabulary/findings.ts';

/** The CRMs whose clicks would be refused, because nothing proves that they come from them. */
const withoutKey = ({ config, keys }: Pick<Runtime, 'config' | 'keys'>): readonly string[] => {
  const made = new Set(keys.list().map(({ crm }) => crm));
  return config.crms
    .filter(({ apiKeys, signingSecrets, jwt }) => apiKeys.length + signingSecrets.length === 0 && !jwt)
    .map(({ id }) => id)
    .filter((id) => !made.has(id));
};

/** What has to be done before people can call, in the order to do it; from the file and from the admin pages. */
export const missingParts = async (
  runtime: Pick<Runtime, 'config' | 'keys' | 'rules'> & {
    readonly store: Pick<Runtime['store'], 'mappings'>;
  },
): Promise<CheckLine[]> => {
  const { config, rules, store } = runtime;
  const { items } = await store.mappings.list({ limit: 1 });
  const isOpen = rules.current().rules.allowedCountries === undefined && rules.origin() === 'file';
  return [
    ...(config.mor.length === 0 ? [at('missing_mor', {}, wrong('no_mor'))] : []),
    ...(config.crms.length === 0 ? [at('missing_crm', {}, wrong('no_crm'))] : []),
    ...(items.length === 0 ? [at('missing_agents', {}, wrong('no_agents'))] : []),
    ...(isOpen ? [at('missing_countries', {}, unwise('no_countries'))] : []),
    ...withoutKey(runtime).map((crm) => at('missing_key', { crm }, unwise('no_key', { crm }))),
  ];
};
