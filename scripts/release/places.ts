/** A place that carries a version: everything that the pattern finds in the file, with the version as its group. */
type Place = readonly [file: string, pattern: RegExp];

/** Of the service. */
const SERVICE: readonly Place[] = [
  ['package.json', /(?<=^ {2}"version": ")([^"]+)(?=")/m],
  ['package-lock.json', /(?<=^ {2}"version": ")([^"]+)(?=")/m],
  ['package-lock.json', /(?<="": \{\n {6}"name": "mor-crm-connector",\n {6}"version": ")([^"]+)(?=")/],
  ['manifests/deploy/kubernetes/connector.yml', /(?<=image: mor-crm-connector:)(\S+)/g],
];

/** Of the CRM packages, which have a number of their own: a Module Loader refuses a smaller one. */
const PACKAGES: readonly Place[] = [
  ['src/vocabulary/crm-packages.ts', /(?<=PACKAGE_VERSION = ')([^']+)(?=')/],
  ['manifests/crm-shared/php/MorConnector.php', /(?<=const VERSION = ')([^']+)(?=')/],
  ['manifests/suitecrm/extensions/morConnector/config/extension.php', /(?<='version' => ')([^']+)(?=')/],
  ['manifests/suitecrm/extensions/morConnector/public/remoteEntry.js', /(?<=mor-connector\.js\?v=)([\d.]+)/],
  ['manifests/suitecrm/README.md', /(?<=mor-connector-suitecrm-)([\d.]+)(?=\.zip)/g],
  ['manifests/sugarcrm/README.md', /(?<=mor-connector-sugarcrm-)([\d.]+)(?=\.zip)/g],
];

/** Of the Salesforce package, which follows the service. */
const SALESFORCE: readonly Place[] = [
  ['manifests/salesforce/sfdx-project.json', /(?<="versionNumber": ")([\d.]+)(?=\.NEXT")/],
];

const VERSION = /^\d+\.\d+\.\d+$/;

/**
 * Every file that carries a version, with the new one in all of its places. Throws for a text that is no version, and for
 * a place that has gone: a version that is changed in some places only is worse than none.
 */
export const withVersions = (
  { service, packages }: { readonly service: string; readonly packages?: string | undefined },
  read: (file: string) => string,
): ReadonlyMap<string, string> => {
  const texts = new Map<string, string>();
  const write = (places: readonly Place[], version: string): void => {
    if (!VERSION.test(version)) throw new Error(`${version} is no version: three numbers, as in 1.2.0`);
    for (const [file, pattern] of places) {
      const text = texts.get(file) ?? read(file);
      if (text.search(pattern) < 0) throw new Error(`${file} does not say its version where it did`);
      texts.set(file, text.replace(pattern, version));
    }
  };
  write([...SERVICE, ...SALESFORCE], service);
  if (packages !== undefined) write(PACKAGES, packages);
  return texts;
};
