import { describe, expect, it } from '@jest/globals';
import { fixtureOfEach } from '../../helpers/fixture.ts';
import { DID, inRow, ONA, openStage } from './stage.ts';
import type { Stage } from './stage.ts';

const OTHER_CALLER = '37061234777';
const OTHER_DID = '37052000999';

describe('private numbers', () => {
  const open: Stage[] = [];
  fixtureOfEach(
    () => open,
    async (stages) => {
      for (const stage of stages.splice(0)) await stage.stop();
    },
  );
  const stageWith = async (...given: Parameters<typeof openStage>): Promise<Stage> => {
    const stage = await openStage(...given);
    open.push(stage);
    return stage;
  };

  it.each([
    ['callers', { ignoreCallers: ['+370 612 34001'] }, { src: OTHER_CALLER, did: DID }],
    ['callers, as MOR writes them', { ignoreCallers: [ONA] }, { src: OTHER_CALLER, did: DID }],
    ['called numbers', { ignoreDids: [DID] }, { src: ONA, did: OTHER_DID }],
  ])('that are listed among the %s leave no call, no look-up and no name', async (_, rules, other) => {
    const asked: string[] = [];
    const stage = await stageWith(rules, {
      findByNumber: (number) => {
        asked.push(number);
        return Promise.resolve([]);
      },
    });
    await stage.list([inRow()]);
    await stage.list([{ ...inRow(), status: 'answered' }]);
    await stage.list([], 12_000);
    expect([await stage.calls(), asked]).toEqual([[], []]);
    // Everybody else is shown as before.
    await stage.list([inRow({ id: '991', uniqueId: '1764320060.991', ...other })]);
    expect((await stage.call()).incoming?.from).toBe(`+${other.src}`);
  });
});
