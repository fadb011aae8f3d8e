import { createCallEngine } from './exchange/engine.ts';
import { createClock } from './clock.ts';
import { createFaults } from './faults.ts';
import { createLedger } from './ledger.ts';
import { createRandom } from './random.ts';
import { createTokens } from './v2/tokens.ts';
import { createWebhooks } from './webhook.ts';
import type { CallEngine } from './exchange/engine.ts';
import type { SimulatorClock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { Ledger } from './ledger.ts';
import type { SimulatorOptions } from './options.ts';
import type { Tokens } from './v2/tokens.ts';
import type { Webhooks } from './webhook.ts';

/** Everything a running simulator knows and remembers. */
export interface SimulatorState {
  readonly options: SimulatorOptions;
  readonly clock: SimulatorClock;
  readonly calls: CallEngine;
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly webhooks: Webhooks;
  readonly tokens: Tokens;
  /** MOR's own time of day in Unix milliseconds, skew included. */
  morNowMs(): number;
  /** MOR's time of day at a moment of a call. */
  morTimeAt(progressMs: number): number;
  /** Row ids of legs. */
  readonly deletedRecordings: Set<number>;
  /** When a login name last failed (Unix milliseconds): user_login throttles. */
  readonly failedLogins: Map<string, number>;
  /** Clears calls, ledger, faults, tokens and deliveries; options stay. */
  reset(): void;
}

export function createState(options: SimulatorOptions): SimulatorState {
  const clock = createClock({ speed: options.speed, manual: options.manualClock });
  const morNowMs = (): number => clock.wallMs() + options.clockSkewMs;
  const calls = createCallEngine({
    options,
    clock,
    onChange: (call) => {
      webhooks.watch(call);
    },
  });
  const webhooks = createWebhooks({
    options,
    clock,
    findCall: (id) => calls.find(id),
  });
  const ledger = createLedger();
  const faults = createFaults(createRandom(options.seed));
  const tokens = createTokens(options, morNowMs);
  const failedLogins = new Map<string, number>();
  const deletedRecordings = new Set<number>();
  return {
    options,
    clock,
    calls,
    ledger,
    faults,
    webhooks,
    tokens,
    morNowMs,
    morTimeAt: (progressMs) => clock.wallAt(progressMs) + options.clockSkewMs,
    failedLogins,
    deletedRecordings,
    reset() {
      clock.clear();
      for (const part of [calls, ledger, faults, webhooks, tokens, failedLogins, deletedRecordings])
        part.clear();
    },
  };
}
