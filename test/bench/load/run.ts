import { defined } from '../../../src/defined.ts';
import { createCounter } from '../../helpers/counter.ts';
import { percentileOf } from '../lib/statistics.ts';
import { createWriter } from './clicks.ts';
import { openConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import type { RunCommand, RunResult } from './messages.ts';

/** Prepared requests to repeat, for receivers that treat all alike. */
const REPEATED = 10_000;
/** More than any contender answers a second here; the surplus is thrown away. */
const MAX_PER_SECOND = 20_000;

const series = createCounter();

/** Written before the clock starts; a receiver that uses them all up ends its run early. */
const prepare = ({ requests, durationMs, maxRequests }: RunCommand): readonly Buffer[] => {
  const write = createWriter(requests, `bench-${process.pid}-${Date.now()}-${series()}`);
  const unique = Math.min(maxRequests, Math.ceil((MAX_PER_SECOND * durationMs) / 1000));
  const count = requests.unique ? unique : Math.min(REPEATED, maxRequests);
  return Array.from({ length: count }, (_, index) => write(index));
};

/** A closed loop: each client sends its next request when the last one is answered. */
export const run = async (command: RunCommand): Promise<RunResult> => {
  const prepared = prepare(command);
  const limit = command.requests.unique ? prepared.length : command.maxRequests;
  const latenciesMs: number[] = [];
  let failed = 0;
  let failure: string | undefined;
  let sent = 0;
  let active = 0;
  let endAtMs = Number.POSITIVE_INFINITY;
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const fail = (text: string): void => {
    failed += 1;
    failure ??= text;
  };

  const openClient = async (): Promise<{ next: () => void; close: () => void }> => {
    let sentAtMs = 0;
    let isOpen = true;
    const stop = (): void => {
      if (!isOpen) return;
      isOpen = false;
      active -= 1;
      if (active === 0) finish();
    };
    const next = (): void => {
      const request = prepared[sent % prepared.length];
      if (request === undefined || sent >= limit || performance.now() >= endAtMs) {
        stop();
        return;
      }
      sent += 1;
      sentAtMs = performance.now();
      connection.send(request);
    };
    const connection: Connection = await openConnection(
      command.port,
      (status, text) => {
        latenciesMs.push(performance.now() - sentAtMs);
        if (status >= 400) fail(text);
        next();
      },
      (reason) => {
        if (isOpen) fail(reason);
        stop();
      },
    );
    active += 1;
    return { next, close: connection.close };
  };

  const clients = await Promise.all(Array.from({ length: command.clients }, openClient));
  const startedAtMs = performance.now();
  endAtMs = startedAtMs + command.durationMs;
  for (const client of clients) client.next();
  await finished;
  const seconds = (performance.now() - startedAtMs) / 1000;
  for (const client of clients) client.close();

  const sorted = Float64Array.from(latenciesMs).sort();
  return {
    requests: sorted.length,
    failed,
    ...defined({ failure }),
    seconds,
    p50: percentileOf(sorted, 0.5),
    p95: percentileOf(sorted, 0.95),
    p99: percentileOf(sorted, 0.99),
    max: percentileOf(sorted, 1),
  };
};
