import { z } from 'zod';
import { defined } from '../defined.ts';

/** How one leg goes: it rings for `ringMs`, then this happens, with this hangup cause in its CDR. */
const legScriptSchema = z.strictObject({
  ringMs: z.number().min(0),
  result: z.enum(['ANSWERED', 'NO ANSWER', 'BUSY', 'FAILED']),
  cause: z.number().int(),
});

/**
 * One row of the table: which calls it applies to and how they go. `dstSuffix` and `srcSuffix` are compared with the last digits
 * of the number (other characters are ignored). Times are simulated milliseconds.
 */
export const scriptSchema = z.strictObject({
  name: z.string(),
  dstSuffix: z.string().optional(),
  srcSuffix: z.string().optional(),
  meaning: z.string(),
  agent: legScriptSchema,
  /** Absent: leg B is never created. */
  contact: legScriptSchema.optional(),
  /** How long both talk; null: until a client hangs up over the API. */
  talkMs: z.number().min(0).nullable(),
  /** How long the agent stays on the line after leg B has ended (MOR plays its busy or failed message). */
  messageMs: z.number().min(0).default(0),
});

export type CallScript = z.output<typeof scriptSchema>;
export type LegScript = CallScript['agent'];
export type Disposition = LegScript['result'];

const answers = (ringMs: number, cause = 16): LegScript => ({ ringMs, result: 'ANSWERED', cause });
const noAnswer = (ringMs: number, cause = 19): LegScript => ({ ringMs, result: 'NO ANSWER', cause });
const busy = (ringMs: number, cause = 17): LegScript => ({ ringMs, result: 'BUSY', cause });
const failed = (ringMs: number, cause: number): LegScript => ({ ringMs, result: 'FAILED', cause });

const AGENT = answers(2_000);
const row = (
  dstSuffix: string,
  name: string,
  meaning: string,
  agent: LegScript,
  contact?: LegScript,
  rest: { talkMs?: number | null; messageMs?: number; srcSuffix?: string } = {},
): CallScript => ({
  name,
  ...(rest.srcSuffix === undefined ? { dstSuffix } : { srcSuffix: rest.srcSuffix }),
  meaning,
  agent,
  ...defined({ contact }),
  talkMs: rest.talkMs === undefined ? 12_000 : rest.talkMs,
  messageMs: rest.messageMs ?? 0,
});

/** The course of a call to which no row of the table applies. */
export const DEFAULT_SCRIPT: CallScript = row(
  '',
  'answered',
  'agent answers after 2 s, contact after 4 s, they talk for 12 s',
  AGENT,
  answers(4_000),
);

/**
 * The table; the first match wins. Rows by source come first, because a dead desk telephone matters more than the dialled number.
 */
export const SCRIPTS: readonly CallScript[] = [
  row('', 'agent-no-answer', 'this source never answers', noAnswer(20_000), undefined, { srcSuffix: '9905' }),
  row('', 'agent-busy', 'this source is busy', busy(500), undefined, { srcSuffix: '9906' }),
  row('', 'agent-unreachable', 'this source is not registered', failed(300, 20), undefined, {
    srcSuffix: '9910',
  }),
  row('001', 'answered', DEFAULT_SCRIPT.meaning, AGENT, answers(4_000)),
  row('002', 'contact-busy', 'contact is busy (17)', AGENT, busy(1_500), { messageMs: 1_500 }),
  row('003', 'contact-no-answer', 'contact does not answer (19)', AGENT, noAnswer(20_000)),
  row('004', 'contact-failed', 'no circuit to the contact (34)', AGENT, failed(800, 34), {
    messageMs: 1_500,
  }),
  row('005', 'agent-no-answer', 'agent does not answer (19)', noAnswer(20_000)),
  row('006', 'agent-busy', 'agent is busy (17)', busy(500)),
  row('007', 'cancelled', 'agent hangs up while the contact rings (487)', AGENT, noAnswer(3_000, 487)),
  row('008', 'no-rate', 'no rate for user on leg B (203)', AGENT, failed(200, 203), { messageMs: 1_500 }),
  row('009', 'low-balance', 'low balance, leg A fails at once (211)', failed(200, 211)),
  row('010', 'agent-unreachable', "agent's telephone is not registered (20)", failed(300, 20)),
  row('011', 'long', 'answered, lasts until it is hung up', AGENT, answers(4_000), { talkMs: null }),
  row('012', 'no-provider', 'no suitable provider for leg B (204)', AGENT, failed(200, 204)),
  row('013', 'short', 'answered, talk of 1 s', AGENT, answers(1_000), { talkMs: 1_000 }),
  row('014', 'contact-rejects', 'contact rejects the call (21)', AGENT, busy(2_000, 21)),
  row('015', 'no-such-number', 'unallocated number (1)', AGENT, failed(500, 1)),
  row('016', 'no-rate-leg-a', 'no rate for the source, leg A fails at once (203)', failed(200, 203)),
  row('017', 'dropped', 'answered, ended by a network fault (41)', AGENT, answers(2_000, 41), {
    talkMs: 5_000,
  }),
];

const digits = (number: string): string => number.replace(/\D/g, '');

/** The row that applies to a call; `dst` null: not entered yet. Rows with both suffixes need both to match. */
export function findScript(
  rows: readonly CallScript[],
  call: { src: string; dst: string | null },
): CallScript {
  const found = rows.find(
    ({ dstSuffix, srcSuffix }) =>
      (dstSuffix !== undefined || srcSuffix !== undefined) &&
      (dstSuffix === undefined || (call.dst !== null && digits(call.dst).endsWith(dstSuffix))) &&
      (srcSuffix === undefined || digits(call.src).endsWith(srcSuffix)),
  );
  return found ?? DEFAULT_SCRIPT;
}

/** The table as lines of text for a terminal. */
export const describeScripts = (rows: readonly CallScript[]): string[] => [
  ...rows.map((script) => {
    const which =
      script.srcSuffix === undefined ? `to ...${script.dstSuffix ?? ''}` : `from ...${script.srcSuffix}`;
    return `${which.padEnd(14)} ${script.name.padEnd(18)} ${script.meaning}`;
  }),
  `${'all others'.padEnd(14)} ${DEFAULT_SCRIPT.name.padEnd(18)} ${DEFAULT_SCRIPT.meaning}`,
];
