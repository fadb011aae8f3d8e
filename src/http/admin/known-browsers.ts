import { createHmac, randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { cookieName, cookieOf, cookieOptions } from './guard.ts';
import { sameSecret } from './password.ts';

const COOKIE = 'mor_admin_known';
/** Browsers keep no cookie longer than 400 days (RFC 6265bis, section 5.5). */
const KEPT_MS = 400 * 86_400_000;
const ID_BYTES = 16;

/**
 * Browsers in which an administrator has signed in. The cookie grants no access; it gives the browser its own allowance of
 * sign-in attempts, so that strangers' wrong passwords do not keep the administrator waiting.
 */
export interface KnownBrowsers {
  idOf(req: Request): string | undefined;
  remember(req: Request, res: Response): void;
}

export const createKnownBrowsers = (deps: {
  readonly key: () => Uint8Array;
  readonly publicUrl: string;
}): KnownBrowsers => {
  const proofOf = (id: string): string =>
    createHmac('sha256', deps.key()).update(`known browser ${id}`).digest('base64url');

  const idOf = (req: Request): string | undefined => {
    const [id = '', proof = ''] = (cookieOf(req, cookieName(req, deps.publicUrl, COOKIE)) ?? '').split('.');
    return id !== '' && sameSecret(proof, proofOf(id)) ? id : undefined;
  };

  return {
    idOf,
    remember(req, res) {
      const id = idOf(req) ?? randomBytes(ID_BYTES).toString('base64url');
      res.cookie(cookieName(req, deps.publicUrl, COOKIE), `${id}.${proofOf(id)}`, {
        ...cookieOptions(req, deps.publicUrl),
        maxAge: KEPT_MS,
      });
    },
  };
};
