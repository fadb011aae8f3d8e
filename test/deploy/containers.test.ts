import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import semver from 'semver';
import { SECRETS, configOf, deployFile, documentOf } from './support.ts';

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly ports?: readonly string[];
  readonly configs?: readonly { source: string; target: string }[];
  readonly secrets?: readonly (string | { source: string; target: string })[];
  readonly networks: readonly string[];
  readonly depends_on?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly healthcheck?: { readonly test: readonly string[] };
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { internal?: boolean }>>;
  readonly configs: Readonly<Record<string, { file: string }>>;
  readonly secrets: Readonly<Record<string, { file: string }>>;
}

describe('the Dockerfile', () => {
  const lines = deployFile('Dockerfile')
    .replaceAll('\\\n', '')
    .split('\n')
    .filter((line) => /^[A-Z]+ /.test(line));
  const all = (word: string): readonly string[] =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));

  it('builds and runs on the newest supported LTS line of Node', () => {
    const majors = all('FROM').map((from) => Number(/^node:(\d+)-/.exec(from)?.[1]));
    const supported = [18, 20, 22, 24, 26, 28].filter((major) =>
      semver.intersects(`${major}.x`, manifest.engines.node),
    );
    expect(majors).toEqual([supported.at(-1), supported.at(-1)]);
  });

  it('keeps the packages that are not in the bundle', () => {
    const outside = /external: \[([^\]]+)\]/.exec(readFileSync('scripts/bundle.ts', 'utf8'))?.[1];
    const kept = /!\[([^\]]+)\]\.includes/.exec(all('RUN').join('\n'))?.[1];
    // esbuild is needed only to bundle the database thread when the program runs from its sources.
    expect(kept).toBe(outside?.replace("'esbuild', ", ''));
  });

  it('runs as an unprivileged user, without npm, and copies only files that exist', () => {
    expect(all('USER')).toEqual(['1000:1000']);
    const copied = all('COPY').flatMap((copy) => copy.split(' ').slice(0, -1));
    const ofTree = copied.filter(
      (path) => !path.startsWith('-') && !path.startsWith('/src/dist') && !path.includes('node_modules'),
    );
    for (const path of ofTree)
      expect([path, existsSync(path.replace(/^\/src\//, './'))]).toEqual([path, true]);
    const ignored = deployFile('Dockerfile.dockerignore').split('\n');
    for (const needed of ['src', 'connectors', 'scripts', 'manifests', 'package.json']) {
      expect(ignored).not.toContain(needed);
    }
    expect(all('ENTRYPOINT')).toEqual(['["node", "/app/dist/src/main.js"]']);
  });
});

describe('compose', () => {
  const compose = documentOf(deployFile('compose/compose.yml')) as Compose;
  const { services } = compose;

  it('defines two connectors, PostgreSQL, Redis and nginx, and exposes only nginx', () => {
    expect(Object.keys(services).sort()).toEqual(['connector1', 'connector2', 'nginx', 'postgres', 'redis']);
    const open = Object.entries(services).filter(([, { ports }]) => ports !== undefined);
    expect(open.map(([name]) => name)).toEqual(['nginx']);
    for (const name of ['postgres', 'redis']) expect(services[name]?.networks).toEqual(['inside']);
    expect(compose.networks['inside']).toEqual({ internal: true });
  });

  it('refers only to what it defines, and to files that exist or that the operator supplies', () => {
    for (const service of Object.values(services)) {
      const sources = [
        ...(service.configs ?? []).map(({ source }) => ['configs', source] as const),
        ...(service.secrets ?? []).map(
          (secret) => ['secrets', typeof secret === 'string' ? secret : secret.source] as const,
        ),
        ...service.networks.map((network) => ['networks', network] as const),
      ];
      for (const [kind, source] of sources)
        expect([source, Object.keys(compose[kind])]).toEqual([source, expect.arrayContaining([source])]);
      const needed = Array.isArray(service.depends_on)
        ? service.depends_on
        : Object.keys(service.depends_on ?? {});
      for (const name of needed as string[]) expect(Object.keys(services)).toContain(name);
    }
    for (const { file } of Object.values(compose.configs))
      expect(() => deployFile(`compose/${file}`)).not.toThrow();
    for (const { file } of Object.values(compose.secrets)) expect(file).toMatch(/^\.\/secrets\//);
  });

  it('gives both connectors a read-only file system and no privileges', () => {
    for (const name of ['connector1', 'connector2']) {
      expect(services[name]).toMatchObject({ read_only: true, cap_drop: ['ALL'], user: '1000:1000' });
    }
    expect(services['connector1']).toEqual(services['connector2']);
  });

  it('has a configuration that the service accepts', () => {
    const config = configOf(deployFile('compose/connector.yml'), SECRETS);
    expect(config).toMatchObject({
      database: SECRETS.database_url,
      redis: SECRETS.redis_url,
      server: { host: '0.0.0.0', port: 8085, trustProxy: 1 },
    });
    const targets = services['connector1']?.secrets ?? [];
    const read = [...deployFile('compose/connector.yml').matchAll(/\$\{file:\/run\/secrets\/(\w+)\}/g)].map(
      ([, name]) => name,
    );
    expect([...targets].sort()).toEqual(read.sort());
  });
});

describe('the systemd unit', () => {
  const unit = deployFile('systemd/mor-crm-connector.service');
  // A fresh machine may lack systemd. Where everything must run (CI_STRICT=1), that is a failure.
  const mayRun = existsSync('/usr/bin/systemd-analyze') || process.env['CI_STRICT'] === '1';

  it('starts the program, restarts it whenever it ends, and grants it few rights', () => {
    expect(unit).toMatch(/^ExecStart=\S+node \S+dist\/src\/main\.js start$/m);
    for (const line of [
      'Restart=always',
      'NoNewPrivileges=true',
      'ProtectSystem=strict',
      'StateDirectory=mor-crm-connector',
    ]) {
      expect(unit.split('\n')).toContain(line);
    }
  });

  (mayRun ? it : it.skip)(
    `has settings that systemd knows, and little exposure${mayRun ? '' : ' (skipped: needs systemd)'}`,
    () => {
      const file = new URL('../../manifests/deploy/systemd/mor-crm-connector.service', import.meta.url)
        .pathname;
      const rated = execFileSync('systemd-analyze', ['security', '--offline=true', '--no-pager', file], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const exposure = Number(/exposure level for \S+: ([\d.]+)/.exec(rated)?.[1]);
      expect(exposure).toBeLessThan(2);
    },
  );
});
