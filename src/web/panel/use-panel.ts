import { useEffect, useMemo, useState } from 'preact/hooks';
import { defined } from '../../defined.ts';
import { newKey } from '../shared/new-key.ts';
import { asApiError } from '../shared/problem.ts';
import type { ApiError } from '../shared/problem.ts';
import { createClient } from './client.ts';
import type { Client } from './client.ts';
import { NoIdentity } from './host.ts';
import type { Host } from './host.ts';
import { keepCall, keptCall } from './kept.ts';
import { nextToRate } from './rating.ts';
import { isIncomingCard } from './inbound.ts';
import { isOver } from '../../vocabulary/call-states.ts';
import type { Agent, Call, CallInput } from './types.ts';
import { watchCalls } from './watch.ts';
import type { Connection } from './watch.ts';

export interface Panel {
  readonly client: Client;
  readonly connection: Connection;
  readonly agent: Agent | undefined;
  /** Newest first. */
  readonly calls: readonly Call[];
  /** Those after which this agent wants to call again, the soonest first. */
  readonly callBacks: readonly Call[];
  /** The open call, else the newest one until it is dismissed. */
  readonly current: Call | undefined;
  /** Calls that ring here and are not answered here, newest first. */
  readonly incoming: readonly Call[];
  readonly noIdentity: NoIdentity | undefined;
  readonly problem: ApiError | undefined;
  readonly placing: boolean;
  /** The clicked field's other numbers. */
  readonly others: readonly CallInput[];
  readonly place: (input: CallInput) => void;
  /** Sends the last click again, under its own key. */
  readonly retry: () => void;
  readonly dismiss: () => void;
  /** Dismisses an incoming call that a colleague has answered. */
  readonly hide: (id: string) => void;
  readonly update: (call: Call) => void;
  /** Shows a call that is over. */
  readonly show: (id: string) => void;
}

/** Fewer digits can only be one number. */
const MIN_DIGITS_OF_TWO = 14;

interface Click {
  readonly input: CallInput;
  readonly key: string;
}

const newestFirst = (calls: ReadonlyMap<string, Call>): readonly Call[] =>
  [...calls.values()].sort((a, b) => b.createdAt.localeCompare(a.createdAt));

const soonestFirst = (calls: readonly Call[], agent: Agent | undefined): readonly Call[] =>
  calls
    .filter(({ callBack }) => callBack !== undefined && callBack.user === agent?.user)
    .sort((a, b) => Date.parse(a.callBack?.at ?? '') - Date.parse(b.callBack?.at ?? ''));

/** The agent, their calls as they change, and placing one. */
export const usePanel = (host: Host): Panel => {
  const client = useMemo(() => createClient(host), [host]);
  const [connection, setConnection] = useState<Connection>('connecting');
  const [agent, setAgent] = useState<Agent>();
  const [byId, setById] = useState<ReadonlyMap<string, Call>>(new Map());
  const [followed, setFollowed] = useState(keptCall);
  const [noIdentity, setNoIdentity] = useState<NoIdentity>();
  const [problem, setProblem] = useState<ApiError>();
  const [click, setClick] = useState<Click>();
  const [placing, setPlacing] = useState(false);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [others, setOthers] = useState<readonly CallInput[]>([]);

  const merge = (calls: readonly Call[]): void => {
    setById((before) => {
      const next = new Map(before);
      for (const call of calls) {
        const known = next.get(call.id);
        if (!known || known.version <= call.version) next.set(call.id, call);
      }
      return next;
    });
  };
  const follow = (calls: readonly Call[]): void => {
    merge(calls);
    const open = calls.find((call) => !isOver(call.state) && call.direction === 'outbound');
    if (open) setFollowed(open.id);
  };
  const refuse = (error: unknown): void => {
    if (error instanceof NoIdentity) setNoIdentity(error);
    else setProblem(asApiError(error));
  };

  useEffect(() => {
    client.agent().then(setAgent, refuse);
    client.recent().then(merge, refuse);
    client.callBacks().then(merge, refuse);
    let wasLost = false;
    return watchCalls(client, {
      onConnection(state) {
        setConnection(state);
        // What happened meanwhile was not told.
        if (state === 'live' && wasLost) client.agent().then(setAgent, refuse);
        wasLost = state === 'lost' || (wasLost && state !== 'live');
      },
      onInbound(inbound) {
        setAgent((before) => before && { ...before, ...defined({ inbound }) });
      },
      onCalls: follow,
      onNoIdentity: setNoIdentity,
    });
  }, [client]);

  /** Offers the rest of the field next to the call; stays silent if it cannot be determined. */
  const offerOthers = (input: CallInput): void => {
    const digits = input.number?.replace(/\D/g, '') ?? '';
    if (others.some(({ number }) => number === input.number)) return;
    setOthers([]);
    if (digits.length < MIN_DIGITS_OF_TWO) return;
    client.choices(input).then(
      (numbers) => {
        setOthers(numbers.map((number) => ({ ...input, number })));
      },
      () => undefined,
    );
  };

  const dial = (next: Click): void => {
    setClick(next);
    offerOthers(next.input);
    setProblem(undefined);
    setPlacing(true);
    client
      .place(next.input, next.key)
      .then((call) => {
        merge([call]);
        setFollowed(call.id);
      }, refuse)
      .finally(() => {
        setPlacing(false);
      });
  };

  useEffect(() => {
    keepCall(followed);
  }, [followed]);

  const calls = newestFirst(byId);
  const chosen = followed === undefined ? undefined : byId.get(followed);
  const incoming = calls.filter((call) => isIncomingCard(call, agent));
  const mine = calls.find((call) => !isOver(call.state) && !incoming.includes(call));
  useEffect(() => {
    // An incoming call that was answered here stays after its end, for its notes.
    if (mine) setFollowed(mine.id);
  }, [mine?.id]);
  return {
    client,
    connection,
    agent,
    calls,
    callBacks: soonestFirst(calls, agent),
    current: mine ?? (chosen && incoming.includes(chosen) ? undefined : chosen) ?? nextToRate(calls, agent),
    incoming: incoming.filter(({ id }) => !hidden.has(id)),
    noIdentity,
    problem,
    placing,
    others,
    place(input) {
      if (!placing) dial({ input, key: newKey() });
    },
    retry() {
      if (click && !placing) dial(click);
    },
    dismiss() {
      setProblem(undefined);
      setFollowed(undefined);
      setOthers([]);
    },
    hide(id) {
      setHidden((before) => new Set([...before, id]));
    },
    update(call) {
      merge([call]);
    },
    show(id) {
      setFollowed(id);
    },
  };
};
