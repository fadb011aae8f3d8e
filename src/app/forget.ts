import type { EventsDeps } from '../http/endpoints/events.ts';
import type { Runtime } from './runtime.ts';

type Forget = EventsDeps['forget'];
type What = Parameters<Forget>[1];

const TOPIC = 'crm.changed';

interface News {
  readonly crm: string;
  readonly what: What;
}

/** Clears what connectors have cached about users and records, here and on all other nodes. */
export const createForget = ({ crms, nodes }: Pick<Runtime, 'crms' | 'nodes'>): Forget => {
  const forgetHere: Forget = (crm, what) => crms.get(crm)?.connector.invalidate(what);
  nodes?.hear(TOPIC, (body) => {
    const { crm, what } = body as News;
    forgetHere(crm, what);
  });
  return (crm, what) => {
    forgetHere(crm, what);
    nodes?.send(TOPIC, { crm, what } satisfies News);
  };
};
