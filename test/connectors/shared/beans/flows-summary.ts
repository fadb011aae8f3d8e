import { describe, expect, it } from '@jest/globals';
import type { CallerSummary } from '../../../../src/calls/connector.ts';
import { newId } from '../../../simulators/bean-store.ts';
import type { FlowHarness } from './flow-harness.ts';

/** What the card of an incoming call says about the caller. */
export const summaryFlows = (current: () => Pick<FlowHarness, 'store' | 'connect'>): void => {
  describe('what is open about a caller', () => {
    const summary = (type: string, id: string): Promise<CallerSummary | undefined> => {
      const connector = current().connect();
      return Promise.resolve(
        connector.summarise?.({ type, id }, { agent: { crm: connector.id, user: '1' } }),
      );
    };
    const insert = (module: string, row: Record<string, string>): string => {
      const id = newId();
      current().store.insert(module, { id, ...row });
      return id;
    };

    it('are the company and its open cases', async () => {
      const account = insert('Accounts', { name: 'Acme' });
      for (const status of ['Open_New', 'New', 'Closed_Rejected', 'Closed', 'Duplicate'])
        insert('Cases', { status, account_id: account });
      insert('Cases', { status: 'New', account_id: newId() });
      const contact = insert('Contacts', { last_name: 'Ona', account_id: account, account_name: 'Acme' });
      expect(await summary('Contacts', contact)).toEqual({ company: 'Acme', openCases: 2 });
      expect(await summary('Accounts', account)).toEqual({ openCases: 2 });
    });

    it('is the name of the company alone for a lead, and nothing for other records', async () => {
      const lead = insert('Leads', { last_name: 'Ona', account_name: 'Acme' });
      expect(await summary('Leads', lead)).toEqual({ company: 'Acme' });
      expect(await summary('Contacts', insert('Contacts', { last_name: 'Alone' }))).toEqual({});
      expect(await summary('Opportunities', newId())).toEqual({});
      expect(await summary('Contacts', newId())).toEqual({});
    });
  });
};
