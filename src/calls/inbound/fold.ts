import { defined } from '../../defined.ts';
import { advance, iso, isClosed, revise } from '../call/advance.ts';
import type { Call, FollowMemory } from '../call/call.ts';
import type { CallAgent, Incoming, IncomingCdr } from '../call/incoming.ts';
import type { Cdr, LiveRow } from '../call/observation.ts';
import type { AgentLine } from './lines.ts';

/*
 * How an incoming call proceeds, like call/fold.ts for outgoing ones: takes rows and CDRs and returns the call after
 * them. Pure; returns the very same call if nothing is new.
 */

/** A row of this call, and the agents of this CRM instance who have its device or number. */
export interface SeenRow {
  readonly row: LiveRow;
  readonly lines: readonly AgentLine[];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** From MOR's duration, if plausible: nobody answers before the telephone rings. */
const answeredAtMs = ({ rangAt }: CallAgent, { durationSec = 0 }: LiveRow, atMs: number): number => {
  const claimedMs = atMs - durationSec * 1000;
  return claimedMs < Date.parse(rangAt) - 1_000 ? atMs : Math.max(claimedMs, Date.parse(rangAt));
};

/** Who is ringing, talking or has stopped, according to this list. */
const agentsAfter = (before: readonly CallAgent[], seen: readonly SeenRow[], atMs: number): CallAgent[] => {
  const agents = new Map(before.map((agent) => [agent.user, agent]));
  const active = new Set<string>();
  for (const { row, lines } of seen) {
    // If a row does not say which device answered and only one telephone rang, it was that one.
    const [only, another] = agents.values();
    const isUnnamed = lines.length === 0 && row.dstDeviceId === undefined;
    const isSingle = row.status === 'answered' && isUnnamed && only && !another;
    for (const { user, name } of isSingle ? [only] : lines) {
      active.add(user);
      const fresh: CallAgent = { user, ...defined({ name }), rangAt: iso(atMs) };
      const { stoppedAt: _again, ...known } = agents.get(user) ?? fresh;
      agents.set(
        user,
        row.status === 'answered' && known.answeredAt === undefined
          ? { ...known, answeredAt: iso(answeredAtMs(known, row, atMs)) }
          : known,
      );
    }
  }
  return [...agents.values()].map((agent) =>
    active.has(agent.user) || agent.stoppedAt !== undefined ? agent : { ...agent, stoppedAt: iso(atMs) },
  );
};

/** Who is talking, else who talked last. */
const talker = (agents: readonly CallAgent[]): CallAgent | undefined => {
  const answered = agents.filter(({ answeredAt }) => answeredAt !== undefined);
  const talking = answered.filter(({ stoppedAt }) => stoppedAt === undefined);
  const latest = (of: readonly CallAgent[]): CallAgent | undefined =>
    of.reduce<CallAgent | undefined>(
      (best, next) =>
        best === undefined || (next.answeredAt ?? '') >= (best.answeredAt ?? '') ? next : best,
      undefined,
    );
  return latest(talking) ?? latest(answered);
};

const memoryAfter = (memory: FollowMemory, seen: readonly SeenRow[]): FollowMemory => {
  const { goneSince: _back, goneUnseen: _unseen, ...rest } = memory;
  const ids = seen.flatMap(({ row }) => row.uniqueId ?? []);
  const uniqueIds = [...new Set([...memory.uniqueIds, ...ids])];
  const row = (seen.find((one) => one.row.status === 'answered') ?? seen[0])?.row;
  const next = { ...rest, uniqueIds, ...defined({ activeCallId: row?.id }) };
  return same(next, memory) ? memory : next;
};

const lineOf = (user: string, seen: readonly SeenRow[]): AgentLine | undefined =>
  seen.flatMap(({ lines }) => lines).find((line) => line.user === user);

/** Folds in this call's rows, at least one, from a list of active calls. */
export const foldRows = (call: Call, seen: readonly SeenRow[], atMs: number): Call => {
  const { incoming } = call;
  if (incoming === undefined || isClosed(call)) return call;
  const agents = agentsAfter(incoming.agents, seen, atMs);
  const answeredRows = seen.filter(({ row }) => row.status === 'answered');
  const answeredIds = [
    ...new Set([...incoming.answeredIds, ...answeredRows.flatMap(({ row }) => row.uniqueId ?? [])]),
  ];
  const did = incoming.did ?? seen.find(({ row }) => row.did !== undefined)?.row.did;
  const now: Incoming = { ...incoming, agents, answeredIds, ...defined({ did }) };
  const following = memoryAfter(call.following, seen);
  const owner = talker(agents);
  const line = owner && lineOf(owner.user, seen);
  const isHandedOver = owner !== undefined && owner.user !== call.user && call.answeredAt !== undefined;
  const isNew = !same(now, incoming) || following !== call.following;
  const isAnswered = answeredRows.length > 0;
  if (!isNew && (!isAnswered || call.answeredAt !== undefined)) return call;
  const changed: Partial<Call> = {
    incoming: now,
    following,
    ...defined({
      user: owner?.user,
      source: line?.source,
      mor: line && { ...call.mor, username: line.username, device: line.device },
      answeredAt:
        isAnswered && call.answeredAt === undefined
          ? (owner?.answeredAt ?? iso(answeredAtMs(firstRing(call), firstRow(answeredRows), atMs)))
          : undefined,
      timeline: isHandedOver
        ? [
            ...call.timeline,
            {
              at: iso(atMs),
              state: call.state,
              by: 'live',
              detail: `transferred to ${owner.name ?? owner.user}`,
            },
          ]
        : undefined,
    }),
  };
  return advance(call, isAnswered ? 'connected' : 'agent_ringing', 'live', atMs, changed);
};

const firstRing = (call: Call): CallAgent =>
  call.incoming?.agents[0] ?? { user: call.user, rangAt: call.createdAt };
const firstRow = (rows: readonly SeenRow[]): LiveRow =>
  rows[0]?.row ?? { id: '', status: 'answered', src: '', dst: '' };

/** Folds in a list without a row of this call. `unseen`: the previous list is too old to rule out other events. */
export const foldGone = (call: Call, unseen: boolean, atMs: number): Call => {
  const { incoming, following } = call;
  if (incoming === undefined || isClosed(call) || following.goneSince !== undefined) return call;
  const agents = incoming.agents.map((agent) =>
    agent.stoppedAt === undefined ? { ...agent, stoppedAt: iso(atMs) } : agent,
  );
  return revise(call, {
    incoming: { ...incoming, agents },
    following: { ...following, goneSince: iso(atMs), ...defined({ goneUnseen: unseen ? true : undefined }) },
  });
};

/** Folds in a CDR of one of the call's rows. */
export const foldCdr = (call: Call, cdr: Cdr, uniqueId: string): Call => {
  const { incoming } = call;
  if (incoming === undefined || isClosed(call)) return call;
  if (incoming.cdrs.some((known) => known.uniqueId === uniqueId)) return call;
  const kept: IncomingCdr = {
    uniqueId,
    disposition: cdr.disposition,
    billSeconds: cdr.billSeconds,
    startedAt: iso(cdr.startedAtMs),
    ...defined({ hangupCause: cdr.hangupCause }),
  };
  return revise(call, { incoming: { ...incoming, cdrs: [...incoming.cdrs, kept] } });
};

/** Do the CDRs settle the outcome? */
export const isDecided = ({ incoming, following }: Call): boolean => {
  if (incoming === undefined) return false;
  const told = new Set(incoming.cdrs.map(({ uniqueId }) => uniqueId));
  const wanted = incoming.answeredIds.length > 0 ? incoming.answeredIds : following.uniqueIds;
  const isTold = wanted.length > 0 && wanted.every((id) => told.has(id));
  return isTold || (incoming.answeredIds.length === 0 && incoming.cdrs.some(isAnswered));
};

/** Has a list or a CDR shown that the call was answered? */
export const isSaidAnswered = ({ answeredAt, incoming }: Call): boolean =>
  answeredAt !== undefined || incoming?.cdrs.some(isAnswered) === true;

const isAnswered = ({ disposition }: IncomingCdr): boolean => disposition === 'ANSWERED';

/** Ends a call whose rows have gone: by its CDRs if they came, else by what was seen. */
export const endIncoming = (call: Call, atMs: number): Call => {
  const { incoming, following } = call;
  if (incoming === undefined) return call;
  const endedAt = following.goneSince ?? iso(atMs);
  const answered = incoming.cdrs.filter(isAnswered);
  const billed = answered.reduce((sum, { billSeconds }) => sum + billSeconds, 0);
  const lasted = call.answeredAt === undefined ? 0 : Date.parse(endedAt) - Date.parse(call.answeredAt);
  const talkSeconds = answered.length > 0 ? billed : Math.max(0, Math.round(lasted / 1000));
  const by = incoming.cdrs.length > 0 ? 'cdr' : 'live';
  if (call.answeredAt === undefined && answered.length === 0) {
    const cause = incoming.cdrs.at(-1)?.hangupCause;
    // Nobody saw it ring to the end, and MOR does not say: it may have been answered in the meantime.
    const isUnseen = following.goneUnseen === true && incoming.cdrs.length === 0;
    return advance(call, 'ended', by, atMs, {
      outcome: isUnseen ? 'unknown' : 'missed',
      endedAt,
      talkSeconds: 0,
      ...defined({ hangupCause: cause }),
    });
  }
  const begunAt = call.answeredAt ?? iso(Date.parse(endedAt) - talkSeconds * 1000);
  // Only one telephone rang, so this one was answered. Where another one rang, or MOR says that it was another one, it may
  // be a telephone that no agent has.
  const [only, another] = incoming.agents;
  const { uniqueIds } = following;
  const isElsewhere = uniqueIds.length > 0 && answered.some(({ uniqueId }) => uniqueIds.join() !== uniqueId);
  const isOnly = only !== undefined && !another && only.answeredAt === undefined && !isElsewhere;
  const agents = isOnly ? [{ ...only, answeredAt: begunAt }] : incoming.agents;
  return advance(call, 'ended', by, atMs, {
    outcome: 'answered',
    answeredAt: begunAt,
    endedAt,
    talkSeconds,
    incoming: { ...incoming, agents },
  });
};
