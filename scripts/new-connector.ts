import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, stderr, stdout } from 'node:process';
import { pathToFileURL } from 'node:url';

/** The folders that are copied, with the new name in place of `template`. */
const FOLDERS = ['connectors', 'test/connectors', 'test/simulators'];
const REGISTRY = 'connectors/registry.ts';
const WALLS = 'scripts/walls/outside.ts';
const SAMPLE = 'config.sample.yml';
const TABLES = 'docs/configuration.md';

/** A mistake in the command's arguments. */
export class WrongName extends Error {}

const pascal = (name: string): string =>
  name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const renamed = (text: string, name: string): string =>
  text
    .replace(/Template(?=[A-Z])/g, pascal(name))
    .replace(/\btemplateOptions\b/g, `${camel(name)}Options`)
    // In quotes and paths it is the type's name, elsewhere a variable.
    .replace(/(['"`/(])template(?=['"`/:)])/g, `$1${name}`)
    .replace(/\btemplate\b(?=[:.]| \})/g, camel(name));

const edit = (file: string, change: (text: string) => string): void => {
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${file} has changed its form; put the new connector there by hand`);
  writeFileSync(file, after);
};

/** Makes a connector for the CRM `name` in the tree at `root` from the template. Throws WrongName. */
export const newConnector = (root: string, name: string): void => {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name))
    throw new WrongName('name the CRM in small letters, digits and dashes: npm run new:connector my-crm');
  const taken = FOLDERS.map((folder) => join(folder, name)).find((path) => existsSync(join(root, path)));
  if (taken !== undefined) throw new WrongName(`${taken} exists already`);
  for (const folder of FOLDERS) {
    const target = join(root, folder, name);
    cpSync(join(root, folder, 'template'), target, {
      recursive: true,
      // The test of this command stays with the template.
      filter: (path) => !path.endsWith('new-connector.test.ts'),
    });
    for (const file of readdirSync(target)) {
      const path = join(target, file);
      writeFileSync(path, renamed(readFileSync(path, 'utf8'), name));
    }
  }
  edit(join(root, REGISTRY), (text) =>
    `import { ${camel(name)} } from './${name}/connector.ts';\n${text}`.replace(
      /(CRM_TYPES = \[[^\]]*)\]/,
      `$1, ${camel(name)}]`,
    ),
  );
  edit(join(root, WALLS), (text) =>
    text
      .replace(/( {2}\{\n {4}room: 'connectors\/template',[^}]*\},\n)/, (row) => {
        const own = row.replace('connectors/template', `connectors/${name}`);
        return own.replace(/purpose: '[^']*'/, `purpose: '${name} behind \`Connector\`'`) + row;
      })
      .replace("rooms: ['connectors/generic',", `rooms: ['connectors/${name}', 'connectors/generic',`),
  );
  edit(
    join(root, SAMPLE),
    (text) =>
      `${text.trimEnd()}\n\n  #- id: ${name}\n  #  type: ${name}\n  #  apiKeys: ['\${CRM_API_KEY}']\n` +
      `  #  url: https://crm.example.com\n  #  secret: \${CRM_SECRET}\n`,
  );
  edit(
    join(root, TABLES),
    (text) =>
      `${text.trimEnd()}\n\n## ${name}\n\n<!-- ${name}: made from connectors/${name} by npm run docs -->\n<!-- /${name} -->\n`,
  );
};

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  const name = argv[2] ?? '';
  try {
    newConnector('.', name);
    const made = [...FOLDERS.map((folder) => join(folder, name)), REGISTRY, WALLS, SAMPLE];
    execFileSync('npx', ['prettier', '--write', '--log-level', 'warn', ...made], { stdio: 'inherit' });
    for (const script of ['generate', 'docs']) execFileSync('npm', ['run', '--silent', script]);
    stdout.write(`Made connectors/${name}, its test and the CRM that the test runs against.\n`);
    stdout.write(`Next: npm test -- test/connectors/${name}, then docs/recipes.md, "A CRM".\n`);
  } catch (error) {
    if (!(error instanceof WrongName)) throw error;
    stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
