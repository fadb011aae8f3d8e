import { describe, expect, it } from '@jest/globals';
import { hasNumber } from '../../src/calls/inbound/has-number.ts';
import type { CrmRecord } from '../../src/calls/connector.ts';
import { agentOf } from './connector-harness.ts';
import type { Current } from './connector-harness.ts';

const CALLER = '+37061234567';
const SPELLINGS = [
  ...['+370 612 34567', '8 612 34567', '(8~612)34567', '861234567', '0037061234567', '37061234567'],
  ...['+370 (612) 34-567', '0 612 34 567', '+370 6123 4567'],
];

/** Finding the caller. */
export const describeCallers = (current: Current): void => {
  describe('findByNumber', () => {
    const find = async (e164 = CALLER, limit = 50): Promise<readonly CrmRecord[]> => {
      const { connector, crm } = current();
      const agent = agentOf(connector, await crm.addUser({ name: 'Ada Agent' }));
      const found = (await connector.findByNumber?.(e164, { agent, limit })) ?? [];
      // Treats the result like the service does.
      return found.filter((record) => hasNumber(record, e164, ['LT']));
    };
    const idsOf = (records: readonly CrmRecord[]): string[] => records.map(({ ref }) => ref.id).toSorted();

    it('finds the caller in every usual spelling, with all numbers and the country', async () => {
      const { crm } = current();
      const added: string[] = [];
      for (const spelling of SPELLINGS)
        added.push((await crm.addRecord({ name: 'Ona O', phones: ['', spelling], country: 'LT' })).id);
      await crm.addRecord({ name: 'Somebody Else', phones: ['+370 612 34568'] });
      await crm.addRecord({ name: 'No Number', phones: ['', ''] });
      const found = await find();
      expect(idsOf(found)).toEqual(added.toSorted());
      expect(found[0]).toMatchObject({ name: 'Ona O', country: 'LT', doNotCall: false });
      expect(await find(CALLER, 3)).toHaveLength(3);
    });

    it('finds the second of two numbers, and nobody deleted or with merely the same ending', async () => {
      const { crm } = current();
      const two = await crm.addRecord({ name: 'Two Numbers', phones: ['+370 5 212 3456', CALLER] });
      await crm.deleteRecord(await crm.addRecord({ name: 'Gone', phones: [CALLER] }));
      await crm.addRecord({ name: 'Other Country', phones: ['+371 612 34567'] });
      expect(idsOf(await find())).toEqual([two.id]);
      expect((await find())[0]?.numbers).toHaveLength(2);
    });

    it('finds nobody by a number that nobody has', async () => {
      expect(await find('+4930123456')).toEqual([]);
    });
  });
};

/** An empty list means that nobody has the number. */
export const describeCallerFaults = (current: Current): void => {
  describe('findByNumber', () => {
    it('does not call somebody unknown whom it could not look up', async () => {
      const { connector, crm } = current();
      await crm.addRecord({ name: 'Ona O', phones: [CALLER] });
      const agent = agentOf(connector, await crm.addUser({ name: 'Ada Agent' }));
      await connector.prepareFindByNumber?.({});
      crm.setDown(true);
      await expect(connector.findByNumber?.(CALLER, { agent, limit: 50 })).rejects.toMatchObject({
        code: 'crm_unreachable',
      });
      crm.setDown(false);
      expect(await connector.findByNumber?.(CALLER, { agent, limit: 50 })).toHaveLength(1);
    });
  });
};
