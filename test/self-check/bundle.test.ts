import { describe, expect, it } from '@jest/globals';
import type { Runtime } from '../../src/app/runtime.ts';
import { bundleOf } from '../../src/self-check/bundle.ts';
import { CRM_TYPES } from '../../connectors/registry.ts';
import { toJsonSchema } from '../../src/config/json-schema.ts';
import { configSchema } from '../../src/config/schema.ts';
import { secretPaths } from '../../src/settings/secret-fields.ts';

const empty = { items: [] };
const store = { calls: { list: () => Promise.resolve(empty) } } as unknown as Runtime['store'];

const textOf = async (config: unknown, detail = ''): Promise<string> =>
  JSON.stringify(
    await bundleOf({ config: config as Runtime['config'], store }, [{ link: 'mor', ok: false, detail }], {
      version: '1.0.0',
      nowMs: 0,
    }),
  );

/** `{ a: { b: value } }` for `a.b`. */
const nested = (path: string, value: string): unknown =>
  path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);

describe('a support bundle', () => {
  const schemas: [string, unknown][] = [
    ['file', toJsonSchema(configSchema)],
    ...CRM_TYPES.map(({ type, options }): [string, unknown] => [type, toJsonSchema(options)]),
  ];

  it.each(schemas)('holds no secret of %s', async (_name, schema) => {
    for (const path of secretPaths(schema)) {
      expect([path, await textOf({ crms: [nested(path, 'MARKED')] })]).toEqual([
        path,
        expect.not.stringContaining('MARKED'),
      ]);
    }
  });

  /** Written by hand, so that a name which the settings forget is noticed here. */
  it.each(
    'password viewerPassword secret clientSecret callEndSecret signingSecrets secretKey privateKey apiKey apiKeys accessToken cardPin'.split(
      ' ',
    ),
  )('holds no %s, nor what is inside it', async (name) => {
    for (const value of ['MARKED', ['MARKED'], { current: 'MARKED' }]) {
      expect(await textOf({ crms: [{ [name]: value }] })).not.toContain('MARKED');
    }
  });

  it.each([
    ['postgres://user:MARKED@db/x?sslmode=require', 'postgres://<hidden>@db/x?<hidden>'],
    ['rediss://:MARK%45D@redis:6379/0', 'rediss://<hidden>@redis:6379/0'],
    ['https://hook/x?token=MARKED', 'https://hook/x?<hidden>'],
  ])('shows %s without login and query', async (address, shown) => {
    const text = await textOf({ database: address }, 'the server said: MARKED is wrong, token=MARKED too');
    expect(text).toContain(shown);
    expect(text).not.toContain('MARK');
  });

  it('leaves plain addresses, file names and short words as they are', async () => {
    const config = { admin: { keyFile: '/etc/key' }, mor: [{ url: 'https://mor/billing', secretKey: 'ok' }] };
    const text = await textOf(config, 'ok, not ok');
    for (const kept of ['/etc/key', 'https://mor/billing', 'ok, not ok']) expect(text).toContain(kept);
  });
});
