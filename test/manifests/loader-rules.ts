import { manifestIssues } from './manifest-rules.ts';
import { parsePhp } from './scanner-rules.ts';

/*
 * How the CRMs' Module Loader handles a package, according to the source of SuiteCRM 7.14.6 (same lines in 7.14.0 to
 * 7.15.0) and the legacy part of SuiteCRM 8.8.1 (same in 8.5.0 to 8.10.1). Sugar's source is closed; its rules come from
 * the page "Introduction to the Manifest" of the Sugar Developer Guide 14.0.
 */

/** A loader: its name, and the sections of `$installdefs` it reads. */
export interface Loader {
  readonly name: string;
  readonly product: 'suitecrm' | 'sugarcrm';
  readonly sections: readonly string[];
  /** The version that this loader compares with the manifest's acceptable versions. */
  readonly versions: Readonly<Record<string, string>>;
}

/** Sections that run the package's PHP: `require_once` of each path, in ModuleInstaller.php:220-258. */
const SCRIPT_SECTIONS = ['pre_execute', 'post_execute', 'pre_uninstall', 'post_uninstall'];

/** ModuleInstaller.php:112-125 (the tasks of an installation) and :179 (custom_fields). */
const COMMON = ['id', 'copy', 'image_dir', 'beans', 'relationships', 'custom_fields', 'dashlets', 'connectors', ...SCRIPT_SECTIONS];

/** ModuleInstall/extensions.php:45-66: each is copied to custom/Extension/…/Ext/<folder>. */
const SUITE_7 = `action_view_map action_file_map action_remap administration entrypoints extensions file_access language layoutdefs
  linkdefs hookdefs menu scheduledefs user_page utils vardefs jsgroups aow_actions pdfs external_oauth_providers`.split(/\s+/);
/** The same file in 8.8.1 has six more; copy_core_extensions is in ModuleInstaller.php:126 there, and in no 7.x. */
const SUITE_8 = [...SUITE_7, 'action_name_map', 'api_bean_mappers', 'classicview_routing_exclusions', 'filter_mappers', 'filter_operator_map', 'module_name_map'];
const SUITE_OWN = ['dcactions', 'layoutfields', 'logic_hooks'];
const SUGAR = `action_view_map action_file_map action_remap administration console dependencies entrypoints extensions file_access hookdefs
  jsgroups language layoutdefs linkdefs logic_hooks platforms schedulers scheduledefs sidecar tabledictionary user_page utils vardefs`.split(/\s+/);

/** A 7.x loader silently ignores unknown keys. */
const IGNORED_BY_SUITE_7 = ['copy_core_extensions'];

export const LOADERS: readonly Loader[] = [
  { name: 'SuiteCRM 7', product: 'suitecrm', sections: [...COMMON, ...SUITE_OWN, ...SUITE_7], versions: { acceptable_sugar_versions: '6.5.25', acceptable_suitecrm_versions: '7.14.6' } },
  { name: 'SuiteCRM 8', product: 'suitecrm', sections: [...COMMON, ...SUITE_OWN, ...SUITE_8, 'copy_core_extensions'], versions: { acceptable_sugar_versions: '6.5.25', acceptable_suitecrm_versions: '8.8.1' } },
  { name: 'Sugar 14', product: 'sugarcrm', sections: [...COMMON, ...SUGAR], versions: { acceptable_sugar_versions: '14.0.0' } },
];

export interface Entry {
  readonly from?: string;
  readonly to?: string;
  readonly to_module?: string;
  readonly language?: string;
  readonly module?: string;
  readonly name?: string;
}
export interface Package {
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly installdefs: Readonly<Record<string, unknown>>;
  /** `$upgrade_manifest`, if set in the manifest. */
  readonly upgrade: unknown;
  /** Every file in the zip, by path. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * UpgradeWizardCommon.php:73-84 names these files; UpgradeWizard_commit.php:218-235 and :345-350 include such a file
 * and then call the function of the same name. Without that function PHP dies in the middle of the installation: files,
 * hooks and fields are installed, but the package is not listed.
 */
const RESERVED = ['pre_install', 'post_install', 'pre_uninstall', 'post_uninstall'];

const declares = (text: string, name: string): boolean => {
  const { children } = parsePhp(text, name);
  return Array.isArray(children) && children.some((node: unknown) => isFunction(node) && node.name.name === name);
};
const isFunction = (node: unknown): node is { name: { name: string } } =>
  typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'function';

const reservedIssues = ({ files }: Package): readonly string[] =>
  RESERVED.flatMap((name) => {
    const text = files.get(`scripts/${name}.php`);
    return text === undefined || declares(text, name) ? [] : [`scripts/${name}.php: the loader calls ${name}() after it, and there is none`];
  });

const entriesOf = (value: unknown): readonly Entry[] =>
  Array.isArray(value) ? value.filter((entry: unknown): entry is Entry => typeof entry === 'object' && entry !== null) : [];

const holds = (files: ReadonlyMap<string, string>, path: string): boolean =>
  files.has(path) || [...files.keys()].some((name) => name.startsWith(`${path}/`));

/** `<basepath>` is replaced by the unpacked package (ModuleInstaller.php:313 and others); nothing else is. */
const sourceIssues = (section: string, from: unknown, files: ReadonlyMap<string, string>): readonly string[] => {
  if (typeof from !== 'string' || !from.startsWith('<basepath>/')) return [`${section}: ${String(from)} does not begin with <basepath>/`];
  return holds(files, from.slice('<basepath>/'.length)) ? [] : [`${section}: ${from} is not in the package`];
};

/** Copied over what is there; a path with `..` or of the core itself would change the CRM (ModuleInstaller.php:272-289). */
const copyIssues = (entry: Entry): readonly string[] =>
  /^custom\/[\w/.-]+$/.test(entry.to ?? '') && !(entry.to ?? '').includes('..') ? [] : [`copy: ${String(entry.to)} is not below custom/`];

/**
 * 8.8.1, ModuleInstaller.php:335-350: `extensions/` is the base, and updateToPathWithBasePath (:2647-2656) puts it
 * before `to`. The front end loads ../extensions/<name>/remoteEntry.js of the folder of that name.
 */
const coreExtensionIssues = (entry: Entry, files: ReadonlyMap<string, string>): readonly string[] => {
  const { to = '' } = entry;
  if (!/^[A-Za-z]\w*$/.test(to)) return [`copy_core_extensions: to is ${to}; the loader puts extensions/ before it`];
  const source = (entry.from ?? '').replace('<basepath>/', '');
  const config = files.get(`${source}/config/extension.php`) ?? '';
  const served = config.includes(`$extensions['${to}']`) && config.includes(`'../extensions/${to}/remoteEntry.js'`);
  return served && files.has(`${source}/public/remoteEntry.js`) ? [] : [`copy_core_extensions: extensions/${to} configures another extension`];
};

/** extensions.php:45-66 fixes the module of these; installExt (:393) then uses it instead of `to_module`. */
const FIXED_MODULES: Readonly<Record<string, string>> = {
  administration: 'Administration',
  scheduledefs: 'Schedulers',
  user_page: 'Users',
  aow_actions: 'AOW_Actions',
  ...Object.fromEntries(
    ['entrypoints', 'extensions', 'linkdefs', 'utils', 'pdfs', 'external_oauth_providers', 'platforms'].map((section) => [section, 'application']),
  ),
};

/**
 * installExt (:379-417) names the file after `name`, or else keeps its name from the package; install_languages
 * (:1005-1041) combines language and id.
 */
const extensionIssues = (section: string, entries: readonly Entry[]): readonly string[] => {
  const ownName = ({ name, from = '' }: Entry): string => name ?? from.replace(/^.*\//, '').replace(/\.php$/, '');
  const targets = entries.map((entry) => `${String(entry.to_module)}/${section === 'language' ? String(entry.language) : ownName(entry)}`);
  const fixed = FIXED_MODULES[section];
  const elsewhere = entries.flatMap(({ to_module: module }) => (fixed === undefined || module === undefined || module === fixed ? [] : [module]));
  return [
    ...entries.filter(({ to_module: module }) => module === undefined).map(({ from }) => `${section}: ${String(from)} has no to_module`),
    ...elsewhere.map((module) => `${section}: the loader puts it into ${String(fixed)}, not ${module}`),
    ...(section === 'language' ? entries.filter(({ language }) => language === undefined).map(({ from }) => `language: ${String(from)} has no language`) : []),
    ...targets.filter((target, index) => targets.indexOf(target) !== index).map((target) => `${section}: two files become ${target}`),
  ];
};

/** 7.14.6, ModuleInstaller.php:789-804: `from` is copied to custom/modules/Home/Dashlets/<name>; no module is named. */
const dashletIssues = ({ name, from }: Entry, files: ReadonlyMap<string, string>): readonly string[] => {
  if (!name || !/^[A-Za-z]\w*$/.test(name)) return [`dashlets: ${String(from)} has no name`];
  const folder = (from ?? '').replace('<basepath>/', '');
  return [`${name}.php`, `${name}.meta.php`]
    .filter((file) => !files.has(`${folder}/${file}`))
    .map((file) => `dashlets: ${folder} has no ${file}, which Home looks for`);
};

const sectionIssues = (section: string, value: unknown, files: ReadonlyMap<string, string>): readonly string[] => {
  if (section === 'id') return [];
  if (SCRIPT_SECTIONS.includes(section)) return (Array.isArray(value) ? value : [value]).flatMap((path: unknown) => sourceIssues(section, path, files));
  const entries = entriesOf(value);
  if (section === 'custom_fields') {
    return entries.filter(({ module, name }) => !module || !name?.endsWith('_c')).map(({ name }) => `custom_fields: ${String(name)} needs a module and _c at its end`);
  }
  const sources = entries.flatMap(({ from }) => sourceIssues(section, from, files));
  if (section === 'dashlets') return [...sources, ...entries.flatMap((entry) => dashletIssues(entry, files))];
  if (section === 'copy') return [...sources, ...entries.flatMap(copyIssues)];
  if (section === 'copy_core_extensions') return [...sources, ...entries.flatMap((entry) => coreExtensionIssues(entry, files))];
  return [...sources, ...extensionIssues(section, entries)];
};

/** Where this loader would deviate from what the package intends; empty if nowhere. */
export const loaderIssues = (loader: Loader, package_: Package): readonly string[] => [
  ...reservedIssues(package_),
  ...manifestIssues(loader.versions, package_),
  ...Object.entries(package_.installdefs).flatMap(([section, value]) => {
    if (loader.name === 'SuiteCRM 7' && IGNORED_BY_SUITE_7.includes(section)) return [];
    return loader.sections.includes(section) ? sectionIssues(section, value, package_.files) : [`${section}: this loader ignores it`];
  }),
];
