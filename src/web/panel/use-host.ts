import { useEffect, useState } from 'preact/hooks';
import { defined } from '../../defined.ts';
import type { Host } from './host.ts';
import { popsNow } from './inbound.ts';
import { once } from './once.ts';
import { webAddress } from './record-link.tsx';
import type { CallInput } from './types.ts';
import type { Panel } from './use-panel.ts';
import { useWords } from './words.tsx';

/** Dials what the host was clicked for. */
export const useDialFromHost = (host: Host, dial: (input: CallInput) => void): void => {
  useEffect(() => {
    host.onDial((request) => {
      latest.current(request);
    });
  }, [host]);
  // The host's listener is registered once, but must call the functions of the latest rendering.
  const [latest] = useState({ current: dial });
  latest.current = dial;
};

/** Tells the host about the current call as its state changes. */
export const useCurrentInHost = (host: Host, current: Panel['current']): void => {
  const words = useWords();
  useEffect(() => {
    const { id, state, outcome } = current ?? {};
    if (id === undefined || state === undefined) {
      host.callChanged(undefined);
      return;
    }
    const call = { state, ...defined({ outcome }) };
    host.callChanged({ id, ...call, text: words.standing(call) });
  }, [current?.id, current?.state, current?.outcome]);
};

/** Brings the panel to the front while a call rings, and opens the records of incoming callers, each once. */
export const useIncomingInHost = (
  host: Host,
  { calls, agent, incoming }: Pick<Panel, 'calls' | 'agent' | 'incoming'>,
): void => {
  const ringingId = incoming.find(({ state }) => state === 'agent_ringing')?.id;
  useEffect(() => {
    if (ringingId !== undefined) host.rang();
  }, [ringingId]);
  useEffect(() => {
    for (const call of calls) {
      const { record } = call;
      if (!record || !popsNow(call, agent)) continue;
      void once('mor-popped', call.id, () => {
        host.popRecord(record, webAddress(record.url));
      });
    }
  }, [calls]);
};
