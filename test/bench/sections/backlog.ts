import type { Bench, Finding } from '../lib/bench.ts';
import { fillActivities } from '../lib/big-database.ts';
import { pause } from '../lib/api.ts';
import { startChild } from '../lib/child.ts';
import { API_KEY, startConnector } from '../lib/connector.ts';
import { rssOfTreeKib } from '../lib/process-stats.ts';
import { fixed } from '../lib/table.ts';
import type { CrmCounts } from '../crm-stub.ts';

const WAITING = 100_000;
/** Activities for another CRM, which hangs. */
const STUCK = 1_000;
const SECRET = Buffer.from('a secret of the bench, 32 bytes!').toString('base64');
const LONGEST_MS = 600_000;
const CLICKS = { method: 'POST', path: '/v1/calls', auth: 'key', secret: API_KEY, unique: true } as const;

/** How fast waiting activities reach a healthy CRM while another one hangs and an agent clicks. */
export const backlog = async (bench: Bench): Promise<Finding> => {
  const { quick, product } = bench.options;
  const waiting = quick ? 5_000 : WAITING;
  const crm = await startChild('crm-stub.ts');
  const counts = async (): Promise<CrmCounts> => (await crm.ask({ kind: 'counts' })) as CrmCounts;
  const entryOf = (id: string, port: number | undefined): object => ({
    id,
    type: 'generic',
    apiKeys: [`${API_KEY}-${id}`],
    activity: { url: `http://127.0.0.1:${port ?? 0}/calls`, secret: SECRET },
  });
  const running = await startConnector({
    product,
    morUrl: bench.morUrl,
    crms: [entryOf('well', crm.ports[0]), entryOf('stuck', crm.ports[1])],
    prepareDatabase: (file) => fillActivities(file, { well: waiting, stuck: STUCK }),
  });
  try {
    const startedMs = performance.now();
    const before = await counts();
    const during = await bench.load.run({
      port: running.port,
      clients: 1,
      requests: CLICKS,
      durationMs: quick ? 2_000 : 10_000,
    });
    const loaded = await counts();
    const loadedSec = (performance.now() - startedMs) / 1_000;
    let last = loaded;
    while (last.calls < waiting && performance.now() - startedMs < LONGEST_MS) {
      await pause(50);
      last = await counts();
    }
    const restSec = (performance.now() - startedMs) / 1_000 - loadedSec;
    const mib = rssOfTreeKib(running.pid) / 1024;
    const after = await bench.load.run({
      port: running.port,
      clients: 1,
      requests: CLICKS,
      durationMs: quick ? 1_000 : 5_000,
    });
    const whileClicking = (loaded.taken - before.taken) / loadedSec;
    const alone = (last.taken - loaded.taken) / restSec;
    return {
      title: `${waiting} waiting activities, and ${STUCK} of a CRM that hangs`,
      columns: ['what', 'value'],
      rows: [
        [
          'written a second, nobody clicks',
          last.taken > loaded.taken ? fixed(alone, 0) : 'all were written before',
        ],
        ['written a second, while one client clicks', fixed(whileClicking, 0)],
        ['all written after s', fixed(loadedSec + restSec, 1)],
        ['a click meanwhile, p50 ms', fixed(during.p50, 2)],
        ['a click meanwhile, p99 ms', fixed(during.p99, 2)],
        ['a click afterwards, p50 ms', fixed(after.p50, 2)],
        ['requests at the CRM that hangs', last.hanging],
        ['RSS at the end, MiB', fixed(mib, 0)],
      ],
      goals: [
        { what: `all ${waiting} are written (${last.calls})`, met: last.calls === waiting },
        { what: `each once (${last.taken})`, met: last.taken === last.calls },
        { what: 'no click failed', met: during.failed + after.failed === 0 },
      ],
      data: { before, loaded, last, loadedSec, restSec, during, after, mib },
    };
  } finally {
    await running.stop();
    await crm.stop();
  }
};
