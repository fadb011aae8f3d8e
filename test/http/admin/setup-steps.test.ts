import { describe, expect, it } from '@jest/globals';
import { connectionsService, crm } from './connections-service.ts';

interface Step {
  readonly id: string;
  readonly state: string;
  readonly detail: string;
  readonly cure?: string;
}

describe('the set-up step about what people click', () => {
  const { admin, service, restart, signInAnew } = connectionsService();

  const step = async (): Promise<Step | undefined> => {
    const { body } = await admin().send('GET', 'setup');
    return (body['steps'] as Step[]).find(({ id }) => id === 'pages');
  };
  const connect = async (id: string): Promise<void> => {
    expect((await admin().send('PUT', `connections/crms/${id}`, { body: crm })).status).toBe(200);
  };
  const makeKey = (id: string) =>
    service().runtime.keys.create(
      { crm: id, kind: 'api', label: 'clicks' },
      { actor: 'test', atMs: Date.now() },
    );

  it('is open until the CRM is in use, also where its key is there already', async () => {
    const mor = { url: 'http://127.0.0.1:9', secretKey: 'a-secret-key' };
    expect(await step()).toMatchObject({ state: 'open', detail: 'There is no CRM yet.' });
    await admin().send('PUT', 'connections/mor/main', { body: mor });
    await connect('shop');
    await makeKey('shop');
    expect(await step()).toMatchObject({
      state: 'open',
      detail: 'The CRM is entered, but not in use yet.',
      cure: 'Press Restart now.',
    });
    await connect('desk');
    await restart();
    await signInAnew();
    expect(await step()).toMatchObject({ state: 'open', detail: 'No key yet: desk.' });
    await makeKey('desk');
    expect((await step())?.state).toBe('done');
    expect((await step())?.detail).toMatch(/^With a key: (shop, desk|desk, shop)\.$/);
  });
});
