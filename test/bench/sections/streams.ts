import { readFileSync } from 'node:fs';
import type { Bench, Finding } from '../lib/bench.ts';
import { api, idOf, pause } from '../lib/api.ts';
import { API_KEY, startConnector } from '../lib/connector.ts';
import { startLoad } from '../lib/load.ts';
import { rssOfTreeKib } from '../lib/process-stats.ts';
import { fixed } from '../lib/table.ts';
import { clickBody } from '../load/clicks.ts';

const STREAMS = 10_000;
const WARM_STREAMS = 200;
const CALLS = 100;
const MAX_KIB = 16;
/** Files a process has open besides its connections. */
const OTHER_FILES = 200;
const SETTLE_MS = 2_000;

/** Node raises its own limit to the hard one. */
export const maxConnections = (): number => {
  const hard = /^Max open files\s+\d+\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
  return hard === undefined ? Number.POSITIVE_INFINITY : Number(hard) - OTHER_FILES;
};

/** Memory of event streams on which nothing happens, spread over some open calls. */
export const streams = async (bench: Bench): Promise<Finding> => {
  const wanted = bench.options.quick ? 2_000 : STREAMS;
  const count = Math.min(wanted, maxConnections() - WARM_STREAMS);
  const running = await startConnector({ product: bench.options.product, morUrl: bench.morUrl });
  const load = await startLoad();
  try {
    const { port } = running;
    const heads: string[] = [];
    for (let index = 1; index <= CALLS; index += 1) {
      const id = idOf(await api(port, '/v1/calls', clickBody(index)));
      heads.push(
        `GET /v1/calls/${id}/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${API_KEY}\r\n\r\n`,
      );
    }
    await load.openStreams({ port, heads, count: WARM_STREAMS });
    await pause(SETTLE_MS);
    const beforeKib = rssOfTreeKib(running.pid);
    const opened = await load.openStreams({ port, heads, count });
    await pause(SETTLE_MS);
    const afterKib = rssOfTreeKib(running.pid);
    const eachKib = (afterKib - beforeKib) / opened.open;
    const data = { asked: count, ...opened, beforeKib, afterKib, eachKib };
    if (count < wanted) bench.say(`the limit of open files allows ${count} streams only`);
    return {
      title: `${count} idle event streams of ${CALLS} calls`,
      columns: ['what', 'value'],
      rows: [
        ['open', opened.open],
        ['opened in s', fixed(opened.seconds, 1)],
        ['RSS before, MiB', fixed(beforeKib / 1024, 0)],
        ['RSS with them, MiB', fixed(afterKib / 1024, 0)],
        ['KiB each', fixed(eachKib, 1)],
        ...(opened.failure === undefined ? [] : [['first failure', opened.failure]]),
      ],
      goals: [
        { what: `all ${count} are open (${opened.open})`, met: opened.open === count },
        { what: `at most ${MAX_KIB} KiB each (${fixed(eachKib, 1)})`, met: eachKib <= MAX_KIB },
      ],
      data,
    };
  } finally {
    await load.stop();
    await running.stop();
  }
};
