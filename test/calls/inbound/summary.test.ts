import { describe, expect, it } from '@jest/globals';
import type { CallerSummary, Connector } from '../../../src/calls/connector.ts';
import { callView } from '../../../src/http/call-view.ts';
import { createDemoConnector } from '../../../connectors/demo/connector.ts';
import { createCounter } from '../../helpers/counter.ts';
import { inRow, openStage } from './stage.ts';
import type { Stage } from './stage.ts';

/** Waits for a change that an answer of the CRM brings. */
const until = async (isThere: () => Promise<boolean>): Promise<void> => {
  while (!(await isThere())) await new Promise((resolve) => setTimeout(resolve, 5));
};

const withStage = async (
  methods: Partial<Connector>,
  work: (stage: Stage) => Promise<void>,
): Promise<void> => {
  const stage = await openStage({}, methods);
  try {
    await work(stage);
  } finally {
    await stage.stop();
  }
};
const viewOf = async (stage: Stage, user?: string) =>
  callView(await stage.call(), { publicUrl: '', resultsOf: () => [] }, user).matches;
const isFound = (stage: Stage) => until(async () => (await stage.call()).incoming?.lookUp === 'done');
const isSummarised = (stage: Stage, count = 1) =>
  until(async () => (await stage.call()).incoming?.matches[0]?.summaries?.length === count);

describe('what is open about a caller', () => {
  it('comes after the name, to each agent what they may see', async () => {
    const answers = new Map<string, (summary: CallerSummary) => void>();
    const summarise: Connector['summarise'] = (_record, { agent }) =>
      new Promise((resolve) => answers.set(agent.user, resolve));
    await withStage({ summarise }, async (stage) => {
      await stage.list([inRow(), inRow({ uniqueId: 'b', id: 'b' }, 'bob')]);
      await isFound(stage);
      expect((await viewOf(stage, 'ann'))?.[0]).toMatchObject({ name: 'Ona Petrauskaitė' });
      await until(() => Promise.resolve(answers.size === 2));
      answers.get('ann')?.({ company: 'Baltijos medis', openCases: 2 });
      await isSummarised(stage);
      expect((await viewOf(stage, 'ann'))?.[0]).toMatchObject({ company: 'Baltijos medis', openCases: 2 });
      expect((await viewOf(stage, 'bob'))?.[0]).toMatchObject({ company: undefined, openCases: undefined });
      answers.get('bob')?.({ openOpportunities: 1 });
      await isSummarised(stage, 2);
      expect((await viewOf(stage, 'bob'))?.[0]).toMatchObject({ openCases: undefined, openOpportunities: 1 });
      expect((await viewOf(stage))?.[0]).toMatchObject({ company: 'Baltijos medis' });
    });
  });

  it('is asked only for a caller who is certain', async () => {
    const asked = createCounter();
    const two: Connector['findByNumber'] = (e164) =>
      Promise.resolve(
        ['a', 'b'].map((id) => ({
          ref: { type: 'Contact', id },
          name: id,
          numbers: [{ field: 'phone', value: e164 }],
          doNotCall: false,
        })),
      );
    const summarise: Connector['summarise'] = () => {
      asked();
      return Promise.resolve({ openCases: 1 });
    };
    await withStage({ findByNumber: two, summarise }, async (stage) => {
      await stage.list([inRow()]);
      await isFound(stage);
      await stage.list([inRow()]);
      expect((await viewOf(stage, 'ann'))?.map(({ openCases }) => openCases)).toEqual([undefined, undefined]);
      expect(asked()).toBe(1);
    });
  });

  it('is left out where the CRM cannot say it, or says nothing usable', async () => {
    const summaries = [
      () => Promise.reject(new Error('away')),
      () => Promise.resolve({}),
      () => Promise.resolve({ company: '', openCases: -1, openOpportunities: 1.5 }),
    ];
    for (const summarise of summaries) {
      const asked: Promise<unknown>[] = [];
      const noting: Connector['summarise'] = () => {
        const answer = summarise();
        asked.push(answer.catch(() => undefined));
        return answer;
      };
      await withStage({ summarise: noting }, async (stage) => {
        await stage.list([inRow()]);
        await isFound(stage);
        await until(() => Promise.resolve(asked.length === 1));
        await Promise.all(asked);
        await stage.list([inRow()]);
        expect((await stage.call()).incoming?.matches[0]?.summaries).toBeUndefined();
      });
    }
  });

  it('of the demo says for whom Ona works', async () => {
    const demo = createDemoConnector('demo');
    const agent = { crm: 'demo', user: 'ann' };
    expect(await demo.summarise?.({ type: 'Contact', id: 'ona' }, { agent })).toEqual({
      company: 'Baltijos medis',
      openCases: 2,
    });
  });
});
