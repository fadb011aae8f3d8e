import { describe, expect, it } from '@jest/globals';
import type { CallerSummary } from '../../../src/calls/connector.ts';
import type { Values } from '../../simulators/salesforce/records.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';
import { addAgent, connectTo, startOrg } from './setup.ts';

const fake = fixtureOfEach(
  () => startOrg(),
  (org) => org.close(),
);
const user = fixtureOfEach(() => addAgent(fake()));

const insert = (object: string, values: Values): string =>
  fake().org.insert(object, { Name: object, ...values }, '');
const summary = (type: string, id: string, options = {}): Promise<CallerSummary | undefined> =>
  Promise.resolve(
    connectTo(fake(), options).summarise?.({ type, id }, { agent: { crm: 'sales', user: user() } }),
  );

/** A contact of a company, with open and closed cases and opportunities. */
const seed = () => {
  const account = insert('Account', { Name: 'Acme' });
  const contact = insert('Contact', { AccountId: account });
  const [open, other] = [false, false].map((IsClosed) =>
    insert('Case', { ContactId: contact, AccountId: account, IsClosed }),
  );
  insert('Case', { ContactId: contact, AccountId: account, IsClosed: true });
  insert('Case', { AccountId: account, IsClosed: false });
  const opportunity = insert('Opportunity', { AccountId: account, IsClosed: false });
  insert('Opportunity', { AccountId: account, IsClosed: true });
  return { account, contact, open, other, opportunity };
};

describe('what is open about a caller', () => {
  it('are the contact’s cases and the company’s opportunities', async () => {
    const { contact, account } = seed();
    expect(await summary('Contact', contact)).toEqual({
      company: 'Acme',
      openCases: 2,
      openOpportunities: 1,
    });
    expect(await summary('Account', account)).toEqual({ openCases: 3, openOpportunities: 1 });
  });

  it('is what the agent may see', async () => {
    const { contact, account, open = '', opportunity } = seed();
    for (const id of [account, open, opportunity]) fake().org.hide(user(), id);
    expect(await summary('Contact', contact)).toEqual({ openCases: 1, openOpportunities: 0 });
    expect(await summary('Contact', contact, { visibility: 'integration' })).toEqual({
      company: 'Acme',
      openCases: 2,
      openOpportunities: 1,
    });
  });

  it('of a lead is its company, and of other objects nothing', async () => {
    expect(await summary('Lead', insert('Lead', { Company: 'Acme' }))).toEqual({ company: 'Acme' });
    expect(await summary('Opportunity', insert('Opportunity', {}))).toEqual({});
    expect(await summary('Contact', 'no id')).toEqual({});
    expect(await summary('Contact', insert('Contact', {}))).toEqual({ openCases: 0 });
  });

  it('omits what the org does not let the integration user read', async () => {
    const { contact } = seed();
    fake().org.model.delete('Case');
    expect(await summary('Contact', contact)).toEqual({ company: 'Acme', openOpportunities: 1 });
  });
});
