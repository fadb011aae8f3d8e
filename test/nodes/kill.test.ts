import { expect, it } from '@jest/globals';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { clickThrough } from './cluster/clicks.ts';
import { startCluster } from './cluster/cluster.ts';

const cluster = fixtureOfAll(
  () => startCluster({ nodes: 2, speed: 60 }),
  (started) => started.close(),
);

it('loses and doubles nothing when the node that follows is killed during a hundred clicks', async () => {
  const [first] = cluster().nodes;
  const verdict = await clickThrough(cluster(), 100, () => {
    first?.child.kill('SIGKILL');
  });
  expect(verdict).toMatchObject({ clicks: 100, dialledTwice: 0, lost: 0, withoutActivity: 0 });
});
