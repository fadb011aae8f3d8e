import { basename } from 'node:path';
import { all, named } from '../../lib/package.mjs';
import { list, short } from '../../lib/source.mjs';

/** Collects what is referred to and is not there. */
const collector = () => {
  const errors = [];
  const expect = (exists, file, what) => {
    if (!exists) errors.push(`${short(file)}: there is no ${what}`);
  };
  return { errors, expect };
};

/** What Apex classes and Lightning components refer to is in the package. */
export const referencesOfCode = ({ files, texts }) => {
  const bundles = new Set(named(files, '.js-meta.xml'));
  const { errors, expect } = collector();
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
    const permissions = file.endsWith('/MorRights.cls') ? all(text, /= '(\w+)'/g) : [];
    for (const name of [...permissions, ...all(text, /customPermission\/(\w+)/g)]) {
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
  return errors;
};

/** What permission sets, pages, flows, reports and apps refer to is in the package. */
export const referencesOfMetadata = async ({ files, texts, xml, fields }) => {
  const classes = new Set(named(files, '.cls'));
  const bundles = new Set(named(files, '.js-meta.xml'));
  const { errors, expect } = collector();
  const custom = (name) => name.endsWith('__c');
  const fieldExists = (name) => fields.includes(name.replace(/^(Task|Event)\./, 'Activity.'));

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
