import { EventSourceParserStream } from 'eventsource-parser/stream';
import { NoIdentity } from './host.ts';
import type { Client } from './client.ts';
import type { Agent, Call, CallPage } from './types.ts';

export type Connection = 'connecting' | 'live' | 'lost';

interface Listener {
  onConnection(state: Connection): void;
  onCalls(calls: readonly Call[]): void;
  /** Calls that come in begin or cease to be shown. */
  onInbound(inbound: Agent['inbound']): void;
  /** The agent is unknown; there are no further attempts. */
  onNoIdentity(error: NoIdentity): void;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** The server sends something every 15 s; a connection that is silent for longer than this is dead. */
const SILENCE_MS = 40_000;

const callsOf = (event: string | undefined, data: string): readonly Call[] => {
  if (event === 'call') return [JSON.parse(data) as Call];
  return event === 'calls' ? (JSON.parse(data) as CallPage).items : [];
};

/** Follows all calls of the agent, reconnecting with growing pauses. Returns a function that stops it. */
export const watchCalls = (client: Client, listener: Listener): (() => void) => {
  let stopped = false;
  let waitMs = FIRST_WAIT_MS;
  let abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const read = async (): Promise<void> => {
    abort = new AbortController();
    const { signal } = abort;
    let silence: ReturnType<typeof setTimeout> | undefined;
    const heard = (): void => {
      clearTimeout(silence);
      silence = setTimeout(() => {
        abort.abort();
      }, SILENCE_MS);
    };
    heard();
    try {
      const { body } = await client.openStream(signal);
      if (!body) return;
      const reader = body
        .pipeThrough(new TextDecoderStream())
        .pipeThrough(new EventSourceParserStream({ onComment: heard }))
        .getReader();
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        heard();
        waitMs = FIRST_WAIT_MS;
        listener.onConnection('live');
        const { event, data } = next.value;
        if (event === 'inbound') listener.onInbound(JSON.parse(data) as Agent['inbound']);
        else listener.onCalls(callsOf(event, data));
      }
    } finally {
      clearTimeout(silence);
    }
  };

  const run = (): void => {
    read()
      .catch((error: unknown) => {
        if (!(error instanceof NoIdentity) || stopped) return;
        stopped = true;
        listener.onNoIdentity(error);
      })
      .finally(() => {
        if (stopped) return;
        listener.onConnection('lost');
        // Random, so that a company's panels do not all reconnect at once after a restart.
        timer = setTimeout(run, waitMs * (0.5 + Math.random() / 2));
        waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
      });
  };
  listener.onConnection('connecting');
  run();
  return () => {
    stopped = true;
    clearTimeout(timer);
    abort.abort();
  };
};
