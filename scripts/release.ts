// Prepares a release: versions, changelog, and everything that is published in dist/release. docs/releases.md describes it.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import semver from 'semver';
import { released } from './release/changelog.ts';
import { assemble } from './release/assemble.ts';
import { RELEASED_PACKAGES, nextPackages, packagesDigest } from './release/packages.ts';
import type { ReleasedPackages } from './release/packages.ts';
import { withVersions } from './release/places.ts';
import { PACKAGE_VERSION } from '../src/vocabulary/crm-packages.ts';

const FOLDER = 'dist/release';
const USAGE = 'usage: npm run release -- VERSION [--packages VERSION]\n       npm run release -- --verify';

const read = (file: string): string => readFileSync(file, 'utf8');
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const npm = (...args: readonly string[]): void => {
  execFileSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'] });
};

const build = (): string => {
  npm('run', 'build');
  return assemble(FOLDER);
};

const currentVersion = (): string =>
  (JSON.parse(read('package.json')) as { readonly version: string }).version;

const releasedPackages = (): ReleasedPackages | undefined =>
  existsSync(RELEASED_PACKAGES) ? (JSON.parse(read(RELEASED_PACKAGES)) as ReleasedPackages) : undefined;

/** Writes the version everywhere, or throws before anything is written. */
const writeVersion = (version: string, wanted: string | undefined): void => {
  const current = currentVersion();
  if (semver.valid(version) === null || semver.lt(version, current))
    throw new Error(`${version} is not newer than ${current}`);
  if (!read('docs/releases.md').includes(`\n### ${version}\n`))
    throw new Error(
      `docs/releases.md has no upgrade notes for ${version}; write "None." if nothing has to be done`,
    );
  const packages = nextPackages(releasedPackages(), {
    version: PACKAGE_VERSION,
    sha256: packagesDigest(resolve('manifests'), PACKAGE_VERSION),
    wanted,
  });
  const files = new Map(withVersions({ service: version, packages: packages.version }, read));
  files.set(RELEASED_PACKAGES, `${JSON.stringify(packages, null, 2)}\n`);
  files.set('CHANGELOG.md', released(read('CHANGELOG.md'), version, new Date().toISOString().slice(0, 10)));
  for (const [file, text] of files) writeFileSync(file, text);
  say(`${version} is written into ${[...files.keys()].join(', ')}`);
};

const run = (): void => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { packages: { type: 'string' }, verify: { type: 'boolean', default: false } },
  });
  const [version] = positionals;
  if (values.verify) {
    const [first, second] = [build(), build()];
    if (first !== second) throw new Error(`two builds of the same sources differ:\n${first}\n${second}`);
    say(`built twice, the same bytes:\n${second}`);
    return;
  }
  if (version === undefined) throw new Error(USAGE);
  if (execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8' }) !== '')
    throw new Error('the tree has changes that are not committed; a release is made of a commit');
  writeVersion(version, values.packages);
  say(`${FOLDER}:\n${build()}`);
  say(
    'Left to you: .ci/run in an empty clone, npm run upgrade:nodes with the previous program, then commit,',
  );
  say(
    `git tag v${version}, npm publish ${FOLDER}/mor-crm-connector-${version}.tgz, and the other files beside the tag.`,
  );
};

try {
  run();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
