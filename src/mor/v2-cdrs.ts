import { z } from 'zod';
import type { Cdr } from '../calls/call/observation.ts';
import type { MorReply } from '../calls/mor-gateway.ts';
import { failure } from './questions.ts';
import { cdr } from './records.ts';
import type { V2Session } from './v2-session.ts';
import { zoneOffsetMs } from './zone.ts';

/** Ample for two legs with a few providers each. */
const LIMIT = '500';

const scalar = z.union([z.string(), z.number()]).nullish();
const answer = z.object({
  calls: z.object({
    calls_stat: z.object({
      period: z.object({ period_start: z.string() }).partial().optional(),
      calls: z.array(z.record(z.string(), z.union([scalar, z.unknown()]))).optional(),
    }),
  }),
});

const parse = (text: string | undefined): z.output<typeof answer> | undefined => {
  try {
    return answer.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
};

const textsOf = (row: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
    ),
  );

/**
 * CDRs of one callback id through API v2 (https://wiki.kolmisoft.com/index.php/MOR_API_v2_Calls, January 2026). The
 * period is in Unix seconds.
 */
export const askV2Cdrs = async (
  session: V2Session,
  period: { readonly from: string; readonly to: string },
  callbackUniqueId: string,
): Promise<MorReply<readonly Cdr[]>> => {
  const query = new URLSearchParams({
    limit: LIMIT,
    period_start: period.from,
    period_end: period.to,
    s_callback_uniqueid: callbackUniqueId,
  });
  const reply = await session.send('GET', `calls?${query.toString()}`);
  if (!reply.ok) return reply;
  const { status, text } = reply.value;
  const document = status < 300 ? parse(text) : undefined;
  if (document === undefined)
    return failure('unusable_answer', `the CDRs of API v2 came as HTTP ${status} without a list`);
  const { calls = [], period: shown } = document.calls.calls_stat;
  const offsetMs = zoneOffsetMs(shown?.period_start, Number(period.from) * 1000);
  const cdrs = calls.flatMap((row) => cdr(textsOf(row), offsetMs) ?? []);
  return { ok: true, value: cdrs };
};
