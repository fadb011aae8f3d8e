import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ComponentSet, MetadataConverter } from '@salesforce/source-deploy-retrieve';
import { PROJECT } from '../lib/paths.mjs';
import { packageDirectories, short, sourceFiles } from '../lib/source.mjs';

/**
 * Turns the whole source into what the Metadata API takes, as a deployment does. Finds wrong folders, suffixes and
 * unknown types; a source file that ends up in no component is an error too.
 */
export const convert = async () => {
  const errors = [];
  const set = ComponentSet.fromSource({
    fsPaths: (await packageDirectories()).map(({ path }) => join(PROJECT, path)),
  });
  const { sourceApiVersion } = JSON.parse(await readFile(join(PROJECT, 'sfdx-project.json'), 'utf8'));
  set.sourceApiVersion = sourceApiVersion;
  const components = set.getSourceComponents().toArray();

  const known = new Set(components.flatMap((component) => [component.xml, ...component.walkContent()]));
  for (const file of await sourceFiles()) {
    if (!known.has(file)) errors.push(`${short(file)}: belongs to no component`);
  }

  const out = await mkdtemp(join(tmpdir(), 'mor-sf-'));
  try {
    const result = await new MetadataConverter().convert(set, 'metadata', {
      type: 'directory',
      outputDirectory: out,
      genUniqueDir: false,
    });
    const manifest = await readFile(join(result.packagePath ?? out, 'package.xml'), 'utf8');
    if (!manifest.includes(`<version>${sourceApiVersion}</version>`)) {
      errors.push(`package.xml does not have API version ${sourceApiVersion}`);
    }
  } finally {
    await rm(out, { recursive: true, force: true });
  }
  return { passed: components.length, errors };
};
