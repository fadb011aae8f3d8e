import type { Bench, Finding } from '../lib/bench.ts';
import { pause } from '../lib/api.ts';
import { API_KEY, startConnector } from '../lib/connector.ts';
import { cpuOfTreeUs, rssOfTreeKib } from '../lib/process-stats.ts';
import { fixed } from '../lib/table.ts';

const MAX_MIB = 200;
/** Share of one processor: MOR's poll and the check of the file, nothing else. */
const MAX_SHARE = 0.01;
const SETTLE_MS = 15_000;

/** Memory after load, and the processor time of an idle service. */
export const idle = async (bench: Bench): Promise<Finding> => {
  const { quick, product } = bench.options;
  const seconds = quick ? 5 : 30;
  const running = await startConnector({ product, morUrl: bench.morUrl });
  try {
    const { port, pid } = running;
    const share = async (): Promise<number> => {
      const before = cpuOfTreeUs(pid);
      await pause(seconds * 1_000);
      return (cpuOfTreeUs(pid) - before) / (seconds * 1e6);
    };
    await pause(SETTLE_MS);
    const idleShare = await share();
    const idleMib = rssOfTreeKib(pid) / 1024;
    const load = await bench.load.run({
      port,
      clients: 64,
      requests: { method: 'POST', path: '/v1/calls', auth: 'key', secret: API_KEY, unique: true },
      durationMs: quick ? 5_000 : 30_000,
      maxRequests: 20_000,
    });
    const loadedMib = rssOfTreeKib(pid) / 1024;
    await pause(SETTLE_MS);
    const afterShare = await share();
    const afterMib = rssOfTreeKib(pid) / 1024;
    return {
      title: 'Memory, and an idle service',
      columns: ['what', 'value'],
      rows: [
        ['RSS idle, MiB', fixed(idleMib, 0)],
        [`RSS at the end of ${load.requests} clicks, MiB`, fixed(loadedMib, 0)],
        ['RSS after a pause, MiB', fixed(afterMib, 0)],
        ['share of one processor, idle', fixed(idleShare, 4)],
        ['share of one processor, idle after load', fixed(afterShare, 4)],
      ],
      goals: [
        { what: `at most ${MAX_MIB} MiB after load (${fixed(loadedMib, 0)})`, met: loadedMib <= MAX_MIB },
        {
          what: `idle: at most ${MAX_SHARE} of one processor (${fixed(idleShare, 4)})`,
          met: idleShare <= MAX_SHARE,
        },
      ],
      data: { idleMib, loadedMib, afterMib, idleShare, afterShare, load },
    };
  } finally {
    await running.stop();
  }
};
