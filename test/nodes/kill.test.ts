import { expect, it } from '@jest/globals';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { clickThrough } from './cluster/clicks.ts';
import { startCluster } from './cluster/cluster.ts';

/** `npm run demo:nodes -- --check` clicks a hundred times. */
const CLICKS = 40;

const cluster = fixtureOfAll(
  () => startCluster({ nodes: 2, speed: 2 }),
  (started) => started.close(),
);

it('loses and doubles nothing when the node that follows calls is killed under load', async () => {
  const [first] = cluster().nodes;
  const half = (): void => {
    first?.child.kill('SIGKILL');
  };
  const verdict = await clickThrough(cluster(), { count: CLICKS, half });
  expect(verdict).toMatchObject({
    clicks: CLICKS,
    dialledTwice: 0,
    lost: 0,
    withoutActivity: 0,
    wrongOutcome: 0,
  });
}, 600_000);
