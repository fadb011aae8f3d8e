import type { Runtime } from '../app/runtime.ts';
import type { CheckLine } from '../calls/connector.ts';
import { ok } from './line.ts';

const absent = (what: string, detail: string, cure: string): CheckLine => ({
  link: `missing: ${what}`,
  ok: false,
  detail,
  cure,
});

const unwise = (what: string, detail: string, cure: string): CheckLine => ({
  ...ok(`missing: ${what}`, detail),
  warn: true,
  cure,
});

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
  const { total } = await store.mappings.list({ limit: 1 });
  return [
    ...(config.mor.length === 0
      ? [
          absent(
            'MOR',
            'no MOR server is connected',
            'Connect one in the admin pages (Set-up), or under mor.',
          ),
        ]
      : []),
    ...(config.crms.length === 0
      ? [absent('CRM', 'no CRM is connected', 'Connect one in the admin pages (Set-up), or under crms.')]
      : []),
    ...(total === 0
      ? [
          absent(
            'agents',
            'no agent is mapped',
            'Import a CSV with "users import FILE", or use the mapping page.',
          ),
        ]
      : []),
    ...(rules.current().rules.allowedCountries === undefined && rules.origin() === 'file'
      ? [
          unwise(
            'countries',
            'nobody has chosen countries, so every country may be called',
            'Choose them in the admin pages (Set-up), or under rules.allowedCountries.',
          ),
        ]
      : []),
    ...withoutKey(runtime).map((crm) =>
      unwise(
        `key of ${crm}`,
        `crm ${crm}: no API key, signing secret or jwt, so nobody can place calls for it`,
        'Make a key in the admin pages (Set-up or Keys), or name one in the configuration.',
      ),
    ),
  ];
};
