import type { Role } from './sessions.ts';

/** Whom a provider's statement about a person lets in, and as what. */
export interface AdmissionRules {
  readonly administrators: readonly string[];
  readonly viewers: readonly string[];
  readonly administratorGroups: readonly string[];
  readonly viewerGroups: readonly string[];
  /** The claim that lists the groups. */
  readonly groupsClaim: string;
}

export interface Admission {
  readonly role: Role;
  readonly via: 'oidc' | 'oidc_group';
  readonly name: string;
}

/** The role that an e-mail address has by itself. Compares addresses without case. */
export const roleOf = (
  email: string,
  { administrators, viewers }: Pick<AdmissionRules, 'administrators' | 'viewers'>,
): Role | undefined => {
  const isIn = (list: readonly string[]): boolean =>
    list.some((one) => one.toLowerCase() === email.toLowerCase());
  if (isIn(administrators)) return 'administrator';
  return isIn(viewers) ? 'viewer' : undefined;
};

/** The groups whose members have this role. */
export const groupsOf = (
  role: Role,
  rules: Pick<AdmissionRules, 'administratorGroups' | 'viewerGroups'>,
): readonly string[] => (role === 'administrator' ? rules.administratorGroups : rules.viewerGroups);

type Claims = Readonly<Record<string, unknown>>;

/** Providers send a list, or a single group as a text. Names count as they are written: they are identifiers of the provider. */
const belongsTo = (claims: Claims, claim: string): readonly unknown[] => {
  const value = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
  return Array.isArray(value) ? value : [value];
};

/**
 * Whom the claims of a verified ID token admit; undefined: nobody. An address counts only when the provider has verified it,
 * because at some providers people enter it themselves. A named person has the role of the list; their groups do not count.
 */
export const admit = (claims: Claims, rules: AdmissionRules): Admission | undefined => {
  const { email, email_verified: verified, sub } = claims;
  const address = typeof email === 'string' && verified === true ? email : undefined;
  const named = address === undefined ? undefined : roleOf(address, rules);
  if (address !== undefined && named) return { role: named, via: 'oidc', name: address };
  const name = address ?? sub;
  if (typeof name !== 'string' || name === '') return undefined;
  const groups = belongsTo(claims, rules.groupsClaim);
  const role = (['administrator', 'viewer'] as const).find((one) =>
    groupsOf(one, rules).some((group) => groups.includes(group)),
  );
  return role && { role, via: 'oidc_group', name };
};
