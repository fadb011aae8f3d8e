import { defined } from '../../defined.ts';
import { iso } from '../call/advance.ts';
import type { Call } from '../call/call.ts';
import type { Caller } from './caller.ts';
import { foldRows } from './fold.ts';
import type { SeenRow } from './fold.ts';
import type { AgentLine } from './lines.ts';

/** A call that is seen for the first time; `seen` has at least one row, `line` is the first telephone that rings. */
export const newIncoming = (
  about: {
    readonly id: string;
    readonly morServer: string;
    readonly caller: Caller;
    readonly isSearchable: boolean;
  },
  seen: readonly [SeenRow, ...SeenRow[]],
  line: AgentLine,
  atMs: number,
): Call => {
  const [{ row }] = seen;
  const did = row.did ?? row.dst;
  const ringing: Call = {
    id: about.id,
    version: 1,
    state: 'agent_ringing',
    crm: line.crm,
    user: line.user,
    source: line.source,
    destination: did === '' ? null : did,
    dialled: { src: row.src, dst: row.dst },
    mor: { server: about.morServer, username: line.username, device: line.device },
    createdAt: iso(atMs),
    activity: { state: 'none' },
    timeline: [{ at: iso(atMs), state: 'agent_ringing', by: 'live' }],
    incoming: {
      ...about.caller,
      ...defined({ did: row.did }),
      agents: [],
      matches: [],
      lookUp: about.isSearchable ? 'pending' : 'unsearchable',
      answeredIds: [],
      cdrs: [],
    },
    // The agent may still place a call: the limit of one at a time applies to clicks.
    following: { uniqueIds: [], lineFree: true },
  };
  return { ...foldRows(ringing, seen, atMs), version: 1 };
};
