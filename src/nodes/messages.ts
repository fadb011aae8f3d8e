import type { NodeMessage, Nodes, SharedStore } from '../calls/nodes.ts';
import type { Log, Store } from '../calls/ports.ts';

export interface MessagesDeps {
  readonly shared: Pick<SharedStore, 'send'>;
  readonly store: Pick<Store, 'onForeignWrite'>;
  readonly log: Log;
}

/** Messages between nodes travel with the database's changes. */
export const createMessages = ({ shared, store, log }: MessagesDeps): Pick<Nodes, 'send' | 'hear'> => {
  const topics = new Map<string, ((body: unknown) => void)[]>();
  store.onForeignWrite((change) => {
    for (const { topic, body } of change?.messages ?? []) {
      for (const listener of topics.get(topic) ?? []) listener(body);
    }
  });
  return {
    send(topic, body) {
      shared.send({ topic, body } satisfies NodeMessage).catch((error: unknown) => {
        log.warn({ topic, err: error }, 'the other nodes could not be notified');
      });
    },
    hear(topic, listener) {
      topics.set(topic, [...(topics.get(topic) ?? []), listener]);
    },
  };
};
