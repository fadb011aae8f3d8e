import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, test } from 'node:test';
import { TOOLS } from '../lib/paths.mjs';

const folder = mkdtempSync(join(tmpdir(), 'mor-deploy-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const heard = join(folder, 'heard.json');
const KEPT = ['MOR_DEPLOYMENT', 'MOR_CONNECTOR_URL', 'MOR_LOGIN_CERTIFICATE'];

/** Stands for the Salesforce CLI: notes how it was called. */
writeFileSync(
  join(folder, 'sf'),
  `#!${process.execPath}
const { writeFileSync } = require('node:fs');
const env = Object.fromEntries(${JSON.stringify(KEPT)}.map((name) => [name, process.env[name]]));
writeFileSync(${JSON.stringify(heard)}, JSON.stringify({ args: process.argv.slice(2), env }));
`,
);
chmodSync(join(folder, 'sf'), 0o755);

const deploy = (args, env = {}) => {
  rmSync(heard, { force: true });
  const { PATH, HOME } = process.env;
  const { status, stderr } = spawnSync(process.execPath, [join(TOOLS, 'deploy.mjs'), ...args], {
    env: { PATH: folder + delimiter + PATH, HOME, ...env },
    encoding: 'utf8',
  });
  return { status, stderr, called: existsSync(heard) ? JSON.parse(readFileSync(heard, 'utf8')) : undefined };
};

for (const address of [
  undefined,
  '',
  '   ',
  'calls.acme.example',
  '/calls',
  'http://calls.acme.example',
  'https://',
  'https://calls.acme.example/?a=1',
  'https://user@calls.acme.example',
  'https://connector.example.com',
]) {
  test(`refuses the address ${address}`, () => {
    const env = address === undefined ? {} : { MOR_CONNECTOR_URL: address };
    const { status, stderr, called } = deploy(['force-app', '--target-org', 'mor'], env);
    assert.equal(status, 1);
    assert.match(stderr, /^Set MOR_CONNECTOR_URL to/);
    assert.equal(called, undefined, 'nothing was deployed');
  });
}

test('deploys the package with its tests and the address without a slash at its end', () => {
  const { status, called } = deploy(['force-app', '--target-org', 'mor', '--dry-run'], {
    MOR_CONNECTOR_URL: 'https://calls.acme.example/mor/',
  });
  assert.equal(status, 0);
  assert.deepEqual(called.env, {
    MOR_DEPLOYMENT: 'checked',
    MOR_CONNECTOR_URL: 'https://calls.acme.example/mor',
  });
  const words = called.args.join(' ');
  assert.match(words, /^project deploy start --target-org mor --source-dir force-app /);
  assert.match(words, /--test-level RunSpecifiedTests .*--tests MorCallServiceTest .*--dry-run$/);
});

test('deploys the login with the certificate and without tests', () => {
  const [key, certificate] = [join(folder, 'a.key'), join(folder, 'a.crt')];
  const subject = ['-subj', '/CN=mor-connector', '-keyout', key, '-out', certificate];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject], {
    stdio: 'ignore',
  });
  const args = ['service-login', '--target-org', 'mor', '--certificate'];
  const { called } = deploy([...args, certificate]);
  const body = readFileSync(certificate, 'utf8').replace(/-----[^-]+-----|\s/g, '');
  assert.equal(called.env.MOR_LOGIN_CERTIFICATE, body);
  assert.ok(!called.args.includes('--test-level'));
  for (const wrong of [key, join(TOOLS, 'package.json')]) {
    const refused = deploy([...args, wrong]);
    assert.equal(refused.status, 1);
    assert.equal(refused.called, undefined);
    assert.ok(!refused.stderr.includes('MII'), 'no key in the message');
  }
  assert.match(deploy(['service-login', '--target-org', 'mor']).stderr, /--certificate/);
});

test('names the folders and the missing org', () => {
  assert.match(deploy(['force', '--target-org', 'mor']).stderr, /force-app, languages, reports/);
  assert.match(deploy(['reports']).stderr, /--target-org/);
  assert.match(deploy([]).stderr, /Name the folders/);
});
