import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ComponentSet, MetadataConverter } from '@salesforce/source-deploy-retrieve';
import { PROJECT } from '../lib/paths.mjs';
import { packageDirectories, short, sourceFiles } from '../lib/source.mjs';

/** What a deployment by deploy.mjs puts in place of placeholders (sfdx-project.json, replacements). */
const DEPLOYMENT = {
  MOR_DEPLOYMENT: 'checked',
  MOR_CONNECTOR_URL: 'https://calls.acme.example',
  MOR_LOGIN_CERTIFICATE: 'MIIexample',
};
const REPLACED = [
  ['namedCredentials/MOR_Connector.namedCredential', DEPLOYMENT.MOR_CONNECTOR_URL],
  ['callCenters/MORConnector.callCenter', DEPLOYMENT.MOR_CONNECTOR_URL],
  ['extlClntAppGlobalOauthSets/MOR_Connector.ecaGlblOauth', DEPLOYMENT.MOR_LOGIN_CERTIFICATE],
];

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
  Object.assign(process.env, { SF_APPLY_REPLACEMENTS_ON_CONVERT: 'true', ...DEPLOYMENT });
  try {
    set.projectDirectory = PROJECT;
    const result = await new MetadataConverter().convert(set, 'metadata', {
      type: 'directory',
      outputDirectory: out,
      genUniqueDir: false,
    });
    const folder = result.packagePath ?? out;
    const manifest = await readFile(join(folder, 'package.xml'), 'utf8');
    if (!manifest.includes(`<version>${sourceApiVersion}</version>`)) {
      errors.push(`package.xml does not have API version ${sourceApiVersion}`);
    }
    for (const [file, value] of REPLACED) {
      const text = await readFile(join(folder, file), 'utf8');
      if (!text.includes(value)) errors.push(`${file} does not get ${value}`);
    }
  } finally {
    delete process.env.SF_APPLY_REPLACEMENTS_ON_CONVERT;
    for (const name of Object.keys(DEPLOYMENT)) delete process.env[name];
    await rm(out, { recursive: true, force: true });
  }
  return { passed: components.length + REPLACED.length, errors };
};
