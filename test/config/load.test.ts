import { describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { generic } from '../../connectors/generic/connector.ts';
import { ConfigError, configWarnings, parseConfig } from '../../src/config/load.ts';

const ENV = {
  ADMIN_PASSWORD: 'a long password',
  VIEWER_PASSWORD: 'another long password',
  REDIS_PASSWORD: 'MARKED-redis',
  OIDC_SECRET: 'MARKED-oidc',
  MOR_API_SECRET_KEY: 'MARKED-key',
  MOR_STATUS_PASSWORD: 'MARKED-password',
  INTRANET_API_KEY: 'MARKED-api-key-0123456789',
  INTRANET_SIGNING_SECRET: 'whsec_MARKEDMARKEDMARKEDMARKED',
};
const FILES: Record<string, string> = { '/etc/connector/intranet.pem': '-----BEGIN PUBLIC KEY-----\n' };

const parse = (text: string, env: Record<string, string | undefined> = ENV) =>
  parseConfig(text, {
    env,
    readFile(path) {
      const found = FILES[path];
      if (found === undefined) throw new Error('ENOENT');
      return found;
    },
    crmOptions: new Map([['generic', generic.options]]),
  });

const problemsOf = (text: string, env?: Record<string, string | undefined>): string[] => {
  try {
    parse(text, env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map((p) => `${p.path}: ${p.message}`);
    throw error;
  }
  return [];
};

const minimal = (patch: Record<string, unknown> = {}): string =>
  stringify({
    mor: [{ id: 'main', url: 'http://127.0.0.1/billing' }],
    crms: [{ id: 'site', type: 'generic' }],
    ...patch,
  });

describe('references', () => {
  it('need no quotes in lists and braces either', () => {
    const config = parse(
      [
        'admin:    { password: ${ADMIN_PASSWORD} }',
        'mor: [{ id: main, url: "http://127.0.0.1/billing", secretKey: ${MOR_API_SECRET_KEY} }]',
        'crms:',
        '  - id: site # ${NOT_A_VALUE}',
        '    type: generic',
        '    apiKeys: [${INTRANET_API_KEY}, "x${INTRANET_API_KEY}"]',
        '    jwt: { publicKey: ${file:/etc/connector/intranet.pem}, issuer: https://${HOST} }',
      ].join('\n'),
      { ...ENV, HOST: 'intranet.example.com' },
    );
    expect(config.admin.password).toBe('a long password');
    expect(config.mor[0]?.secretKey).toBe('MARKED-key');
    expect(config.crms[0]).toMatchObject({
      apiKeys: ['MARKED-api-key-0123456789', 'xMARKED-api-key-0123456789'],
      jwt: { publicKey: '-----BEGIN PUBLIC KEY-----', issuer: 'https://intranet.example.com' },
    });
  });

  it('become numbers and booleans where those are expected, and text elsewhere', () => {
    const text = minimal({
      server: { port: '${PORT}' },
      mor: [
        {
          id: 'main',
          url: 'http://127.0.0.1/billing',
          secretKey: '${KEY}',
          callbackUniqueId: '${YES}',
          limits: { concurrent: '${MANY}' },
        },
      ],
    });
    const config = parse(text, { PORT: '8099', KEY: '456789', YES: 'true', MANY: '4' });
    expect(config.server.port).toBe(8099);
    expect(config.mor[0]).toMatchObject({
      secretKey: '456789',
      callbackUniqueId: true,
      limits: { concurrent: 4 },
    });
    expect(problemsOf(text, { PORT: 'http', KEY: 'k', YES: 'maybe', MANY: '0' })).toEqual([
      expect.stringMatching(/^server\.port: .*number/),
      expect.stringMatching(/^mor\[0\]\.callbackUniqueId: .*true or false/),
      expect.stringMatching(/^mor\[0\]\.limits\.concurrent: /),
    ]);
    expect(problemsOf(minimal({ server: { port: '8099' } }))).toEqual([
      expect.stringMatching(/^server\.port: .*number/),
    ]);
  });

  it('are reported at their position when undefined, also within braces and in keys', () => {
    expect(problemsOf('admin: { password: ${NOWHERE} }\nserver: { ${ODD}: 1 }\n', {})).toEqual([
      'admin.password: the environment variable NOWHERE is not set',
      expect.stringMatching(/^server\.\$\{ODD\}: unknown key/),
    ]);
  });
});

describe('a configuration', () => {
  it('needs little, has defaults for the rest, and is frozen', () => {
    const config = parse(minimal());
    expect(config.server).toEqual({ host: '127.0.0.1', port: 8085, trustProxy: false });
    expect(config.rules.perAgent).toEqual({ concurrent: 1, perMinute: 6, perDay: 300 });
    expect(config.mor[0]).toMatchObject({
      endpoint: 'callback_init',
      method: 'POST',
      hashOrder: 'auto',
      timeoutMs: 10_000,
    });
    expect(() => {
      Object.assign(config.server, { port: 1 });
    }).toThrow(TypeError);
  });

  it('names every problem at once, each with its path, and no value', () => {
    const problems = problemsOf(
      stringify({
        server: { port: 'MARKED-port', colour: 'red' },
        rules: { allowedCountries: ['Lithuania'], perAgent: { concurrent: 0 } },
        mor: [
          { id: 'a', url: 'MARKED-url', hashOrder: 'dst', secretKey: '${NO_SUCH_VARIABLE}' },
          { id: 'b', url: 'http://127.0.0.1', secretKey: '${file:/run/secrets/none}', tsl: {} },
        ],
        crms: [
          { id: 'x', type: 'generic', activty: {} },
          { id: 'y', type: 'pipedrive' },
        ],
        typo: true,
      }),
    );
    const paths = problems.map((p) => p.split(':')[0]);
    expect(paths).toEqual(
      expect.arrayContaining([
        'server.port',
        'server.colour',
        'rules.allowedCountries[0]',
        'rules.perAgent.concurrent',
        'mor[0].url',
        'mor[0].hashOrder',
        'mor[0].secretKey',
        'mor[1].secretKey',
        'mor[1].tsl',
        'crms[0].activty',
        'crms[1].type',
        'typo',
      ]),
    );
    expect(problems.join('\n')).toContain('NO_SUCH_VARIABLE is not set');
    expect(problems.join('\n')).not.toContain('MARKED');
  });

  it.each([
    ['mor:\n  - id: [', 'line'],
    [
      minimal({
        mor: [
          { id: 'm', url: 'http://a' },
          { id: 'm', url: 'http://b' },
        ],
      }),
      'mor[1].id',
    ],
    [
      minimal({
        crms: [
          { id: 's', type: 'generic' },
          { id: 's', type: 'generic' },
        ],
      }),
      'crms[1].id',
    ],
    [minimal({ crms: [{ id: 's', type: 'generic', defaults: { mor: 'other' } }] }), 'crms[0].defaults.mor'],
    [
      minimal({
        crms: [
          { id: 's', type: 'generic', apiKeys: ['the-same-key-for-both'] },
          { id: 't', type: 'generic', apiKeys: ['the-same-key-for-both'] },
        ],
      }),
      'crms[1].apiKeys[0]',
    ],
    [minimal({ database: 'mysql://host/db' }), 'database'],
    [minimal({ server: { publicUrl: 'calls.example.com' } }), 'server.publicUrl'],
    [minimal({ mor: [{ id: 'm', url: 'http://a', secretKey: '${not a name}' }] }), 'mor[0].secretKey'],
  ])('%j is refused at %s', (text, path) => {
    const [first = ''] = problemsOf(text);
    expect(first).toContain(path);
  });

  it('treats an empty variable as missing', () => {
    const text = minimal({ mor: [{ id: 'm', url: 'http://a', secretKey: '${KEY}' }] });
    expect(problemsOf(text, { KEY: '' })).toEqual([
      'mor[0].secretKey: the environment variable KEY is empty',
    ]);
    expect(parse(text, { KEY: 'x' }).mor[0]?.secretKey).toBe('x');
  });

  it('warns of unwise settings', () => {
    const warned = configWarnings(
      parse(
        minimal({
          mor: [{ id: 'm', url: 'http://10.0.0.1/billing', method: 'GET' }],
          crms: [
            { id: 's', type: 'generic', apiKeys: ['short'] },
            { id: 't', type: 'generic' },
          ],
        }),
      ),
    )
      .map(({ detail }) => detail)
      .join('\n');
    for (const part of ['GET', 'secretKey', 'status.username', 'plain http', 'shorter']) {
      expect(warned).toContain(part);
    }
    const quiet = minimal({
      rules: { allowedCountries: ['LT'] },
      mor: [
        { id: 'm', url: 'https://mor.example.com/billing', secretKey: 'k', status: { username: 'admin' } },
      ],
      crms: [{ id: 's', type: 'generic', apiKeys: ['a-key-that-is-long-enough'] }],
    });
    expect(configWarnings(parse(quiet))).toEqual([]);
  });
});
