import type { Bench, Finding } from '../lib/bench.ts';
import { api, idOf, pause } from '../lib/api.ts';
import { API_KEY } from '../lib/connector.ts';
import { startLoad } from '../lib/load.ts';
import { startNodes } from '../lib/nodes.ts';
import { rssOfTreeKib } from '../lib/process-stats.ts';
import { spreadOf } from '../lib/statistics.ts';
import { fixed } from '../lib/table.ts';
import { clickBody } from '../load/clicks.ts';
import { maxConnections } from './streams.ts';

const STREAMS = 10_000;
const CALLS = 100;
const MAX_MS = 1_000;
const SETTLE_MS = 3_000;

/** Resolves with the time (`performance.now()`) of the next event that contains this text. */
const nextWith = async (stream: ReadableStreamDefaultReader<Uint8Array>, text: string): Promise<number> => {
  const decoder = new TextDecoder();
  let seen = '';
  while (!seen.includes(text)) {
    const { done, value } = await stream.read();
    if (done) throw new Error('the stream ended');
    seen += decoder.decode(value, { stream: true });
  }
  return performance.now();
};

/** Streams at two nodes, of calls placed at the first one, and how soon the other one shows a change. */
export const streamsOfTwo = async (bench: Bench): Promise<Finding> => {
  const { quick, product } = bench.options;
  const wanted = quick ? 1_000 : STREAMS;
  const each = Math.min(wanted / 2, maxConnections());
  const cluster = await startNodes(2, { product, morUrl: bench.morUrl });
  const loads = await Promise.all([startLoad(), startLoad()]);
  try {
    const [first, second] = cluster.nodes.map(({ port }) => port) as [number, number];
    const ids: string[] = [];
    for (let index = 1; index <= CALLS; index += 1)
      ids.push(idOf(await api(first, '/v1/calls', clickBody(index))));
    const authorization = `Bearer ${API_KEY}`;
    const heads = ids.map(
      (id) =>
        `GET /v1/calls/${id}/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: ${authorization}\r\n\r\n`,
    );
    const opened = await Promise.all(
      [first, second].map((port, at) => (loads[at] ?? bench.load).openStreams({ port, heads, count: each })),
    );
    await pause(SETTLE_MS);
    const mib = cluster.nodes.map(({ pid }) => rssOfTreeKib(pid) / 1024);
    const [id = ''] = ids;
    const watched = await fetch(`http://127.0.0.1:${second}/v1/calls/${id}/events`, {
      headers: { authorization },
    });
    const stream = watched.body?.getReader();
    if (stream === undefined) throw new Error('no stream');
    const tookMs: number[] = [];
    for (let round = 0; round < (quick ? 5 : 50); round += 1) {
      const notes = `note ${round} of the bench`;
      const seen = nextWith(stream, notes);
      const sentMs = performance.now();
      const answer = await fetch(`http://127.0.0.1:${first}/v1/calls/${id}`, {
        method: 'PATCH',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ notes }),
      });
      if (!answer.ok) throw new Error(`PATCH: ${answer.status} ${await answer.text()}`);
      tookMs.push((await seen) - sentMs);
      await answer.arrayBuffer();
    }
    await stream.cancel();
    const spread = spreadOf(tookMs);
    const open = opened.reduce((sum, one) => sum + one.open, 0);
    if (each * 2 < wanted) bench.say(`the limit of open files allows ${each * 2} streams only`);
    return {
      title: `${each * 2} event streams over two nodes, of ${CALLS} calls that were placed at the first`,
      columns: ['what', 'value'],
      rows: [
        ['open', open],
        ['opened in s', fixed(Math.max(...opened.map(({ seconds }) => seconds)), 1)],
        ['RSS of the nodes, MiB', mib.map((one) => fixed(one, 0)).join(' and ')],
        ['a note written at one, seen in a stream of the other, p50 ms', fixed(spread.p50, 1)],
        ['p99 ms', fixed(spread.p99, 1)],
        ...opened.flatMap(({ failure }) => (failure === undefined ? [] : [['first failure', failure]])),
      ],
      goals: [
        { what: `all are open (${open})`, met: open === each * 2 },
        { what: `seen within ${MAX_MS} ms (p99 ${fixed(spread.p99, 1)})`, met: spread.p99 <= MAX_MS },
      ],
      data: { opened, mib, tookMs },
    };
  } finally {
    await Promise.all(loads.map((load) => load.stop()));
    await cluster.stop();
  }
};
