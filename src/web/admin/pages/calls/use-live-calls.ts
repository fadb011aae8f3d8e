import { useEffect, useState } from 'preact/hooks';
import { isOver } from '../../../../vocabulary/call-states.ts';
import { openEvents } from '../../api.ts';
import type { Call } from '../../types.ts';

/** A call that is over stays in the live list this long. */
const KEEP_MS = 60_000;
const CLEAR_EVERY_MS = 5_000;

export interface LiveCalls {
  /** By id: the newest version that the stream told of. */
  readonly byId: ReadonlyMap<string, Call>;
  readonly connected: boolean;
}

/** Without those that have been over for a while; the same map when there are none. */
const withoutOld = (calls: ReadonlyMap<string, Call>): ReadonlyMap<string, Call> => {
  const oldest = Date.now() - KEEP_MS;
  const kept = [...calls].filter(
    ([, call]) => !isOver(call.state) || Date.parse(call.endedAt ?? call.createdAt) >= oldest,
  );
  return kept.length === calls.size ? calls : new Map(kept);
};

/** The open calls and every change of every call, as the server tells of it. The browser connects again by itself. */
export const useLiveCalls = (): LiveCalls => {
  const [byId, setById] = useState<ReadonlyMap<string, Call>>(new Map());
  const [connected, setConnected] = useState(false);
  useEffect(() => {
    const source = openEvents('GET /calls/stream', {
      call(call) {
        setById((before) => {
          const known = before.get(call.id);
          if (known && known.version > call.version) return before;
          return new Map(before).set(call.id, call);
        });
      },
    });
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
