import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { checksums } from '../../scripts/release/assemble.ts';
import { released } from '../../scripts/release/changelog.ts';
import { nextPackages, packagesDigest } from '../../scripts/release/packages.ts';
import { withVersions } from '../../scripts/release/places.ts';
import { bundle } from '../../scripts/bundle.ts';
import { buildSite } from '../../scripts/build-site.ts';
import { billOfMaterials } from '../../scripts/dependencies/sbom.ts';
import { packageFiles } from '../../scripts/packages/contents.ts';
import { PRODUCTS } from '../../scripts/packages/product.ts';
import { zipOf } from '../../scripts/packages/zip.ts';
import { PACKAGE_VERSION } from '../../src/vocabulary/crm-packages.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';

const read = (file: string): string => readFileSync(file, 'utf8');

describe('a version', () => {
  it('is written into every place', () => {
    const files = withVersions({ service: '7.8.9', packages: '4.5.6' }, read);
    const text = (file: string): string => files.get(file) ?? '';
    expect(JSON.parse(text('package.json'))).toMatchObject({ version: '7.8.9' });
    expect(JSON.parse(text('package-lock.json'))).toMatchObject({
      version: '7.8.9',
      packages: { '': { version: '7.8.9' } },
    });
    expect(text('manifests/deploy/kubernetes/connector.yml')).toContain('image: mor-crm-connector:7.8.9');
    expect(text('manifests/salesforce/sfdx-project.json')).toContain('"7.8.9.NEXT"');
    for (const product of PRODUCTS)
      expect(text(`manifests/${product}/README.md`)).toContain(`mor-connector-${product}-4.5.6.zip`);
    for (const file of ['src/vocabulary/crm-packages.ts', 'manifests/crm-shared/php/MorConnector.php'])
      expect(text(file)).toContain("'4.5.6'");
  });

  it('leaves the packages alone unless they have a new one', () => {
    expect([...withVersions({ service: '7.8.9' }, read).keys()]).not.toContain(
      'src/vocabulary/crm-packages.ts',
    );
  });

  it('is refused where it is none, and where a place has gone', () => {
    expect(() => withVersions({ service: 'v1' }, read)).toThrow('v1 is no version');
    expect(() => withVersions({ service: '7.8.9' }, () => '')).toThrow(
      'package.json does not say its version',
    );
  });
});

describe('the packages of a release', () => {
  const before = { version: '1.3.0', sha256: 'a' };

  it('keep their number only while nothing in them changes', () => {
    expect(nextPackages(before, before)).toEqual(before);
    expect(() => nextPackages(before, { ...before, sha256: 'b' })).toThrow('add --packages');
    expect(nextPackages(before, { ...before, sha256: 'b', wanted: '1.3.1' })).toEqual({
      version: '1.3.1',
      sha256: 'b',
    });
    expect(() => nextPackages(before, { ...before, wanted: '1.2.9' })).toThrow('are not newer than 1.3.0');
    expect(nextPackages(undefined, before)).toEqual(before);
  });

  it('are the same whatever their number, and others when a byte changes', () => {
    const manifests = resolve('manifests');
    const digest = packagesDigest(manifests, PACKAGE_VERSION);
    expect(packagesDigest(manifests, PACKAGE_VERSION)).toBe(digest);
    // As if another text stood where the number is.
    expect(packagesDigest(manifests, 'MorConnector')).not.toBe(digest);
  });
});

describe('the changelog', () => {
  const CHANGELOG =
    '# Changelog\n\n## Unreleased\n\n### Added\n\n- b\n\n### Fixed\n\n- c\n\n## 1.0.0 (not released)\n\n### Added\n\n- a\n\n## 0.9.0 (2026-01-01)\n\n### Added\n\n- z\n';

  it('gets version and day, with what had been collected for the same version', () => {
    expect(released(CHANGELOG, '1.0.0', '2026-11-29')).toBe(
      '# Changelog\n\n## 1.0.0 (2026-11-29)\n\n### Added\n\n- b\n- a\n\n### Fixed\n\n- c\n\n## 0.9.0 (2026-01-01)\n\n### Added\n\n- z\n',
    );
  });

  it('is refused empty, and for a version that is out', () => {
    expect(() => released('# Changelog\n\n## Unreleased\n', '1.1.0', '2026-11-29')).toThrow('nothing under');
    expect(() => released(CHANGELOG, '0.9.0', '2026-11-29')).toThrow('a section for 0.9.0 already');
  });
});

describe('what is published', () => {
  const folder = fixtureOfAll(
    () => mkdtempSync(join(tmpdir(), 'release-')),
    (path) => {
      rmSync(path, { recursive: true });
    },
  );

  it('is the same, byte for byte, when it is made again', async () => {
    const makeAll = async (name: string): Promise<string> => {
      const into = join(folder(), name);
      await bundle(into, ['src/main.ts', 'src/store/worker.ts']);
      await buildSite(join(into, 'site'));
      for (const product of PRODUCTS)
        writeFileSync(join(into, `${product}.zip`), zipOf(packageFiles(resolve('manifests'), product)));
      writeFileSync(join(into, 'sbom.cdx.json'), billOfMaterials());
      return ['src', 'site', 'site/images'].map((part) => checksums(join(into, part))).join('');
    };
    expect(await makeAll('second')).toBe(await makeAll('first'));
  });

  it('has checksums as sha256sum reads them', () => {
    writeFileSync(join(folder(), 'a.txt'), 'a');
    expect(checksums(join(folder(), '.')).split('\n')).toContain(
      'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  a.txt',
    );
  });
});
