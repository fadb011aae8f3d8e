import { defined } from '../../defined.ts';
import type { AgentRef, Call } from '../call/call.ts';
import type { RecordStore } from '../admin-ports.ts';
import type { MorServer } from '../place/resolving.ts';
import type { Now } from '../ports.ts';
import { Problem } from '../problems.ts';
import type { Audio, AudioRequest } from '../mor-recordings.ts';
import { queryOf } from './keeper.ts';
import type { RecordingRules, RecordingRulesOf } from './rules.ts';

export interface ListenDeps {
  readonly mors: ReadonlyMap<string, MorServer>;
  readonly recordingRules: RecordingRulesOf;
  readonly records: Pick<RecordStore, 'apply'>;
  readonly now: Now;
}

/** The agent's MOR user; all agents with the same one are their team. Undefined: they have none any more. */
export type TeamOf = (
  agent: AgentRef,
) => Promise<{ readonly mor: string; readonly username: string } | undefined>;

/** Did this agent talk in the call? A telephone that only rang heard nothing. */
const hasTalked = ({ user, incoming }: Call, agent: string): boolean =>
  user === agent ||
  incoming?.agents.some((each) => each.user === agent && each.answeredAt !== undefined) === true;

/** May this agent listen to the recording of this call? */
export const mayListen = async (
  call: Call,
  { listen }: Pick<RecordingRules, 'listen'>,
  agent: AgentRef,
  teamOf: TeamOf,
): Promise<boolean> => {
  if (call.crm !== agent.crm) return false;
  if (listen === 'all' || hasTalked(call, agent.user)) return true;
  if (listen !== 'team') return false;
  const own = await teamOf(agent);
  return own?.mor === call.mor.server && own.username.toLowerCase() === call.mor.username.toLowerCase();
};

const STATE_TEXT = {
  none: 'This call has no recording.',
  pending: 'MOR has not finished this recording yet; it takes some minutes after the call.',
  deleted: 'The recording of this call has been deleted.',
} as const;

/** Rejects with `recording_not_found` if there is nothing to listen to. */
const idOf = ({ recording }: Call): string => {
  const state = recording?.state ?? 'none';
  if (state !== 'available') throw new Problem('recording_not_found', STATE_TEXT[state]);
  const [first] = recording?.parts ?? [];
  if (first === undefined) throw new Problem('recording_not_found', STATE_TEXT.none);
  return first.id;
};

/** Throws the same problems as listening would, without asking MOR. */
export const requireRecording = (call: Call): void => {
  idOf(call);
};

/** A player asks for one piece after the other: those of one listening are one entry. */
const ONE_LISTENING_MS = 10 * 60_000;
const MOST_REMEMBERED = 10_000;

/** Opens recordings and writes down who listens. */
export interface Listening {
  /** `by`: as the audit names people. Rejects with `recording_not_found` or `recording_unavailable`. */
  open(call: Call, by: string, request: AudioRequest): Promise<Audio>;
}

export const createListening = ({ mors, records, now }: ListenDeps): Listening => {
  const heardAt = new Map<string, number>();
  const isGoingOn = (key: string): boolean =>
    now() - (heardAt.get(key) ?? Number.NEGATIVE_INFINITY) < ONE_LISTENING_MS;

  const writeDown = async (call: Call, by: string): Promise<void> => {
    const key = `${by}\n${call.id}`;
    if (isGoingOn(key)) return;
    await records.apply([], {
      actor: by,
      action: 'recording.listen',
      subject: `call/${call.id}`,
      atMs: now(),
      after: { crm: call.crm, user: call.user, ...defined({ contactName: call.contactName }) },
    });
    heardAt.delete(key);
    heardAt.set(key, now());
    const [oldest] = heardAt.keys();
    if (heardAt.size > MOST_REMEMBERED && oldest !== undefined) heardAt.delete(oldest);
  };

  return {
    async open(call, by, request) {
      const id = idOf(call);
      const recordings = mors.get(call.mor.server)?.gateway.recordings;
      if (recordings === undefined)
        throw new Problem(
          'recording_unavailable',
          'The MOR server of this call is not in the configuration.',
        );
      const reply = await recordings.open(queryOf(call), id, request);
      if (!reply.ok) throw new Problem('recording_unavailable', `MOR does not hand it out: ${reply.text}`);
      // A look at its headers is no listening. Who listens is on disk before the first byte leaves.
      if (request.method === 'GET' && reply.value.status < 400) {
        await writeDown(call, by).catch(async (error: unknown) => {
          await reply.value.body[Symbol.asyncIterator]().return?.();
          throw error;
        });
      }
      return reply.value;
    },
  };
};
