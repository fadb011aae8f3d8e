import { afterAll, describe, expect, it } from '@jest/globals';
import { PASSWORD, signedIn } from './admin/client.ts';
import { API_KEY, closeApps, startApp } from '../helpers/app.ts';

afterAll(closeApps);

/** Opens a stream; `ended` resolves when the server has ended it. */
const openStream = async (url: string, key: string): Promise<{ status: number; ended: Promise<void> }> => {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
  const drain = async (): Promise<void> => {
    for await (const chunk of answer.body ?? []) expect(chunk.length).toBeGreaterThan(0);
  };
  return { status: answer.status, ended: drain() };
};

describe('streams end with the credential that opened them', () => {
  it('a stored key that is revoked', async () => {
    const app = await startApp({ config: { admin: { password: PASSWORD } } });
    const { keys } = app.runtime;
    const by = { actor: 'test', atMs: Date.now() };
    const { id, secret } = await keys.create({ crm: 'site', kind: 'api', label: 'stream' }, by);
    const stream = await openStream(`${app.url}/v1/stream?user=ann`, secret);
    expect(stream.status).toBe(200);
    const other = await openStream(`${app.url}/v1/stream?user=ann`, API_KEY);
    const admin = await signedIn(app.url);
    expect((await admin.send('DELETE', `keys/${id}`)).status).toBe(204);
    await stream.ended;
    expect((await openStream(`${app.url}/v1/stream?user=ann`, secret)).status).toBe(401);
    // The other streams go on until the connector stops.
    let hasEnded = false;
    void other.ended.then(() => (hasEnded = true));
    await app.request('GET', '/v1/agent?user=ann');
    expect(hasEnded).toBe(false);
    await app.close();
    await other.ended;
  });
});
