import type { IncomingMessage } from 'node:http';
import { isIP, isIPv6 } from 'node:net';
import express from 'express';

/** Whose X-Forwarded-For header is trusted: Express' setting `trust proxy`. */
export type TrustProxy = string | number | boolean;

/** Who sends a request, as far as trusted proxies report it. */
export interface Visitor {
  /**
   * The unit that is counted: an IPv4 address, or the /64 of an IPv6 address, because one sender can use any address within it.
   */
  readonly address: string;
  /** The proxy's address where the request came through an untrusted one: everybody behind it shares this address. */
  readonly untrustedProxy?: string;
}

const FORWARDED = ['x-forwarded-for', 'forwarded', 'x-real-ip'];

const plain = (address: string): string => {
  const bare = address.replace(/%.*$/, '').toLowerCase();
  return bare.startsWith('::ffff:') && isIP(bare.slice(7)) === 4 ? bare.slice(7) : bare;
};

/** The first four groups of an IPv6 address, written out. */
const networkOf = (address: string): string => {
  const [head = '', tail] = address.split('::');
  const groups = (text: string | undefined): string[] =>
    text === undefined || text === '' ? [] : text.split(':');
  const before = groups(head);
  const after = groups(tail);
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const all = [...before, ...Array<string>(missing).fill('0'), ...after];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
};

/** The key under which an address is counted. */
export const addressKey = (address: string): string => {
  const bare = plain(address);
  return isIPv6(bare) ? networkOf(bare) : bare;
};

/** Determines the sender of a request as Express does (`req.ip`), also on paths without Express. */
export const createVisitors = (trustProxy: TrustProxy): ((req: IncomingMessage) => Visitor) => {
  const app = express();
  app.set('trust proxy', trustProxy);
  const trusts = app.get('trust proxy fn') as (address: string, hop: number) => boolean;
  return (req) => {
    const remote = req.socket.remoteAddress ?? 'unknown';
    const forwarded = [req.headers['x-forwarded-for'] ?? []].flat().join(',');
    const hops = [
      remote,
      ...forwarded
        .split(',')
        .map((hop) => hop.trim())
        .filter((hop) => hop !== '')
        .reverse(),
    ];
    const at = hops.findIndex((hop, index) => index === hops.length - 1 || !trusts(hop, index));
    const found = hops[at] ?? remote;
    // With text that is not an address, its sender could choose a new one for each request.
    const address = addressKey(isIP(plain(found)) === 0 ? remote : found);
    const isForwarded = FORWARDED.some((name) => req.headers[name] !== undefined);
    return isForwarded && at === 0 ? { address, untrustedProxy: plain(remote) } : { address };
  };
};
