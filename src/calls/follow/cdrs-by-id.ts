import type { Call } from '../call/call.ts';
import { createMatcher } from './match.ts';
import type { MorGateway } from '../mor-gateway.ts';
import type { Cdr, Leg } from '../call/observation.ts';
import type { Now } from '../ports.ts';

/** Slack around the CDR period: clocks, and legs that begin before MOR's answer reached us. */
const PERIOD_SLACK_MS = 60_000;

export interface CdrPeriod {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The period, on MOR's clock, that holds all legs of these calls so far. */
export const periodOf = (
  calls: readonly Call[],
  gateway: Pick<MorGateway, 'clockSkewMs'>,
  nowMs: number,
): CdrPeriod => {
  const skewMs = gateway.clockSkewMs();
  const oldestMs = Math.min(...calls.map((call) => Date.parse(call.createdAt)));
  return { fromMs: oldestMs + skewMs - PERIOD_SLACK_MS, toMs: nowMs + skewMs + PERIOD_SLACK_MS };
};

interface OwnedCdr {
  readonly call: Call;
  readonly leg: Leg;
  readonly cdr: Cdr;
}

/**
 * Asks for the CDRs of each call's callback id. `filter_ignored`: MOR does not know that filter (Kolmisoft wiki: MOR API user calls get)
 * and answered with everybody's CDRs, so nothing of it may be used. `ask` gives undefined when MOR did not answer.
 */
export const cdrsById = async (
  calls: readonly Call[],
  gateway: Pick<MorGateway, 'clockSkewMs'>,
  now: Now,
  ask: (
    query: CdrPeriod & { readonly callbackUniqueId: string },
    call: Call,
  ) => Promise<readonly Cdr[] | undefined>,
): Promise<readonly OwnedCdr[] | 'filter_ignored'> => {
  const owned: OwnedCdr[] = [];
  const seenIds = new Set<string>();
  for (const call of calls) {
    const callbackUniqueId = call.mor.callbackUniqueId;
    if (callbackUniqueId === undefined) continue;
    const own = createMatcher();
    own.put(call);
    const query = { ...periodOf([call], gateway, now()), callbackUniqueId };
    for (const cdr of (await ask(query, call)) ?? []) {
      const match = own.cdr(cdr, gateway.clockSkewMs(), true);
      if (!match || 'ambiguous' in match) return 'filter_ignored';
      if (cdr.uniqueId !== undefined) {
        if (seenIds.has(cdr.uniqueId)) return 'filter_ignored';
        seenIds.add(cdr.uniqueId);
      }
      owned.push({ call, leg: match.leg, cdr });
    }
  }
  return owned;
};
