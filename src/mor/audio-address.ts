/** Where an `mp3_url` may be read from: MOR's own address, and the recordings servers of the configuration. */
export interface AudioPlaces {
  /** `url` of the MOR server. */
  readonly mor: string;
  /** Origins. */
  readonly hosts: readonly string[];
}

export interface AudioAddress {
  readonly origin: string;
  readonly path: string;
}

/**
 * MOR's `mp3_url`, relative or not, as an address that may be read; undefined: it is somewhere else, and nothing is asked there.
 * An address on MOR's host is read at the configured address, so that a plain http link does not give up TLS.
 */
export const audioAddress = (mp3Url: string, { mor, hosts }: AudioPlaces): AudioAddress | undefined => {
  const own = new URL(mor);
  if (!URL.canParse(mp3Url, own)) return undefined;
  const url = new URL(mp3Url, own);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  const path = url.pathname + url.search;
  if (hosts.includes(url.origin)) return { origin: url.origin, path };
  const isOwn = url.hostname === own.hostname && (url.port === '' || url.port === own.port);
  return isOwn ? { origin: own.origin, path } : undefined;
};

/** The file's name without extension: the `uniqueid` of the leg. */
export const fileOf = (mp3Url: string): string | undefined =>
  /([^/?#]+?)(?:\.[A-Za-z]\w*)?(?:[?#].*)?$/.exec(mp3Url)?.[1];
