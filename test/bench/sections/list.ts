import type { Bench, Finding } from '../lib/bench.ts';
import { api } from '../lib/api.ts';
import { fillCalls } from '../lib/big-database.ts';
import { API_KEY, startConnector } from '../lib/connector.ts';
import { fixed } from '../lib/table.ts';
import { userName } from '../load/clicks.ts';
import type { RunResult } from '../load/messages.ts';

const MAX_MS = 10;
const ROUNDS = 300;
const DAY_MS = 86_400_000;

/** What people look for, and what used to be slow in lists: rare states, a user's calls, the far end. */
export const questions = async (port: number): Promise<Readonly<Record<string, string>>> => {
  const from = new Date(Date.now() - DAY_MS).toISOString();
  const to = new Date(Date.now() - DAY_MS / 2).toISOString();
  const { next = '' } = (await api(port, `/v1/calls?to=${to}&limit=50`)) as { next?: string };
  return {
    newest: '',
    'one agent': `user=${userName(4711)}`,
    refused: 'state=refused',
    'refused, one agent': `state=refused&user=${userName(4700)}`,
    'open (connected)': 'state=connected',
    'one record': 'record=Contact/003104',
    'since yesterday': `from=${from}`,
    'another page': `cursor=${encodeURIComponent(next)}&to=${to}`,
  };
};

/** The list of calls in a large database, as the API answers it: first pages of 50, one client. */
export const list = async (bench: Bench): Promise<Finding> => {
  const calls = bench.options.quick ? 100_000 : 1_000_000;
  const running = await startConnector({
    product: bench.options.product,
    morUrl: bench.morUrl,
    prepareDatabase: (file) => fillCalls(file, calls),
  });
  try {
    const results: Record<string, RunResult & { items: number }> = {};
    for (const [name, query] of Object.entries(await questions(running.port))) {
      const path = `/v1/calls?${query}`;
      const page = (await api(running.port, path)) as { items: unknown[] };
      const result = await bench.load.run({
        port: running.port,
        clients: 1,
        requests: { method: 'GET', path, auth: 'key', secret: API_KEY, unique: false },
        durationMs: 10_000,
        maxRequests: ROUNDS,
      });
      results[name] = { ...result, items: page.items.length };
    }
    const worst = Math.max(...Object.values(results).map((r) => r.p95));
    const failed = Object.values(results).reduce((sum, r) => sum + r.failed, 0);
    return {
      title: `The list of calls with ${calls} calls stored`,
      columns: ['question', 'items', 'p50 ms', 'p95', 'p99'],
      rows: Object.entries(results).map(([name, r]) => [
        name,
        r.items,
        fixed(r.p50, 2),
        fixed(r.p95, 2),
        fixed(r.p99, 2),
      ]),
      goals: [
        { what: 'nothing failed', met: failed === 0 },
        { what: `each within ${MAX_MS} ms (slowest p95 ${fixed(worst, 1)})`, met: worst <= MAX_MS },
      ],
      data: results,
    };
  } finally {
    await running.stop();
  }
};
