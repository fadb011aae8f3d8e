import { isOpen } from '../vocabulary/call-states.ts';
import type { Call } from './call/call.ts';

/** The open calls of this process, in the order in which they came. */
export interface OpenCalls {
  get(id: string): Call | undefined;
  has(id: string): boolean;
  all(): readonly Call[];
  /** Outgoing calls. */
  clicked(morServer?: string): readonly Call[];
  incoming(morServer?: string): readonly Call[];
  /** Updates the call in its place, or removes it when it is over. */
  put(call: Call): void;
  remove(call: Call): void;
}

export const createOpenCalls = (): OpenCalls => {
  const byId = new Map<string, Call>();
  /** The same by MOR server, because each poll needs all calls of one server. */
  const clicked = new Map<string, Map<string, Call>>();
  const incoming = new Map<string, Map<string, Call>>();
  const sameKind = (call: Call): Map<string, Map<string, Call>> =>
    call.incoming === undefined ? clicked : incoming;

  const remove = (call: Call): void => {
    byId.delete(call.id);
    sameKind(call).get(call.mor.server)?.delete(call.id);
  };

  return {
    get: (id) => byId.get(id),
    has: (id) => byId.has(id),
    all: () => [...byId.values()],
    clicked(morServer) {
      if (morServer === undefined) return [...byId.values()].filter((call) => call.incoming === undefined);
      return [...(clicked.get(morServer)?.values() ?? [])];
    },
    incoming(morServer) {
      if (morServer === undefined) return [...incoming.values()].flatMap((of) => [...of.values()]);
      return [...(incoming.get(morServer)?.values() ?? [])];
    },
    put(call) {
      if (!isOpen(call.state)) {
        remove(call);
        return;
      }
      const byServer = sameKind(call);
      let ofServer = byServer.get(call.mor.server);
      if (ofServer === undefined) byServer.set(call.mor.server, (ofServer = new Map<string, Call>()));
      byId.set(call.id, call);
      ofServer.set(call.id, call);
    },
    remove,
  };
};
