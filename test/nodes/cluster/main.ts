import { parseArgs } from 'node:util';
import { clickThrough, describeVerdict } from './clicks.ts';
import { startCluster } from './cluster.ts';

const USAGE = `npm run demo:nodes [-- --check] [-- --port N]

Starts PostgreSQL, a simulated MOR and two nodes behind one address, and leaves them running until Ctrl+C.
--check: clicks a hundred times, kills the node that follows MOR half way, says what became of the calls, and ends;
exit code 1 when one was doubled or lost.
`;

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    port: { type: 'string', default: '8085' },
    help: { type: 'boolean', default: false },
  },
});

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const check = async (): Promise<void> => {
  const cluster = await startCluster({ nodes: 2, speed: 2 });
  try {
    print(`two nodes behind ${cluster.balancer.url}; a hundred clicks, one node is killed after fifty ...`);
    const half = (): void => {
      cluster.nodes[0]?.child.kill('SIGKILL');
      print('killed the node that follows MOR');
    };
    const verdict = await clickThrough(cluster, { count: 100, half });
    print(describeVerdict(verdict));
    const { dialledTwice, lost, withoutActivity, wrongOutcome } = verdict;
    if (dialledTwice + lost + withoutActivity + wrongOutcome > 0) process.exitCode = 1;
  } finally {
    await cluster.close();
  }
};

const run = async (): Promise<void> => {
  const cluster = await startCluster({ nodes: 2, speed: 1, port: Number(values.port) });
  print(`\n  Open    ${cluster.balancer.url}/admin/   (password: only for this demo)`);
  print(`  Nodes   ${cluster.balancer.url}/readyz\n`);
  for (const { url, child } of cluster.nodes) print(`  ${url}   kill -9 ${String(child.pid)}`);
  print('\n  npm run demo:nodes -- --check   clicks a hundred times and kills one of them\n');
  await new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await cluster.close();
};

if (values.help) print(USAGE);
else await (values.check ? check() : run());
