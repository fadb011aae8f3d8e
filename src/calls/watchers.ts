import type { AgentRef, Call } from './call/call.ts';

export type CallListener = (call: Call) => void;
/** `before`: the previous call; undefined: a new one. `elsewhere`: another process, with its own watchers, wrote it. */
export type ChangeListener = (call: Call, before: Call | undefined, from: 'here' | 'elsewhere') => void;

/** Watchers of changes to all calls, to one, or to one agent's. Each method returns a function that stops watching. */
export interface Watchers {
  readonly watch: (listener: ChangeListener) => () => void;
  readonly watchCall: (id: string, listener: CallListener) => () => void;
  readonly watchAgent: (agent: AgentRef, listener: CallListener) => () => void;
  readonly tell: (call: Call, before: Call | undefined, from: 'here' | 'elsewhere') => void;
}

const callTopic = (id: string): string => `call ${id}`;
const agentTopic = ({ crm, user }: AgentRef): string => `agent ${JSON.stringify([crm, user])}`;

export const createWatchers = (): Watchers => {
  const everyone = new Set<ChangeListener>();
  const topics = new Map<string, Set<CallListener>>();

  const watchTopic = (topic: string, listener: CallListener): (() => void) => {
    const list = topics.get(topic) ?? new Set();
    topics.set(topic, list.add(listener));
    return () => {
      list.delete(listener);
      if (list.size === 0 && topics.get(topic) === list) topics.delete(topic);
    };
  };

  return {
    watch(listener) {
      everyone.add(listener);
      return () => everyone.delete(listener);
    },
    watchCall: (id, listener) => watchTopic(callTopic(id), listener),
    watchAgent: (agent, listener) => watchTopic(agentTopic(agent), listener),
    tell(call, before, from) {
      for (const listener of everyone) listener(call, before, from);
      if (topics.size === 0) return;
      const { crm, user, incoming } = call;
      const users = new Set([user, ...(incoming?.agents.map((agent) => agent.user) ?? [])]);
      for (const topic of [
        callTopic(call.id),
        ...[...users].map((each) => agentTopic({ crm, user: each })),
      ]) {
        for (const listener of topics.get(topic) ?? []) listener(call);
      }
    },
  };
};
