import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import lwc from '@lwc/rollup-plugin';
import replace from '@rollup/plugin-replace';
import { rollup } from 'rollup';
import { PROJECT, TOOLS } from '../lib/paths.mjs';
import { list, readXml, sourceFiles } from '../lib/source.mjs';

const LWC = join(PROJECT, 'force-app/main/default/lwc');
const STUBS = join(TOOLS, 'page/stubs');
const VIRTUAL = '\0salesforce:';

/** Label texts in one language, as Salesforce gives them to the components. */
const labels = async (language) => {
  const english = await readXml(join(PROJECT, 'force-app/main/default/labels/CustomLabels.labels-meta.xml'));
  const texts = new Map(list(english.labels).map(({ fullName, value }) => [fullName, value]));
  if (language !== 'en') {
    const file = join(PROJECT, `languages/main/default/translations/${language}.translation-meta.xml`);
    for (const { name, label } of list((await readXml(file)).customLabels)) texts.set(name, label);
  }
  return texts;
};

/** The modules that exist in an org only: labels, Apex methods, the user and permissions. Apex is asked of the page's own server. */
const salesforceModules = (texts) => ({
  name: 'salesforce-modules',
  resolveId: (id) =>
    /^@salesforce\/(label\/c\.|apex\/|user\/|customPermission\/)/.test(id) ? VIRTUAL + id : null,
  load(id) {
    if (!id.startsWith(VIRTUAL)) return null;
    const module = id.slice(VIRTUAL.length + '@salesforce/'.length);
    if (module.startsWith('label/c.')) {
      const text = texts.get(module.slice('label/c.'.length));
      if (text === undefined) throw new Error(`there is no label for ${id}`);
      return `export default ${JSON.stringify(text)};`;
    }
    if (module.startsWith('customPermission/')) return `export default globalThis.morPage.mayCall;`;
    if (module === 'user/Id') return `export default globalThis.morPage.userId;`;
    const method = JSON.stringify(module.slice('apex/'.length));
    return `export default (params) => globalThis.morPage.apex(${method}, params ?? {});`;
  },
});

/**
 * The base components carry every icon of the design system as a template of its own, 3,500 of them, and compiling
 * those takes most of the time. The page needs the ones that the package names, and those of the base components.
 */
const icons = async () => {
  const used = new Set(['utility:check', 'utility:down']);
  for (const file of await sourceFiles()) {
    if (!file.startsWith(LWC)) continue;
    for (const [name] of (await readFile(file, 'utf8')).matchAll(/utility:\w+/g)) used.add(name);
  }
  const names = [...used].map((name) => name.replace(':', '_'));
  const folder = join(TOOLS, 'node_modules/lightning-base-components/src/lightning/iconSvgTemplatesUtility');
  const imports = names.map(
    (name) => `import ${name} from '${folder}/buildTemplates/${name.replace('_', '/')}.html';`,
  );
  return {
    name: 'icons',
    resolveId: (id) => (/^lightning\/iconSvgTemplates\w+$/.test(id) ? VIRTUAL + id : null),
    load(id) {
      if (!id.startsWith(`${VIRTUAL}lightning/iconSvgTemplates`)) return null;
      const isUtility = id.endsWith('TemplatesUtility');
      return isUtility
        ? `${imports.join('\n')}\nexport default { ${names.join(', ')} };`
        : 'export default {};';
    },
  };
};

/** The LWC engine and its parts are ordinary packages. */
const engine = {
  name: 'lwc-engine',
  resolveId: (id) =>
    id === 'lwc' || id.startsWith('@lwc/')
      ? join(TOOLS, 'node_modules', id === 'lwc' ? '@lwc/engine-dom' : id, 'dist/index.js')
      : null,
};

/**
 * Salesforce's own components. Their package is not found from the package's source folders, so its module records
 * are given with absolute paths.
 */
const baseComponents = async () => {
  const base = join(TOOLS, 'node_modules/lightning-base-components');
  const { lwc: config } = JSON.parse(await readFile(join(base, 'package.json'), 'utf8'));
  return config.modules.map((record) =>
    record.dir ? { dir: join(base, record.dir) } : { name: record.name, path: join(base, record.path) },
  );
};

/** Writes page.js: all components of the package, rendered by the real LWC engine. */
export const bundle = async ({ out, language = 'en' }) => {
  await mkdir(out, { recursive: true });
  const own = (await readdir(LWC)).map((name) => ({
    name: `c/${name}`,
    path: join(LWC, name, `${name}.js`),
  }));
  const stubs = (await readdir(STUBS)).map((name) => ({
    name: `lightning/${name}`,
    path: join(STUBS, name, `${name}.js`),
  }));
  const build = await rollup({
    input: join(TOOLS, 'page/main.js'),
    plugins: [
      engine,
      await icons(),
      salesforceModules(await labels(language)),
      lwc({
        rootDir: join(TOOLS, 'page'),
        modules: [...own, ...stubs, ...(await baseComponents())],
        enableDynamicComponents: true,
      }),
      replace({
        preventAssignment: true,
        values: {
          'process.env.NODE_ENV': '"production"',
          'import.meta.env.SSR': 'false',
          'process.env.IS_BROWSER': 'true',
        },
      }),
    ],
    onwarn: () => {},
  });
  const { output } = await build.generate({ format: 'iife', inlineDynamicImports: true });
  await writeFile(join(out, 'page.js'), output[0].code);
  await build.close();
};

if (process.argv[1] === import.meta.filename) {
  const [out, language] = process.argv.slice(2);
  await bundle({ out: resolve(out), language });
}
