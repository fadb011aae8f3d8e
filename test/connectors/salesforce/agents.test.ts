import { describe, expect, it } from '@jest/globals';
import { field } from '../../simulators/salesforce/model.ts';
import { addAgent, connectTo, startOrg } from './setup.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';
/** A test may replace the org; the replacement is then the one that is closed. */
const given = fixtureOfEach(
  async () => ({ fake: await startOrg() }),
  ({ fake }) => fake.close(),
);

describe('users of the org', () => {
  it('are read with the fields used to match them to MOR users', async () => {
    const user = addAgent(given().fake, {
      Username: 'ona@acme.example.uat',
      FederationIdentifier: 'ona',
      Email: 'ona@acme.example',
      Phone: '101',
      CountryCode: 'LT',
    });
    expect(await connectTo(given().fake).readAgent(user)).toEqual({
      user,
      name: 'Ada Agent',
      username: 'ona',
      email: 'ona@acme.example',
      telephone: '101',
      active: true,
      country: 'LT',
      mapping: {},
    });
    const plain = addAgent(given().fake, { Username: 'jonas@acme.example' });
    expect(await connectTo(given().fake).readAgent(plain)).toMatchObject({ username: 'jonas@acme.example' });
  });

  it('are found by both forms of their id, and keep the requested form', async () => {
    const user = addAgent(given().fake);
    expect((await connectTo(given().fake).readAgent(user.slice(0, 15)))?.user).toBe(user.slice(0, 15));
  });

  it('supply mapping values from those configured fields that the org has', async () => {
    given().fake.org.model.get('User')?.fields.set('Desk__c', field('Desk__c'));
    const user = addAgent(given().fake, { Desk__c: '42', Extension: '101', MOR_Username__c: 'ona' });
    const userFields = { device: 'Desk__c', source: 'Extension', callerIdA: 'Gone__c' };
    const agent = await connectTo(given().fake, { userFields }).readAgent(user);
    expect(agent?.mapping).toEqual({ username: 'ona', device: '42', source: '101' });
  });

  it('can be read in an org without the package', async () => {
    await given().fake.close();
    given().fake = await startOrg({ features: { packageInstalled: false, countryPicklists: false } });
    const user = addAgent(given().fake, { Country: 'Lithuania' });
    expect(await connectTo(given().fake).readAgent(user)).toMatchObject({ country: 'LT', mapping: {} });
  });

  it('are listed without portal and automated users, and found by name, e-mail and federation id', async () => {
    const ona = addAgent(given().fake, {
      Name: 'Ona',
      Email: 'ona@acme.example',
      FederationIdentifier: 'o.onaite',
    });
    addAgent(given().fake, { Name: 'Ona Portal', UserType: 'PowerCustomerSuccess' });
    addAgent(given().fake, { Name: 'Jonas' });
    for (const search of ['on', 'ONA@', 'o.ona']) {
      const { items } = await connectTo(given().fake).listAgents({ search, limit: 10 });
      expect(items.map(({ user }) => user)).toContain(ona);
      expect(items.map(({ name }) => name)).not.toContain('Ona Portal');
    }
  });

  it('take one request per page', async () => {
    const connector = connectTo(given().fake);
    for (let i = 0; i < 5; i++) addAgent(given().fake);
    const { next = '' } = await connector.listAgents({ limit: 2 });
    given().fake.requests.length = 0;
    await connector.listAgents({ limit: 2, cursor: next });
    expect(given().fake.requests).toHaveLength(1);
  });

  it('reject an invalid cursor', async () => {
    const listing = connectTo(given().fake).listAgents({ limit: 2, cursor: "x' OR Name != '" });
    await expect(listing).rejects.toMatchObject({ code: 'invalid_request' });
  });
});
