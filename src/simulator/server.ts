import { createServer } from 'node:http';
import { createSimulatorHandler } from './handler.ts';
import { applyOptions } from './control.ts';
import type { AddressInfo } from 'node:net';
import type { SimulatedCall } from './exchange/call.ts';
import type { IncomingCall, OrdinaryCall } from './exchange/engine.ts';
import type { FaultRuleInput } from './faults.ts';
import type { LedgerEntry } from './ledger.ts';
import type { OptionsPatch, SimulatorOptions, SimulatorOptionsInput } from './options.ts';
import type { WebhookDelivery } from './webhook.ts';

/** Where to listen; port 0 takes a free one. */
export interface ListenOptions {
  /** @default '127.0.0.1' */
  readonly host?: string;
  /** @default 0 */
  readonly port?: number;
}

/** A simulator that serves HTTP. */
export interface RunningSimulator {
  /** `http://127.0.0.1:PORT/billing`: what a connector is given as the address of its MOR. */
  readonly url: string;
  readonly port: number;
  /** Live switches. Speed and manual clock are changed with `configure` or `clock`. */
  readonly options: SimulatorOptions;
  /** Changes several options at once, after validating them. */
  configure(patch: OptionsPatch): void;
  /** Every request that could place calls or end all of them, oldest first. */
  ledger(): readonly LedgerEntry[];
  /** Requests per method. */
  requestCounts(): Readonly<Record<string, number>>;
  /** All calls, with their planned course. */
  calls(): readonly SimulatedCall[];
  /** Makes a device dial by itself: a call that is no callback, which following has to expect. */
  dial(call: OrdinaryCall): SimulatedCall;
  /** A call from a provider that rings devices; one call for each of them. */
  ring(call: IncomingCall): readonly SimulatedCall[];
  /** Ends the call of this row of active calls; false: there is none. */
  hangUp(rowId: number): boolean;
  webhooks(): readonly WebhookDelivery[];
  readonly faults: { add(...rules: FaultRuleInput[]): void; clear(): void };
  readonly clock: {
    /** Simulated milliseconds; resolves when due webhooks are delivered. */
    readonly advance: (ms: number) => Promise<void>;
    readonly setSpeed: (speed: number) => void;
    readonly setManual: (manual: boolean) => void;
    /** MOR's time of day in Unix milliseconds. */
    readonly nowMs: () => number;
  };
  /** Clears calls, ledger, faults and tokens; options stay. */
  reset(): void;
  /** True: connections are refused from now on, as if MOR were down; false: the same port answers again. */
  refuseConnections(refuse: boolean): Promise<void>;
  close(): Promise<void>;
}

/** Starts a simulator. Rejects when the options are wrong or the port is taken. */
export async function startSimulator(
  input: SimulatorOptionsInput = {},
  listen: ListenOptions = {},
): Promise<RunningSimulator> {
  const handler = createSimulatorHandler(input);
  const { state } = handler;
  const server = createServer((request, response) => {
    handler.handle(request, response);
  });
  const host = listen.host ?? '127.0.0.1';

  const open = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => {
        server.off('error', reject);
        resolve();
      });
    });
  const shut = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });

  await open(listen.port ?? 0);
  const { port } = server.address() as AddressInfo;
  const shownHost = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${shownHost}:${port}/billing`,
    port,
    options: state.options,
    configure: (patch) => {
      applyOptions(state, patch);
    },
    ledger: () => state.ledger.entries(),
    requestCounts: () => state.ledger.counts(),
    calls: () => state.calls.all(),
    dial: (call) => state.calls.dial(call),
    ring: (call) => state.calls.ring(call),
    hangUp: (rowId) => state.calls.hangUp(rowId),
    webhooks: () => state.webhooks.deliveries(),
    faults: state.faults,
    clock: {
      advance: (ms) => state.clock.advance(ms),
      setSpeed: (speed) => {
        applyOptions(state, { speed });
      },
      setManual: (manualClock) => {
        applyOptions(state, { manualClock });
      },
      nowMs: () => state.morNowMs(),
    },
    reset: () => {
      state.reset();
    },
    async refuseConnections(refuse) {
      if (refuse === server.listening) await (refuse ? shut() : open(port));
    },
    async close() {
      handler.close();
      if (server.listening) await shut();
    },
  };
}
