import type { MorClientOptions } from './options.ts';

/** Removes our secrets, and everything that looks like a hash, from text that MOR wrote. */
export type Scrub = (text: string) => string;

const HASH = /\b[0-9a-f]{40}\b/gi;
/** Placeholder for a removed secret. */
export const HIDDEN = '<hidden>';

/** MOR or a proxy may echo the request in its answer; answers are shown to people. */
export function createScrub(options: MorClientOptions): Scrub {
  const secrets = [options.secretKey, options.status?.password, options.v2?.password].flatMap((secret) =>
    secret === undefined || secret === '' ? [] : [secret],
  );
  return (text) =>
    secrets.reduce((clean, secret) => clean.replaceAll(secret, HIDDEN), text).replace(HASH, HIDDEN);
}
