import { useEffect, useState } from 'preact/hooks';
import { addressOf } from '../../api.ts';
import type { Call } from '../../types.ts';

/** A call that is over stays in the live list this long. */
const KEEP_MS = 60_000;

export interface LiveCalls {
  /** By id: the newest version that the stream told of. */
  readonly byId: ReadonlyMap<string, Call>;
  readonly connected: boolean;
}

const isOver = (call: Call): boolean => call.state === 'ended' || call.state === 'refused';

/** Every change of every call, as the server tells of it. The browser connects again by itself. */
export const useLiveCalls = (): LiveCalls => {
  const [byId, setById] = useState<ReadonlyMap<string, Call>>(new Map());
  const [connected, setConnected] = useState(false);
  useEffect(() => {
    const source = new EventSource(addressOf('calls/stream'));
    source.onopen = () => {
      setConnected(true);
    };
    source.onerror = () => {
      setConnected(false);
    };
    source.addEventListener('call', (event: MessageEvent<string>) => {
      const call = JSON.parse(event.data) as Call;
      setById((before) => {
        const known = before.get(call.id);
        if (known && known.version > call.version) return before;
        const next = new Map(before);
        const oldest = Date.now() - KEEP_MS;
        for (const [id, old] of next) {
          if (isOver(old) && Date.parse(old.endedAt ?? old.createdAt) < oldest) next.delete(id);
        }
        return next.set(call.id, call);
      });
    });
    return () => {
      source.close();
    };
  }, []);
  return { byId, connected };
};
