/** One list of active calls of a busy company: whose telephone does each row ring, and which call is it? */
import { createLines } from '../../../src/calls/inbound/lines.ts';
import type { AgentLine } from '../../../src/calls/inbound/lines.ts';
import type { LiveRow } from '../../../src/calls/call/observation.ts';
import { createMatcher } from '../../../src/calls/follow/match.ts';
import { median } from '../lib/statistics.ts';

const AGENTS = 10_000;
const ROWS = 1_000;
const ROUNDS = 50;

const lineOf = (index: number): AgentLine => ({
  crm: 'bench',
  user: `user-${index}`,
  username: `agent${index}`,
  device: String(index + 1),
  source: `+3706${index + 1_000_000}`,
});

/** Rows of four kinds in turn: known by device, known by number, unknown, and placed by an agent. */
const rowOf = (index: number): LiveRow => {
  const agent = lineOf((index * 7) % AGENTS);
  const row = { id: String(index), uniqueId: `1700000000.${index}`, status: 'ringing' } as const;
  const stranger = `4930${index + 10_000_000}`;
  switch (index % 4) {
    case 0:
      return { ...row, src: stranger, dst: '37052000000', dstDeviceId: agent.device };
    case 1:
      return { ...row, src: stranger, dst: agent.source.replace('+370', '8') };
    case 2:
      return { ...row, src: stranger, dst: `4940${index + 10_000_000}` };
    default:
      return { ...row, src: agent.source, dst: stranger, deviceId: agent.device };
  }
};

export interface MatchCost {
  readonly agents: number;
  readonly rows: number;
  readonly rounds: number;
  /** Rows of one list that ring an agent's telephone. */
  readonly found: number;
  readonly ms: number;
}

const lines = createLines(Array.from({ length: AGENTS }, (_, index) => lineOf(index)));
const rows = Array.from({ length: ROWS }, (_, index) => rowOf(index));
const { rows: matching } = createMatcher();

const match = (round: number): { readonly ms: number; readonly found: number } => {
  const before = process.cpuUsage();
  matching.nextList(round * 1_000);
  const ringing = rows.filter((row) => {
    const own = matching.named(row) ?? matching.legA(row);
    return own === undefined && !lines.isFromAgent(row) && lines.called(row).length > 0;
  });
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1_000, found: ringing.length };
};

const measured = Array.from({ length: ROUNDS }, (_, round) => match(round));
process.stdout.write(
  JSON.stringify({
    agents: AGENTS,
    rows: ROWS,
    rounds: ROUNDS,
    found: measured[0]?.found ?? 0,
    ms: median(measured.map(({ ms }) => ms)),
  } satisfies MatchCost),
);
