import type { Transport } from '@jsforce/jsforce-node/lib/transport.js';

/** Loaded on the first request: it takes a third of a second, which installations with other CRMs need not spend. */
export const loadLibrary = async () => {
  const [{ Connection }, { Transport }] = await Promise.all([
    import('@jsforce/jsforce-node/lib/connection.js'),
    import('@jsforce/jsforce-node/lib/transport.js'),
  ]);
  return { Connection, Transport };
};
export type Library = Awaited<ReturnType<typeof loadLibrary>>;

/** What the library does not expose about an answer. */
export interface Seen {
  status?: number;
  /** The raw `Retry-After` header. */
  retryAfter?: string | undefined;
}

/** The library's own transport, with a listener that fills `seen`. */
export const createTransport = (library: Library, seen: Seen): Transport => {
  const transport = new library.Transport();
  const send = transport.httpRequest.bind(transport);
  transport.httpRequest = (request, options) => {
    const sent = send(request, options);
    sent.then(
      ({ statusCode, headers }) => {
        seen.status = statusCode;
        seen.retryAfter = headers['retry-after'];
      },
      () => undefined,
    );
    return sent;
  };
  return transport;
};
