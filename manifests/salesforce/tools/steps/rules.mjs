import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseQuery } from '@jetstreamapp/soql-parser-js';
import { list, readXml, short, sourceFiles } from '../lib/source.mjs';

const LANGUAGES = ['de', 'es', 'ru', 'lt'];
/** The placeholder that an administrator replaces in Setup, Salesforce's own name space and the documentation's mail. */
const ALLOWED_URLS = [
  /^https:\/\/connector\.example\.com\b/,
  /^http:\/\/soap\.sforce\.com\/2006\/04\/metadata$/,
];

const all = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);
const withoutComments = (apex) => apex.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
const named = (files, suffix) =>
  files.filter((file) => file.endsWith(suffix)).map((file) => basename(file, suffix));

/** Everything of the package by name, and the text of every file. */
const read = async () => {
  const files = await sourceFiles();
  const texts = new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')])));
  const xml = async (suffix) =>
    Promise.all(
      files
        .filter((file) => file.endsWith(suffix))
        .map(async (file) => ({ file, root: await readXml(file) })),
    );
  const fields = files
    .filter((file) => file.endsWith('.field-meta.xml'))
    .map((file) => `${file.split('/').at(-3)}.${basename(file, '.field-meta.xml')}`);
  const labelFile = files.find((file) => file.endsWith('CustomLabels.labels-meta.xml'));
  return {
    files,
    texts,
    xml,
    fields,
    labels: new Map(list((await readXml(labelFile)).labels).map((l) => [l.fullName, l.value])),
  };
};

/** Every class, inner ones too, says `with sharing`; interfaces and enums have no sharing. */
const sharing = ({ texts }) =>
  [...texts].flatMap(([file, text]) =>
    file.endsWith('.cls')
      ? all(withoutComments(text), /^([^\n'(]*\bclass\s+\w+)/gim)
          .filter((head) => !/\bwith\s+sharing\b/i.test(head))
          .map((head) => `${short(file)}: "${head.trim()}" has no "with sharing"`)
      : [],
  );

/** Addresses live in the Named Credential. */
const urls = ({ texts }) =>
  [...texts].flatMap(([file, text]) =>
    all(file.endsWith('.cls') ? withoutComments(text) : text, /(https?:\/\/[^\s'"<)]+)/g)
      .filter((url) => !ALLOWED_URLS.some((allowed) => allowed.test(url)))
      .map((url) => `${short(file)}: hard-coded address ${url}`),
  );

/** No session id, and no secret, is in the source. */
const secrets = ({ texts }) =>
  [...texts].flatMap(([file, text]) =>
    all(text, /(getSessionId|\$Api\.Session_ID|consumerSecret|privateKey|<password>)/gi).map(
      (word) => `${short(file)}: ${word}`,
    ),
  );

const labelsExist = ({ texts, labels }) =>
  [...texts].flatMap(([file, text]) =>
    [...all(text, /@salesforce\/label\/c\.(\w+)/g), ...all(text, /\bLabel\.(\w+)/g)]
      .filter((name) => !labels.has(name))
      .map((name) => `${short(file)}: there is no label ${name}`),
  );

const labelsAreUsed = ({ texts, labels }) => {
  const used = new Set(
    [...texts.values()].flatMap((text) => [
      ...all(text, /@salesforce\/label\/c\.(\w+)/g),
      ...all(text, /\bLabel\.(\w+)/g),
    ]),
  );
  return [...labels.keys()].filter((name) => !used.has(name)).map((name) => `label ${name} is used nowhere`);
};

/** Every label has a text in every language, with the same places for values. */
const translations = async ({ xml, labels }) => {
  const errors = [];
  const places = (text) =>
    all(text, /(\{\d\})/g)
      .sort()
      .join();
  const found = new Map(
    (await xml('.translation-meta.xml')).map(({ file, root }) => [
      basename(file, '.translation-meta.xml'),
      root,
    ]),
  );
  for (const language of LANGUAGES) {
    const texts = new Map(list(found.get(language)?.customLabels).map(({ name, label }) => [name, label]));
    for (const [name, english] of labels) {
      const text = texts.get(name);
      if (!text?.trim()) errors.push(`${language}: ${name} is not translated`);
      else if (places(text) !== places(english))
        errors.push(`${language}: ${name} has other places for values`);
    }
    for (const name of texts.keys()) if (!labels.has(name)) errors.push(`${language}: ${name} is no label`);
  }
  return errors;
};

/** What Lightning components, permission sets, pages, flows, reports and pages refer to is in the package. */
const references = async ({ files, texts, xml, fields }) => {
  const classes = new Set(named(files, '.cls'));
  const bundles = new Set(named(files, '.js-meta.xml'));
  const errors = [];
  const expect = (exists, file, what) => {
    if (!exists) errors.push(`${short(file)}: there is no ${what}`);
  };
  const custom = (name) => name.endsWith('__c');
  const fieldExists = (name) => fields.includes(name.replace(/^(Task|Event)\./, 'Activity.'));

  for (const [file, text] of texts) {
    for (const name of all(text, /@salesforce\/apex\/(\w+\.\w+)/g)) {
      const [type, method] = name.split('.');
      const source = [...texts].find(([path]) => path.endsWith(`/${type}.cls`))?.[1] ?? '';
      expect(
        new RegExp(`@AuraEnabled\\s+public static [\\w<>]+ ${method}\\(`).test(source),
        file,
        `Apex method ${name}`,
      );
    }
    for (const name of all(text, /from 'c\/(\w+)'/g)) expect(bundles.has(name), file, `component ${name}`);
    for (const tag of file.endsWith('.html') ? all(text, /<c-([a-z-]+)/g) : []) {
      const name = tag.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
      expect(bundles.has(name), file, `component ${name}`);
    }
    for (const name of all(text, /checkPermission\('(\w+)'\)|= '(MOR_(?:Place|Free|Administer)\w*)'/g).filter(
      Boolean,
    )) {
      expect(named(files, '.customPermission-meta.xml').includes(name), file, `custom permission ${name}`);
    }
    for (const name of all(text, /callout:(\w+)/g)) {
      expect(named(files, '.namedCredential-meta.xml').includes(name), file, `named credential ${name}`);
    }
    for (const name of all(text, /\$Credential\.(\w+)\./g).filter((credential) => credential !== 'X')) {
      expect(
        named(files, '.externalCredential-meta.xml').includes(name),
        file,
        `external credential ${name}`,
      );
    }
    for (const name of all(text, /\/flow\/(\w+)/g)) {
      expect(named(files, '.flow-meta.xml').includes(name), file, `flow ${name}`);
    }
  }
  const principals = (await xml('.externalCredential-meta.xml')).flatMap(({ file, root }) =>
    list(root.externalCredentialParameters)
      .filter(({ parameterType }) => parameterType === 'NamedPrincipal')
      .map(({ parameterName }) => `${basename(file, '.externalCredential-meta.xml')}-${parameterName}`),
  );
  for (const { file, root } of await xml('.permissionset-meta.xml')) {
    for (const { apexClass } of list(root.classAccesses))
      expect(classes.has(apexClass), file, `class ${apexClass}`);
    for (const { field } of list(root.fieldPermissions))
      expect(!custom(field) || fieldExists(field), file, `field ${field}`);
    for (const { name } of list(root.customPermissions)) {
      expect(named(files, '.customPermission-meta.xml').includes(name), file, `custom permission ${name}`);
    }
    for (const { externalCredentialPrincipal: name } of list(root.externalCredentialPrincipalAccesses)) {
      expect(principals.includes(name), file, `principal ${name}`);
    }
    for (const { flow } of list(root.flowAccesses))
      expect(named(files, '.flow-meta.xml').includes(flow), file, `flow ${flow}`);
    for (const { tab } of list(root.tabSettings))
      expect(named(files, '.tab-meta.xml').includes(tab), file, `tab ${tab}`);
    for (const { application } of list(root.applicationVisibilities)) {
      expect(named(files, '.app-meta.xml').includes(application), file, `app ${application}`);
    }
  }
  for (const { file, root } of await xml('.flexipage-meta.xml')) {
    for (const region of list(root.flexiPageRegions)) {
      for (const { componentInstance } of list(region.itemInstances)) {
        expect(
          bundles.has(componentInstance.componentName),
          file,
          `component ${componentInstance.componentName}`,
        );
      }
    }
  }
  for (const { file, root } of await xml('.quickAction-meta.xml')) {
    expect(bundles.has(root.lightningWebComponent), file, `component ${root.lightningWebComponent}`);
  }
  for (const { file, root } of await xml('.app-meta.xml')) {
    expect(
      named(files, '.flexipage-meta.xml').includes(root.utilityBar),
      file,
      `utility bar ${root.utilityBar}`,
    );
    for (const tab of list(root.tabs).filter((name) => !name.startsWith('standard-'))) {
      expect(named(files, '.tab-meta.xml').includes(tab), file, `tab ${tab}`);
    }
  }
  for (const suffix of ['.report-meta.xml', '.dashboard-meta.xml']) {
    for (const { file } of await xml(suffix)) {
      for (const name of all(texts.get(file), /(Activity\.\w+__c)/g))
        expect(fieldExists(name), file, `field ${name}`);
      for (const name of all(texts.get(file), /<report>MOR_Calls\/(\w+)/g)) {
        expect(named(files, '.report-meta.xml').includes(name), file, `report ${name}`);
      }
    }
  }
  for (const { file, root } of await xml('.ecaOauthPlcy-meta.xml')) {
    const name = root.commaSeparatedPermissionSet;
    expect(named(files, '.permissionset-meta.xml').includes(name), file, `permission set ${name}`);
  }
  return errors;
};

/** Every Apex class that a Lightning component, a flow or the panel uses is granted by a permission set. */
const grants = async ({ texts, xml }) => {
  const granted = new Set(
    (await xml('.permissionset-meta.xml')).flatMap(({ root }) =>
      list(root.classAccesses).map(({ apexClass }) => apexClass),
    ),
  );
  const needed = new Set([...texts.values()].flatMap((text) => all(text, /@salesforce\/apex\/(\w+)\./g)));
  for (const [file, text] of texts)
    if (/@InvocableMethod|webservice static/.test(text)) needed.add(basename(file, '.cls'));
  return [...needed]
    .filter((name) => !granted.has(name))
    .map((name) => `no permission set grants the class ${name}`);
};

/** Static queries parse, and run with the rights of the user outside tests. */
const soql = ({ texts }) =>
  [...texts].flatMap(([file, text]) => {
    if (!file.endsWith('.cls')) return [];
    const isTest = /@IsTest/i.test(text);
    return all(withoutComments(text), /\[\s*(SELECT[^\]]+)\]/g).flatMap((query) => {
      const errors = [];
      try {
        // The parser knows neither WITH USER_MODE nor a bound limit.
        parseQuery(query.replace(/WITH USER_MODE/i, '').replace(/LIMIT :\w+/i, 'LIMIT 1'), {
          allowApexBindVariables: true,
        });
      } catch (error) {
        errors.push(`${short(file)}: ${error.message} in ${query}`);
      }
      if (!isTest && !/WITH USER_MODE/i.test(query))
        errors.push(`${short(file)}: not in user mode: ${query}`);
      return errors;
    });
  });

/** Dynamic queries run with the rights of the user too, and nothing asks for more. */
const userMode = ({ texts }) =>
  [...texts].flatMap(([file, text]) => {
    if (!file.endsWith('.cls') || /@IsTest/i.test(text)) return [];
    const code = withoutComments(text);
    const dynamic = code.match(/Database\.(query|getQueryLocator|countQuery)\w*\(/g) ?? [];
    const inUserMode = code.match(/AccessLevel\.USER_MODE/g) ?? [];
    const errors = dynamic.length > inUserMode.length ? ['a dynamic query is not in user mode'] : [];
    if (/SYSTEM_MODE|without\s+sharing/i.test(code)) errors.push('asks for more rights than the user has');
    return errors.map((error) => `${short(file)}: ${error}`);
  });

/** One API version everywhere. */
const versions = async ({ files, texts }) => {
  const project = files[0].slice(0, files[0].indexOf('/salesforce/') + '/salesforce/'.length);
  const { sourceApiVersion } = JSON.parse(await readFile(`${project}sfdx-project.json`, 'utf8'));
  return [...texts].flatMap(([file, text]) =>
    all(text, /<apiVersion>([^<]+)</g)
      .filter((version) => version !== sourceApiVersion)
      .map((version) => `${short(file)}: API version ${version}, the project has ${sourceApiVersion}`),
  );
};

/** Rules of this package that no tool knows. Exported by name, so that a test can break each of them. */
export const RULES = {
  sharing,
  urls,
  secrets,
  labelsExist,
  labelsAreUsed,
  translations,
  references,
  grants,
  soql,
  userMode,
  versions,
};

export const rules = async () => {
  const source = await read();
  const errors = [];
  for (const rule of Object.values(RULES)) errors.push(...(await rule(source)));
  return { passed: Object.keys(RULES).length, errors };
};
