import type { RecordRef } from '../../../src/calls/call/call.ts';
import type { CallerSummary } from '../../../src/calls/connector.ts';
import { defined } from '../../../src/defined.ts';
import { isRefusal } from '../crm-error.ts';
import type { Deadline } from '../deadline.ts';
import { isBeanId } from './bean.ts';
import type { Bean } from './bean.ts';
import type { BeanApi } from './bean-api.ts';

const MOST_COUNTED = 50;

/** SuiteCRM's states begin with these words (`Closed_Rejected`), Sugar's are these. */
const CLOSED = /^(closed|rejected|duplicate)/i;

/** Where a module names the company: its id and its name. */
const COMPANY: Readonly<Record<string, readonly [id: string, name: string]>> = {
  Contacts: ['account_id', 'account_name'],
  Leads: ['account_id', 'account_name'],
  Prospects: ['account_id', 'account_name'],
  Accounts: ['id', ''],
};

const isOpen = (bean: Bean): boolean => !CLOSED.test(bean.text('status'));

/** For whom the caller works, and how many cases of that company are open: two requests, both by an index. */
export const createSummarise =
  (api: Pick<BeanApi, 'get' | 'search'>) =>
  async (deadline: Deadline, { type, id }: RecordRef): Promise<CallerSummary> => {
    const names = Object.hasOwn(COMPANY, type) ? COMPANY[type] : undefined;
    if (names === undefined || !isBeanId(id)) return {};
    const [idField, nameField] = names;
    const record = type === 'Accounts' ? undefined : await api.get(deadline, type, id, [idField, nameField]);
    const account = type === 'Accounts' ? id : (record?.text(idField) ?? '');
    const company = record?.text(nameField) ?? '';
    return defined({
      company: company === '' ? undefined : company,
      openCases: isBeanId(account) ? await openCases(deadline, account) : undefined,
    });

    async function openCases(within: Deadline, accountId: string): Promise<number | undefined> {
      try {
        const sought = { module: 'Cases', columns: ['account_id'], tail: accountId, exact: true };
        const cases = await api.search(within, { ...sought, limit: MOST_COUNTED }, ['status']);
        return cases.filter(isOpen).length;
      } catch (error) {
        // The integration user may not read cases; the rest is worth showing.
        if (isRefusal(error)) return undefined;
        throw error;
      }
    }
  };
