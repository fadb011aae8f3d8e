import { createHmac } from 'node:crypto';
import { groupsOf, roleOf } from './oidc-admission.ts';
import type { AdmissionRules } from './oidc-admission.ts';
import type { Role } from './sessions.ts';

/**
 * How a person signed in: with the administrator's password, the viewer's, or OpenID Connect, where they are named by their
 * address (`oidc`) or belong to a group (`oidc_group`).
 */
export const VIAS = ['password', 'viewer_password', 'oidc', 'oidc_group'] as const;
export type Via = (typeof VIAS)[number];

/** Who signed in, in which role and how. */
export interface Entrant {
  readonly role: Role;
  readonly via: Via;
  /** With `oidc` the e-mail address; with `oidc_group` that, if it is verified, or else the provider's id of the person. */
  readonly name: string;
}

/** What allows people to sign in at the moment. */
export interface WaysIn {
  /** The administrator's password from the configuration, or else the hash of the stored one. */
  readonly password: () => string | undefined;
  readonly viewerPassword?: string | undefined;
  /** Undefined: nobody can sign in with OpenID Connect. */
  readonly oidc: () => (AdmissionRules & { readonly issuer: string; readonly clientId: string }) | undefined;
}

/**
 * A digest of what allowed a person to sign in, stored with their session. When the password, the role or the rule changes, the
 * digest changes, and the session is over. Undefined: they may no longer sign in this way or in this role.
 */
export type GrantOf = (entrant: Entrant) => string | undefined;

export const createGrantOf = (waysIn: WaysIn, key: () => Uint8Array): GrantOf => {
  const credentialOf = ({ role, via, name }: Entrant): string | undefined => {
    switch (via) {
      case 'password':
        return waysIn.password();
      case 'viewer_password':
        return role === 'viewer' ? waysIn.viewerPassword : undefined;
      case 'oidc': {
        const oidc = waysIn.oidc();
        return oidc && roleOf(name, oidc) === role ? JSON.stringify([oidc.issuer, oidc.clientId]) : undefined;
      }
      case 'oidc_group': {
        const oidc = waysIn.oidc();
        if (!oidc) return undefined;
        const groups = groupsOf(role, oidc);
        // A person whom a list names by now has the role of that list.
        const named = roleOf(name, oidc);
        if (groups.length === 0 || (named !== undefined && named !== role)) return undefined;
        // Which of the groups admitted them is not stored, so any change of the rule ends the session.
        return JSON.stringify([oidc.issuer, oidc.clientId, oidc.groupsClaim, ...groups]);
      }
    }
  };
  return (entrant) => {
    const credential = credentialOf(entrant);
    if (credential === undefined) return undefined;
    const { role, via, name } = entrant;
    return createHmac('sha256', key())
      .update(JSON.stringify([role, via, name, credential]))
      .digest('base64url');
  };
};
