import { defined } from '../../defined.ts';
import { NoIdentity } from './host.ts';
import type { DialRequest, Host } from './host.ts';

/** Names of the messages between panel and embedding page; the README documents them. */
const PREFIX = 'mor-connector.';
const TOKEN_WAIT_MS = 10_000;

interface Message {
  readonly type: string;
  readonly token?: unknown;
  readonly record?: unknown;
  readonly number?: unknown;
}

const isMessage = (data: unknown): data is Message =>
  typeof data === 'object' && data !== null && 'type' in data && typeof data.type === 'string';

const isRecord = (value: unknown): value is { type: string; id: string } =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  typeof value.type === 'string' &&
  'id' in value &&
  typeof value.id === 'string';

const dialRequest = ({ record, number }: Message): DialRequest =>
  defined({
    record: isRecord(record) ? { type: record.type, id: record.id } : undefined,
    number: typeof number === 'string' ? number : undefined,
  });

/** `#token=...`, removed from the URL at once so that it stays out of history and screenshots. */
const takeFragmentToken = (): string | undefined => {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given === null) return undefined;
  history.replaceState(null, '', location.pathname + location.search);
  return given;
};

/**
 * In a window, or embedded in a page; the page that opened or embeds it has to be of an allowed origin. Messages from any other origin are ignored, and ours
 * are addressed to an origin, so that a page that is not allowed reads nothing.
 */
export const createWindowHost = (origins: readonly string[]): Host => {
  let fragmentToken = takeFragmentToken();
  const isEmbedded = window.parent !== window;
  // A window of its own can ask the page that opened it, for instance after a reload.
  const page = isEmbedded ? window.parent : (window.opener as Window | null);
  const waiting = new Set<(token: string) => void>();
  const dialListeners = new Set<(request: DialRequest) => void>();

  const tell = (message: object): void => {
    // Only the page's actual origin receives it.
    for (const origin of origins) page?.postMessage(message, origin);
  };

  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (page === null || event.source !== page || !origins.includes(event.origin) || !isMessage(event.data))
      return;
    const message = event.data;
    if (message.type === `${PREFIX}token` && typeof message.token === 'string') {
      for (const done of waiting) done(message.token);
    } else if (message.type === `${PREFIX}dial`) {
      for (const listener of dialListeners) listener(dialRequest(message));
    }
  });
  // The page that opened the panel may give it another token later.
  window.addEventListener('hashchange', () => {
    fragmentToken = takeFragmentToken() ?? fragmentToken;
  });

  return {
    token() {
      const given = fragmentToken;
      fragmentToken = undefined;
      if (given !== undefined) return Promise.resolve(given);
      if (page === null) return Promise.reject(new NoIdentity());
      return new Promise((resolve, reject) => {
        const done = (token: string): void => {
          clearTimeout(timer);
          waiting.delete(done);
          resolve(token);
        };
        const timer = setTimeout(() => {
          waiting.delete(done);
          reject(new NoIdentity());
        }, TOKEN_WAIT_MS);
        waiting.add(done);
        tell({ type: `${PREFIX}token.request` });
      });
    },
    onDial(listener) {
      dialListeners.add(listener);
    },
    callChanged(news) {
      tell({ type: `${PREFIX}call`, call: news ?? null });
    },
    openRecord: () => false,
    createRecord: () => false,
    rang: () => undefined,
    popRecord(record, url) {
      if (isEmbedded) tell({ type: `${PREFIX}record`, record, url: url ?? null });
      // The browser may block the window; the card still has the link.
      else if (url !== undefined) window.open(url, 'mor-record');
    },
  };
};
