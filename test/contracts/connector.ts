import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  describeActivityEditing,
  describeActivityFaults,
  describeActivityWrites,
} from './connector-activities.ts';
import { describeToldEnd } from './connector-told-end.ts';
import { describeCallerFaults, describeCallers } from './connector-callers.ts';
import { describeCallBackTasks } from './connector-tasks.ts';
import { describeAgents, describeRecords } from './connector-reads.ts';
import { ALL_FEATURES } from './connector-harness.ts';
import type { Features, Harness } from './connector-harness.ts';

/**
 * What every connector guarantees, for every CRM. `setup` is called before each test; pass `features` only for
 * connectors that lack something by design. A CRM's own tests cover only its peculiarities.
 */
export const connectorContract = (
  name: string,
  setup: () => Promise<Harness>,
  features: Features = ALL_FEATURES,
): void => {
  describe(`${name}: connector contract`, () => {
    let harness: Harness;
    const current = (): Harness => harness;
    beforeEach(async () => {
      harness = await setup();
    });
    afterEach(async () => {
      await harness.cleanup();
    });

    if (features.records) describeRecords(current, features);
    else {
      it('has no records', async () => {
        const { connector } = current();
        expect(
          await connector.readRecord({ type: 'Contact', id: '1' }, { crm: connector.id, user: '1' }),
        ).toBe(undefined);
      });
    }
    if (features.callers) describeCallers(current);
    if (features.callers && features.faults) describeCallerFaults(current);
    if (features.agents) describeAgents(current, features);
    else {
      it('has no agents', async () => {
        const { connector } = current();
        expect(await connector.readAgent('1')).toBe(undefined);
        expect(await connector.listAgents({ limit: 10 })).toEqual({ items: [] });
      });
    }
    if (features.activities) describeActivityWrites(current);
    if (features.activities && features.editing) {
      describeActivityEditing(current);
      describeToldEnd(current);
    }
    if (features.activities && features.faults) describeActivityFaults(current);
    if (features.tasks) describeCallBackTasks(current);

    describe('check', () => {
      it('returns one line per link, all ok when nothing is wrong', async () => {
        const { connector } = current();
        const lines = await connector.check();
        expect(lines.length).toBeGreaterThan(0);
        expect(lines.filter((line) => !line.ok)).toEqual([]);
        for (const line of lines) {
          expect(line.link.startsWith(`crm ${connector.id}: `)).toBe(true);
          expect(line.detail).not.toBe('');
        }
      });

      if (features.faults) {
        it('names the fault and the cure while the CRM is down, and does not reject', async () => {
          const { connector, crm } = current();
          crm.setDown(true);
          const broken = (await connector.check()).filter((line) => !line.ok);
          expect(broken.length).toBeGreaterThan(0);
          for (const line of broken) {
            expect(line.detail).not.toBe('');
            expect(line.cure ?? '').not.toBe('');
          }
        });
      }
    });

    it('accepts invalidation of something it never cached', () => {
      const { connector } = current();
      expect(() => {
        connector.invalidate({});
        connector.invalidate({ user: 'nobody', record: { type: 'Nothing', id: '0' } });
      }).not.toThrow();
    });

    it('can be closed twice', async () => {
      const { connector } = current();
      await connector.close();
      await expect(connector.close()).resolves.toBeUndefined();
    });
  });
};
