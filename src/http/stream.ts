import type { ServerResponse } from 'node:http';
import type { AgentRef, Call } from '../calls/call/call.ts';
import type { CallBook } from '../calls/book.ts';
import { isClosed } from '../calls/call/fold.ts';
import type { Now } from '../calls/ports.ts';
import type { Principal } from './authenticate.ts';
import { callView } from './call-view.ts';

/** Proxies close idle connections after 30 to 60 s; a comment line keeps them open. */
const KEEP_ALIVE_MS = 15_000;
/** How long the browser waits before it connects again. */
const RETRY_MS = 2_000;

/** A reader that takes nothing for a minute is gone, or will not miss anything: it begins anew. */
const MOST_STUCK_PINGS = 4;
/** Calls of which a slow reader may be owed the newest state. */
const MOST_OWED = 2_000;

export const STREAM_TYPE = 'text/event-stream; charset=utf-8';

export interface StreamDeps {
  readonly book: CallBook;
  readonly publicUrl: string;
  readonly now: Now;
  readonly streams: StreamRegistry;
}

/** Who opened a stream: an administrator's session ends its own streams itself. */
export type Opener = Principal | { readonly kind: 'session' };

/** All open event streams of this process: one timer keeps them alive, a stop closes them. */
export interface StreamRegistry {
  /** `opener`: with that token or key the stream ends, too. */
  add(res: ServerResponse, opener: Opener, onClose: () => void): void;
  size(): number;
  /** Ends what a stored key opened, when the key is revoked. */
  closeKey(keyId: string): void;
  closeAll(): void;
}

export const createStreamRegistry = (now: Now): StreamRegistry => {
  const open = new Map<ServerResponse, Opener>();
  let timer: NodeJS.Timeout | undefined;
  /** Readers that have taken nothing since so many pings. */
  const stuck = new WeakMap<ServerResponse, number>();
  const ping = (): void => {
    for (const res of open.keys()) {
      if (!res.writableNeedDrain) {
        stuck.delete(res);
        res.write(':\n\n');
        continue;
      }
      const pings = (stuck.get(res) ?? 0) + 1;
      stuck.set(res, pings);
      if (pings >= MOST_STUCK_PINGS) res.destroy();
    }
  };
  /** A stream must not outlive the token that opened it. */
  const endWithToken = (res: ServerResponse, opener: Opener): NodeJS.Timeout | undefined =>
    opener.kind !== 'agent'
      ? undefined
      : setTimeout(
          () => {
            res.end();
          },
          Math.max(0, opener.expiresAtMs - now()),
        ).unref();
  return {
    add(res, opener, onClose) {
      open.set(res, opener);
      timer ??= setInterval(ping, KEEP_ALIVE_MS);
      timer.unref();
      const expiry = endWithToken(res, opener);
      res.once('close', () => {
        open.delete(res);
        clearTimeout(expiry);
        onClose();
        if (open.size === 0 && timer) {
          clearInterval(timer);
          timer = undefined;
        }
      });
    },
    size: () => open.size,
    closeKey(keyId) {
      for (const [res, opener] of open) {
        if (opener.kind === 'server' && opener.keyId === keyId) res.end();
      }
    },
    closeAll() {
      for (const res of open.keys()) res.end();
    },
  };
};

/** Starts an answer of server-sent events. */
export const begin = (res: ServerResponse): void => {
  res.writeHead(200, {
    'content-type': STREAM_TYPE,
    'cache-control': 'no-store',
    // nginx would collect events otherwise.
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  });
  res.write(`retry: ${RETRY_MS}\n\n`);
};

/** One event in the stream's own form. */
export const event = (name: string, id: string, data: unknown): string =>
  `event: ${name}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;

/** Writes events as fast as the reader takes them. */
export interface EventWriter {
  /** Of several events with one key that could not be sent yet, the newest is sent: each holds a whole state. */
  send(key: string, text: string): void;
  /** Ends the stream behind what is owed. */
  end(): void;
}

/** A reader that falls too far behind is cut off; it connects again and gets the state of then. */
export const createWriter = (res: ServerResponse): EventWriter => {
  const owed = new Map<string, string>();
  let ending = false;
  res.on('drain', () => {
    for (const [key, text] of owed) {
      if (res.writableNeedDrain) return;
      owed.delete(key);
      res.write(text);
    }
    if (ending) res.end();
  });
  return {
    send(key, text) {
      if (res.writableEnded || res.destroyed) return;
      if (!res.writableNeedDrain) {
        res.write(text);
        return;
      }
      owed.delete(key);
      owed.set(key, text);
      if (owed.size > MOST_OWED) res.destroy();
    },
    end() {
      ending = true;
      if (owed.size === 0) res.end();
    },
  };
};

/** Events of one call until it is closed. A browser that has seen the end already is told not to come back (204). */
export const streamCall =
  (call: Call, lastEventId: string | string[] | undefined, opener: Principal, deps: StreamDeps) =>
  (res: ServerResponse): void => {
    if (isClosed(call) && Number(lastEventId) >= call.version) {
      res.writeHead(204).end();
      return;
    }
    begin(res);
    const writer = createWriter(res);
    let sent = 0;
    let stop = (): void => undefined;
    const tell = (now: Call): void => {
      if (now.version <= sent) return;
      sent = now.version;
      writer.send(now.id, event('call', String(now.version), callView(now, deps.publicUrl)));
      if (isClosed(now)) {
        stop();
        writer.end();
      }
    };
    stop = deps.book.watchCall(call.id, tell);
    deps.streams.add(res, opener, stop);
    tell(call);
    // A change between reading the call and watching it would be missed.
    deps.book.get(call.id).then(
      (now) => {
        if (now) tell(now);
      },
      // The database is away: the browser connects again, and begins with what is true then.
      () => {
        res.destroy();
      },
    );
  };

/** Events of all calls of one agent: first the list of current ones, then each change. */
export const streamAgent =
  (agent: AgentRef, current: readonly Call[], opener: Principal, deps: StreamDeps) =>
  (res: ServerResponse): void => {
    begin(res);
    const writer = createWriter(res);
    const view = (call: Call): unknown => callView(call, deps.publicUrl);
    const stop = deps.book.watchAgent(agent, (call) => {
      writer.send(call.id, event('call', `${call.id}:${call.version}`, view(call)));
    });
    deps.streams.add(res, opener, stop);
    writer.send('start', event('calls', 'start', { items: current.map(view) }));
  };
