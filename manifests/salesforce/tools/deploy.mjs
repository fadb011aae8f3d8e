// Deploys folders of this package with the Salesforce CLI, after a look at what goes in: see README.md, Set-up.
//
//   node tools/deploy.mjs FOLDER ... --target-org ALIAS [--certificate FILE] [--dry-run]
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { addressOf, certificateOf, testsOf } from './lib/deployment.mjs';
import { PROJECT } from './lib/paths.mjs';

const FOLDERS = JSON.parse(readFileSync(join(PROJECT, 'sfdx-project.json'), 'utf8')).packageDirectories.map(
  ({ path }) => path,
);
/** These hold the connector's address. */
const ADDRESSED = ['force-app', 'open-cti'];

const main = () => {
  const { values, positionals: folders } = parseArgs({
    allowPositionals: true,
    options: {
      'target-org': { type: 'string' },
      certificate: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const unknown = folders.filter((folder) => !FOLDERS.includes(folder));
  if (folders.length === 0 || unknown.length > 0) {
    throw new Error(`Name the folders to deploy, of ${FOLDERS.join(', ')}.`);
  }
  if (!values['target-org'])
    throw new Error('Name the org: --target-org ALIAS (sf org login web gives aliases).');

  const env = { ...process.env, MOR_DEPLOYMENT: 'checked' };
  if (folders.some((folder) => ADDRESSED.includes(folder))) {
    env.MOR_CONNECTOR_URL = addressOf(process.env.MOR_CONNECTOR_URL);
  }
  if (folders.includes('service-login')) {
    if (!values.certificate)
      throw new Error('service-login needs the certificate: --certificate salesforce.crt');
    env.MOR_LOGIN_CERTIFICATE = certificateOf(readFileSync(values.certificate, 'utf8'));
  }

  const tests = testsOf(folders.map((folder) => join(PROJECT, folder)));
  const args = [
    ...['project', 'deploy', 'start', '--target-org', values['target-org']],
    ...folders.flatMap((folder) => ['--source-dir', folder]),
    ...(tests.length > 0 ? ['--test-level', 'RunSpecifiedTests'] : []),
    ...tests.flatMap((test) => ['--tests', test]),
    ...(values['dry-run'] ? ['--dry-run'] : []),
  ];
  const { status, error } = spawnSync('sf', args, {
    cwd: PROJECT,
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) throw new Error('The Salesforce CLI is not there: npm install --global @salesforce/cli');
  return status ?? 1;
};

try {
  process.exitCode = main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
