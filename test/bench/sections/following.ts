import type { Bench, Finding } from '../lib/bench.ts';
import { api, idOf, pause } from '../lib/api.ts';
import { API_KEY, startConnector } from '../lib/connector.ts';
import { startChild } from '../lib/child.ts';
import type { Child } from '../lib/child.ts';
import { urlOf } from '../lib/bench.ts';
import { cpuOfTreeUs } from '../lib/process-stats.ts';
import { fixed } from '../lib/table.ts';
import type { StubCounts } from '../mor-stub.ts';

const POLL_MS = 1_000;
const SETTLE_MS = 6_000;

const asked = async (stub: Child): Promise<Readonly<Record<string, number>>> => ({
  ...((await stub.ask({ kind: 'counts' })) as StubCounts).counts,
});

/** What it costs to follow many open calls that MOR lists as ringing: requests to MOR, CPU, and delay for others. */
export const following = async (bench: Bench): Promise<Finding> => {
  const { quick, product } = bench.options;
  const calls = quick ? 2_000 : 10_000;
  const seconds = quick ? 5 : 10;
  const stub = await startChild('mor-stub.ts');
  await stub.ask({ kind: 'remember' });
  const running = await startConnector({ product, morUrl: urlOf(stub.ports[0]), pollMs: POLL_MS });
  try {
    const place = { method: 'POST', path: '/v1/calls', auth: 'key', secret: API_KEY, unique: true } as const;
    const { port } = running;
    const placed = await bench.load.run({
      port,
      clients: 16,
      requests: place,
      durationMs: 60_000,
      maxRequests: calls,
    });
    await pause(SETTLE_MS);
    const page = (await api(port, '/v1/calls?limit=1')) as { items: { state: string }[] };
    const id = idOf(page.items[0]);
    const [before, cpuBefore, atMs] = [await asked(stub), cpuOfTreeUs(running.pid), performance.now()];
    await pause(seconds * 1_000);
    const elapsedSec = (performance.now() - atMs) / 1_000;
    const cpu = (cpuOfTreeUs(running.pid) - cpuBefore) / (elapsedSec * 1e6);
    const after = await asked(stub);
    const polls = (after['active_calls_get'] ?? 0) - (before['active_calls_get'] ?? 0);
    const requests =
      Object.values(after).reduce((a, b) => a + b, 0) - Object.values(before).reduce((a, b) => a + b, 0);
    // A client keeps asking for one call's state: how long does a poll hold it up?
    const status = await bench.load.run({
      port,
      clients: 1,
      requests: { ...place, method: 'GET', path: `/v1/calls/${id}`, unique: false },
      durationMs: seconds * 1_000,
    });
    const data = { calls: placed.requests - placed.failed, elapsedSec, polls, requests, cpu, status };
    return {
      title: `Following ${calls} open calls, one poll a second`,
      columns: ['what', 'value'],
      rows: [
        ['open calls', data.calls],
        ['state of the newest', page.items[0]?.state ?? ''],
        ['polls', polls],
        ['requests to MOR in all', requests],
        ['share of one processor', fixed(cpu, 2)],
        ['status of a call meanwhile, p50 ms', fixed(status.p50, 2)],
        ['p99', fixed(status.p99, 1)],
        ['longest', fixed(status.max, 1)],
      ],
      goals: [
        { what: `${calls} calls are open (${data.calls})`, met: data.calls === calls },
        {
          what: `one request to MOR a poll (${requests} in ${polls} polls)`,
          met: polls > 0 && requests === polls,
        },
        { what: 'at most one poll a second', met: polls <= elapsedSec + 1 },
      ],
      data,
    };
  } finally {
    await running.stop();
    await stub.stop();
  }
};
