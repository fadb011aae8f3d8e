import { afterEach, describe, expect, it } from '@jest/globals';
import { missingParts } from '../../src/self-check/missing.ts';
import { selfCheck } from '../../src/self-check/self-check.ts';
import type { CheckDepth } from '../../src/self-check/self-check.ts';
import type { CheckLine } from '../../src/calls/connector.ts';
import { mapping, startApp } from '../helpers/app.ts';
import type { TestApp } from '../helpers/app.ts';

const BY = { actor: 'test', atMs: 0 };
describe('the self-check of', () => {
  let app: TestApp;
  afterEach(() => app.close());

  const linesOf = async (depth: CheckDepth = {}): Promise<CheckLine[]> => {
    const lines: CheckLine[] = [];
    for await (const line of selfCheck(app.runtime, Date.now(), depth)) lines.push(line);
    return lines;
  };
  const missing = async (): Promise<string[]> => (await missingParts(app.runtime)).map(({ link }) => link);

  describe('what is missing', () => {
    it('is listed in the order to do it, and grows shorter', async () => {
      app = await startApp({ config: { rules: {} }, mappings: [], crms: [{ id: 'site', type: 'generic' }] });
      const withConfig = async (patch: object): Promise<string[]> =>
        (await missingParts({ ...app.runtime, config: { ...app.runtime.config, ...patch } })).map(
          ({ link }) => link,
        );
      expect(await withConfig({ mor: [], crms: [] })).toEqual([
        'missing: MOR',
        'missing: CRM',
        'missing: agents',
        'missing: countries',
      ]);
      expect(await missing()).toEqual(['missing: agents', 'missing: countries', 'missing: key of site']);
      await app.runtime.rules.set(app.runtime.rules.current(), BY);
      expect(await missing()).toEqual(['missing: agents', 'missing: key of site']);
    });

    it.each(['api', 'signing'] as const)(
      'is not the key where an %s key was made in the pages',
      async (kind) => {
        app = await startApp({ crms: [{ id: 'site', type: 'generic' }] });
        expect(await missing()).toContain('missing: key of site');
        await app.runtime.keys.create({ crm: 'site', kind, label: 'x' }, BY);
        expect(await missing()).not.toContain('missing: key of site');
        expect((await linesOf()).filter(({ detail }) => detail.includes('nobody can place calls'))).toEqual(
          [],
        );
      },
    );
  });

  describe('a check of many agents', () => {
    it('says that it is a sample, and asks about all when told to, with progress', async () => {
      const mappings = Array.from({ length: 520 }, (_, n) => mapping({ user: `u${n}` }));
      app = await startApp({ mappings });
      const told = async (depth: CheckDepth): Promise<string | undefined> =>
        (await linesOf(depth)).find(({ link }) => link === 'mappings')?.detail;
      expect(await told({})).toMatch(/^500 of 500 devices .* a sample: 520 agents are mapped/);
      const progress: number[][] = [];
      const onProgress = (done: number, total: number): void => void progress.push([done, total]);
      expect(await told({ all: true, onProgress })).toMatch(/^520 of 520 devices exist .* their user$/);
      expect(progress).toEqual([100, 200, 300, 400, 500].map((done) => [done, 520]));
    });
  });
});
