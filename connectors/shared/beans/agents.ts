import type { CrmAgent } from '../../../src/calls/connector.ts';
import { countryOf } from '../../../src/mapping/numbers/countries.ts';
import type { Bean } from './bean.ts';
import type { BeanOptions } from './options.ts';

/** Fields of Users that are read for an agent. */
export const userFields = ({ userFields: own, modules }: BeanOptions): string[] => {
  const country = modules.Users?.country ?? false;
  return [
    ...['id', 'user_name', 'first_name', 'last_name', 'status', 'email1'],
    ...(modules.Users?.phones ?? []),
    ...[own.username, own.device, own.source, country].filter((name) => name !== false),
  ].filter((name, index, all) => all.indexOf(name) === index);
};

const some = <K extends string>(key: K, value: string): { readonly [k in K]?: string } =>
  value === '' ? {} : ({ [key]: value } as { readonly [k in K]: string });

export const toAgent = (user: Bean, options: BeanOptions): CrmAgent => {
  const own = (field: string | false): string => (field === false ? '' : user.text(field));
  const name = `${user.text('first_name')} ${user.text('last_name')}`.trim();
  const phones = (options.modules.Users?.phones ?? []).map((field) => user.text(field));
  return {
    user: user.id,
    name: name || user.text('user_name') || user.id,
    ...some('username', user.text('user_name')),
    ...some('email', user.text('email1')),
    ...some('telephone', phones.find((phone) => phone !== '') ?? ''),
    // An API may hide this field; that does not make the user inactive.
    active: user.text('status') === '' || user.text('status') === 'Active',
    ...some('country', countryOf(own(options.modules.Users?.country ?? false))),
    mapping: {
      ...some('username', own(options.userFields.username)),
      ...some('device', own(options.userFields.device)),
      ...some('source', own(options.userFields.source)),
    },
  };
};

/** Does an agent match a search, that is, does the name, login name or e-mail contain every word? */
export const agentMatches = (agent: CrmAgent, search: string): boolean => {
  const text = `${agent.name} ${agent.username ?? ''} ${agent.email ?? ''}`.toLowerCase();
  return words(search).every((word) => text.includes(word));
};

const words = (search: string): string[] =>
  search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

/** The longest word of a search. The CRM is asked for it, which leaves the least to filter here. */
export const searchWord = (search: string | undefined): string | undefined =>
  words(search ?? '').toSorted((a, b) => b.length - a.length)[0];
