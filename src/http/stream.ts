import type { ServerResponse } from 'node:http';
import type { AgentRef, Call } from '../calls/call/call.ts';
import type { CallBook } from '../calls/book.ts';
import { isClosed } from '../calls/call/advance.ts';
import type { Now } from '../calls/ports.ts';
import type { Principal } from './authenticate.ts';
import { callView } from './call-view.ts';
import type { ViewContext } from './call-view.ts';
import { NO_FRAMES } from './no-frames.ts';
import type { StreamRegistry } from './stream-registry.ts';
import { readableJson } from '../vocabulary/foreign-text.ts';

/** How long the browser waits before it connects again. */
const RETRY_MS = 2_000;
/** For at most this many calls a slow reader is owed the newest state. */
const MOST_OWED = 2_000;

export const STREAM_TYPE = 'text/event-stream; charset=utf-8';

export interface StreamDeps extends ViewContext {
  readonly book: CallBook;
  readonly now: Now;
  readonly streams: StreamRegistry;
}

/** Starts a server-sent events answer. */
export const begin = (res: ServerResponse): void => {
  res.writeHead(200, {
    'content-type': STREAM_TYPE,
    'cache-control': 'no-store',
    // Keeps nginx from buffering events.
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
    'content-security-policy': NO_FRAMES,
  });
  res.write(`retry: ${RETRY_MS}\n\n`);
};

/** One event in the format of server-sent events. */
export const event = (name: string, id: string, data: unknown): string =>
  `event: ${name}\nid: ${id}\ndata: ${readableJson(data)}\n\n`;

/** Writes events as fast as the reader takes them. */
export interface EventWriter {
  /** When several events with one key are waiting, only the newest is sent, because each holds a whole state. */
  send(key: string, text: string): void;
  /** Ends the stream once the waiting events are sent. */
  end(): void;
}

/** A reader that falls too far behind is cut off; it reconnects and gets the state at that time. */
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

/** Events of one call until it is closed. A browser that has already seen the end gets 204, so that it does not reconnect. */
export const streamCall =
  (call: Call, lastEventId: string | string[] | undefined, opener: Principal, deps: StreamDeps) =>
  (res: ServerResponse): void => {
    if (isClosed(call) && Number(lastEventId) >= call.version) {
      res.writeHead(204, { 'content-security-policy': NO_FRAMES }).end();
      return;
    }
    let sent = 0;
    let stop = (): void => undefined;
    deps.streams.add(res, opener, () => {
      stop();
    });
    begin(res);
    const writer = createWriter(res);
    const tell = (now: Call): void => {
      if (now.version <= sent) return;
      sent = now.version;
      const viewer = opener.kind === 'agent' ? opener.user : undefined;
      writer.send(now.id, event('call', String(now.version), callView(now, deps, viewer)));
      if (isClosed(now)) {
        stop();
        writer.end();
      }
    };
    stop = deps.book.watchCall(call.id, tell);
    tell(call);
    // Catches a change between reading the call and watching it.
    deps.book.get(call.id).then(
      (now) => {
        if (now) tell(now);
      },
      // The database is unreachable: the browser reconnects and starts from the state at that time.
      () => {
        res.destroy();
      },
    );
  };

/** Whether calls to an agent show up, and when the caller's record opens; undefined: they never do. */
export type InboundNow = () => { readonly pop: string; readonly shown: boolean } | undefined;

/**
 * Events of all calls of one agent: first the list of current calls, then each change, and `inbound` when calls that come
 * in begin or cease to be shown.
 */
export const streamAgent =
  (
    { agent, current, inbound }: { agent: AgentRef; current: readonly Call[]; inbound: InboundNow },
    opener: Principal,
    deps: StreamDeps,
  ) =>
  (res: ServerResponse): void => {
    let stop = (): void => undefined;
    let wasShown = inbound()?.shown;
    const tellInbound = (): void => {
      const now = inbound();
      if (now === undefined || now.shown === wasShown) return;
      wasShown = now.shown;
      writer.send('inbound', event('inbound', `inbound:${now.shown}`, now));
    };
    deps.streams.add(
      res,
      opener,
      () => {
        stop();
      },
      tellInbound,
    );
    begin(res);
    const writer = createWriter(res);
    const view = (call: Call): unknown => callView(call, deps, agent.user);
    stop = deps.book.watchAgent(agent, (call) => {
      writer.send(call.id, event('call', `${call.id}:${call.version}`, view(call)));
    });
    writer.send('start', event('calls', 'start', { items: current.map(view) }));
  };
