import type { Package } from './loader-rules.ts';

/*
 * How the Module Loader handles each key of `$manifest`, according to the source of SuiteCRM 7.14.6 (same lines in 7.14.0
 * to 7.15.0) and the legacy part of 8.8.1. Paths are below modules/Administration unless they name another folder.
 */

/** `published_date` and `key` are only shown, in the list and in the history: UpgradeWizard.php:300-332. */
const KEYS = [
  ...['name', 'description', 'author', 'version', 'type', 'is_uninstallable', 'remove_tables', 'icon', 'readme', 'dependencies'],
  ...['acceptable_sugar_versions', 'acceptable_suitecrm_versions', 'acceptable_sugar_flavors', 'built_in_version'],
  ...['published_date', 'key'],
];

type Versions = Readonly<Record<string, string>>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((text: unknown): text is string => typeof text === 'string') : [];

/** preg_match of `/<pattern>/`; a slash in the pattern would end it. */
const matches = (pattern: string, version: string): boolean => !/(^|[^\\])\//.test(pattern) && new RegExp(pattern).test(version);

/**
 * ModuleInstall/PackageManager/PackageManager.php:441-505 ends the upload with "incompatible" unless one of the exact
 * or regular matches fits; an absent key fits.
 */
const versionIssues = (versions: Versions, { manifest }: Package): readonly string[] =>
  Object.entries(versions).flatMap(([key, version]) => {
    const wanted = manifest[key];
    if (!isObject(wanted) || (!('exact_matches' in wanted) && !('regex_matches' in wanted))) return [];
    const { exact_matches: exact, regex_matches: patterns } = wanted;
    const fits = texts(exact).includes(version) || texts(patterns).some((pattern) => matches(pattern, version));
    return fits ? [] : [`manifest: ${key} refuses ${version}`];
  });

/**
 * UpgradeWizard_prepare.php:80-86, 155-266, 302-314: README.txt and LICENSE.txt at the top level are shown, and a licence
 * has to be accepted; without README.txt the text of `readme` itself is shown, not the file of that name.
 * UpgradeWizard.php:183 extracts the icon from the zip.
 */
const fileIssues = ({ manifest, files }: Package): readonly string[] => {
  const { readme, icon } = manifest;
  const missingIcon = typeof icon === 'string' && icon !== '' && !files.has(icon);
  const readmeNamesFile = typeof readme === 'string' && /^\S+\.\w+$/.test(readme);
  return [
    ...(files.has('README.txt') || !readmeNamesFile ? [] : [`manifest: the loader shows the words ${readme}, not that file`]),
    ...(missingIcon ? [`manifest: icon ${icon} is not in the package`] : []),
    ...(files.has('LICENSE.txt') ? [] : ['LICENSE.txt: without it nobody is asked to accept the licence']),
  ];
};

/**
 * UpgradeWizard_prepare.php:127-225 puts name, description, author, version and id into attributes of a form as they
 * are; UpgradeHistory.php:139-160 compares versions part by part as numbers and takes a major of 0 for "no version".
 * The id names the language files (ModuleInstall/ModuleInstaller.php:1005-1041). The administrator is asked only when
 * `remove_tables` is `prompt` (UpgradeWizard_prepare.php:152, 364). With `$upgrade_manifest`, an update from a version not
 * named in it is aborted (ModuleInstaller.php:150-162).
 */
export const manifestIssues = (versions: Versions, package_: Package): readonly string[] => {
  const { manifest, installdefs, upgrade } = package_;
  const { version, type, remove_tables: tables, is_uninstallable: removable } = manifest;
  const shown = [manifest['name'], manifest['description'], manifest['author'], installdefs['id']];
  return [
    ...Object.keys(manifest).filter((key) => !KEYS.includes(key)).map((key) => `manifest: ${key} is a key that no loader reads`),
    ...shown.filter((text) => typeof text !== 'string' || text === '' || /["'<>&]/.test(text)).map((text) => `manifest: ${String(text)} breaks the form`),
    ...(/^\w+$/.test(String(installdefs['id'])) ? [] : [`installdefs: id ${String(installdefs['id'])} cannot name a file`]),
    ...(typeof version === 'string' && /^[1-9]\d*(\.\d+){2}$/.test(version) ? [] : [`manifest: version ${String(version)}`]),
    ...(type === 'module' ? [] : [`manifest: type ${String(type)} is not installed by the Module Loader`]),
    ...(tables === 'prompt' && removable === true ? [] : ['manifest: uninstalling would not ask about the fields']),
    ...(upgrade === null ? [] : ['upgrade_manifest: an update from a version that it does not name is given up']),
    ...versionIssues(versions, package_),
    ...fileIssues(package_),
  ];
};
