import type { CookieOptions, Request, Response } from 'express';
import { Problem } from '../../calls/problems.ts';
import { isCertainlyHttps } from '../https.ts';
import { sameSecret } from './password.ts';
import type { Session } from './sessions.ts';

const SESSION_COOKIE = 'mor_admin';
const CSRF_HEADER = 'x-csrf-token';

/** One cookie of the request. */
export const cookieOf = (req: Request, name: string): string | undefined => {
  for (const part of (req.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
};

/** Certainly over https: the operator or a trusted proxy says so. */
const isCertain = (req: Request, publicUrl: string): boolean => req.secure || isCertainlyHttps(publicUrl);

/**
 * Behind TLS the browser must never send the cookie in the clear. A forged X-Forwarded-Proto can only make the forger's own
 * cookie stricter, so it is accepted from anybody.
 */
const isSecure = (req: Request, publicUrl: string): boolean =>
  isCertain(req, publicUrl) || req.headers['x-forwarded-proto'] === 'https';

/**
 * Over https browsers accept a cookie with this prefix only if this very host has set it over https. So no other host of the
 * domain can plant a session in a browser (RFC 6265bis, section 4.1.3.2).
 */
export const cookieName = (req: Request, publicUrl: string, name: string): string =>
  isCertain(req, publicUrl) ? `__Host-${name}` : name;

/** For a cookie named by `cookieName`. */
export const cookieOptions = (req: Request, publicUrl: string): CookieOptions => ({
  httpOnly: true,
  sameSite: 'strict',
  // The prefix requires the path to be the root.
  path: isCertain(req, publicUrl) ? '/' : '/admin',
  secure: isSecure(req, publicUrl),
});

/** The token of the session cookie. */
export const sessionTokenOf = (req: Request, publicUrl: string): string | undefined =>
  cookieOf(req, cookieName(req, publicUrl, SESSION_COOKIE));

export const clearSessionCookie = (req: Request, res: Response, publicUrl: string): void => {
  res.clearCookie(cookieName(req, publicUrl, SESSION_COOKIE), cookieOptions(req, publicUrl));
};

export const setSessionCookie = (
  req: Request,
  res: Response,
  publicUrl: string,
  session: { token: string; session: Session },
): void => {
  res.cookie(cookieName(req, publicUrl, SESSION_COOKIE), session.token, {
    ...cookieOptions(req, publicUrl),
    maxAge: session.session.expiresAtMs - session.session.createdAtMs,
  });
};

const originOf = (url: string): string | undefined => {
  try {
    return new URL(url).origin;
  } catch {
    return undefined;
  }
};

/** The sending page must be ours, according to the browser's own headers, which a page cannot change. */
export const requireSameOrigin = (req: Request, publicUrl: string): void => {
  const { origin, host = '' } = req.headers;
  const site = req.headers['sec-fetch-site'];
  const ours = new Set([originOf(publicUrl), `http://${host}`, `https://${host}`]);
  const isOurs = origin === undefined ? site === 'same-origin' : ours.has(origin);
  if (isOurs && (site === undefined || site === 'same-origin')) return;
  throw new Problem(
    'forbidden',
    'This request does not come from a page of the connector. If it does, set admin.publicUrl (or server.publicUrl) to the address in the browser, and let the proxy pass the Host header on.',
  );
};

/** A second secret that only our pages can read, so that a form on another site cannot use the cookie. */
export const requireCsrf = (req: Request, session: Session): void => {
  const given = req.headers[CSRF_HEADER];
  if (typeof given === 'string' && sameSecret(given, session.csrf)) return;
  throw new Problem('forbidden', 'The X-CSRF-Token header is missing or old; reload the page.');
};
