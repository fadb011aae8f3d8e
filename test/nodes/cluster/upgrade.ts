/**
 * A rolling upgrade from a real older build: `npm run upgrade:nodes -- --old FOLDER [--clicks N]`. Two nodes of the older
 * build serve; each is stopped and restarted as this build while agents click. Exits with 1 if a call was doubled or lost.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { clickThrough, describeVerdict } from './clicks.ts';
import { startCluster } from './cluster.ts';

const { values } = parseArgs({
  options: { old: { type: 'string' }, clicks: { type: 'string', default: '100' } },
});

/** How long the old and the new build serve side by side. */
const SIDE_BY_SIDE_MS = 5_000;

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const mainOf = (folder: string | undefined): string => {
  const main = resolve(folder ?? '', 'dist/src/main.js');
  if (folder === undefined || !existsSync(main))
    throw new Error(
      `--old names the folder of an older version in which \`npm run build\` was run; no ${main}`,
    );
  return main;
};

const cluster = await startCluster({ nodes: 2, speed: 2, old: mainOf(values.old) });
try {
  const versions = async (): Promise<string> => {
    const { nodes } = (await (await fetch(`${cluster.balancer.url}/readyz`)).json()) as {
      nodes: { version: string; leases: string[] }[];
    };
    return nodes.map(({ version, leases }) => `${version} (${leases.join() || 'no lease'})`).join(', ');
  };
  print(`two nodes of the older build: ${await versions()}`);
  const verdict = await clickThrough(cluster, {
    count: Number(values.clicks),
    everyMs: 100,
    async half() {
      for (const at of cluster.nodes.keys()) {
        await cluster.upgrade(at);
        await new Promise((wake) => setTimeout(wake, SIDE_BY_SIDE_MS));
        print(`node ${at + 1} upgraded: ${await versions()}`);
      }
    },
  });
  print(describeVerdict(verdict));
  for (const [text, times] of cluster.warnings()) print(`the nodes warned ${times} times: ${text}`);
  const old = await cluster.startOld();
  print(`an older one started afterwards ${old === 'serves' ? 'serves' : `ends: ${old.text.trim()}`}`);
  const { dialledTwice, lost, withoutActivity, wrongOutcome } = verdict;
  if (dialledTwice + lost + withoutActivity + wrongOutcome > 0) process.exitCode = 1;
} finally {
  await cluster.close();
}
