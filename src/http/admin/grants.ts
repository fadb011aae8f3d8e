import { createHmac } from 'node:crypto';
import type { Role } from './sessions.ts';

/** How somebody signed in: with the administrator's password, the viewer's, or OpenID Connect. */
export type Via = 'password' | 'viewer_password' | 'oidc';

/** Who signed in, in which role and how. */
export interface Entrant {
  readonly role: Role;
  readonly via: Via;
  /** The e-mail address when signed in with `oidc`. */
  readonly name: string;
}

/** What allows people to sign in at the moment. */
export interface WaysIn {
  /** The administrator's password from the configuration, or else the hash of the stored one. */
  readonly password: () => string | undefined;
  readonly viewerPassword?: string | undefined;
  readonly oidc?:
    | {
        readonly issuer: string;
        readonly clientId: string;
        readonly roleOf: (email: string) => Role | undefined;
      }
    | undefined;
}

/**
 * A digest of what allowed somebody to sign in, stored with their session. When the password, the role or the rule changes, the
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
        const { oidc } = waysIn;
        return oidc && oidc.roleOf(name) === role ? JSON.stringify([oidc.issuer, oidc.clientId]) : undefined;
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
