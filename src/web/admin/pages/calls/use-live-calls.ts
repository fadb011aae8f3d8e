import { useEffect, useState } from 'preact/hooks';
import { isOver } from '../../../../vocabulary/call-states.ts';
import { openEvents } from '../../api.ts';
import { language } from '../../texts.ts';
import type { Call } from '../../types.ts';

/** How long a finished call stays in the live list. */
const KEEP_MS = 60_000;
const CLEAR_EVERY_MS = 5_000;

export interface LiveCalls {
  /** The newest version from the stream, by call id. */
  readonly byId: ReadonlyMap<string, Call>;
  readonly connected: boolean;
}

/** Without calls that ended a while ago; the same map if there are none. */
const withoutOld = (calls: ReadonlyMap<string, Call>): ReadonlyMap<string, Call> => {
  const oldest = Date.now() - KEEP_MS;
  const kept = [...calls].filter(
    ([, call]) => !isOver(call.state) || Date.parse(call.endedAt ?? call.createdAt) >= oldest,
  );
  return kept.length === calls.size ? calls : new Map(kept);
};

/** The open calls and every change to any call, from the server's stream. The browser reconnects by itself. */
export const useLiveCalls = (): LiveCalls => {
  const [byId, setById] = useState<ReadonlyMap<string, Call>>(new Map());
  const [connected, setConnected] = useState(false);
  useEffect(() => {
    const listeners = {
      call(call: Call) {
        setById((before) => {
          const known = before.get(call.id);
          if (known && known.version > call.version) return before;
          return new Map(before).set(call.id, call);
        });
      },
    };
    const source = openEvents('GET /calls/stream', listeners, { language });
    source.onopen = () => {
      setConnected(true);
    };
    source.onerror = () => {
      setConnected(false);
    };
    const clearing = setInterval(() => {
      setById(withoutOld);
    }, CLEAR_EVERY_MS);
    return () => {
      clearInterval(clearing);
      source.close();
    };
  }, []);
  return { byId, connected };
};
