import { expect, it } from '@jest/globals';
import { fixtureOfEach } from '../../helpers/fixture.ts';
import { inRow, openStage } from './stage.ts';

const NAMES = { ann: 'Ann Arbor', bob: 'Bob Builder' } as const;

const stage = fixtureOfEach(
  () =>
    openStage(
      {},
      {
        listAgents: () =>
          Promise.resolve({
            items: Object.entries(NAMES).map(([user, name]) => ({ user, name, active: true, mapping: {} })),
          }),
      },
    ),
  (made) => made.stop(),
);

it('names agents as the CRM does where the mapping has no name', async () => {
  await stage().list([]);
  const bobs = inRow({ id: '901', uniqueId: '1764320000.901' }, 'bob');
  await stage().list([inRow(), bobs]);
  expect((await stage().call()).incoming?.agents.map(({ name }) => name)).toEqual(Object.values(NAMES));
});
