import type { IncomingMessage } from 'node:http';
import { Problem } from '../calls/problems.ts';
import type { Principal } from './authenticate.ts';

/** Origins whose pages may use a CRM instance; undefined means all instances together. */
export type OriginsOf = (crm: string | undefined) => ReadonlySet<string>;

interface OriginDeps {
  readonly originsOf: OriginsOf;
  readonly publicUrl: string;
}

/** Lets a page from an allowed origin read the answer; otherwise the browser blocks it. */
export const originHeaders = (
  req: IncomingMessage,
  crm: string | undefined,
  { originsOf }: OriginDeps,
): Readonly<Record<string, string>> => {
  const { origin } = req.headers;
  if (origin === undefined) return {};
  if (!originsOf(crm).has(origin)) return { vary: 'Origin' };
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'Retry-After, X-Request-Id',
  };
};

/** Is it one of the connector's own pages, at any address that the proxy in front of it has? */
const isOwnPage = (req: IncomingMessage, origin: string, publicUrl: string): boolean => {
  if (req.headers['sec-fetch-site'] === 'same-origin') return true;
  const { host } = req.headers;
  return URL.canParse(origin) && [new URL(publicUrl).host, host].includes(new URL(origin).host);
};

/**
 * A browser token works only in pages of its own CRM instance and in ours. Without this check a page of another instance, whose
 * origin passes the preflight, could act and would only be unable to read the answer. Throws Problem `forbidden`.
 */
export const refuseForeignPage = (req: IncomingMessage, principal: Principal, deps: OriginDeps): void => {
  const { origin } = req.headers;
  if (principal.kind !== 'agent' || origin === undefined) return;
  if (deps.originsOf(principal.crm).has(origin) || isOwnPage(req, origin, deps.publicUrl)) return;
  throw new Problem(
    'forbidden',
    `Pages of ${origin} may not use the CRM instance ${principal.crm}; its \`origins\` in the configuration do not name them.`,
  );
};
