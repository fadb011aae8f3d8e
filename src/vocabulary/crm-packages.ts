/**
 * The version of the packages for SuiteCRM and SugarCRM that this service hands out; their PHP says it with each
 * request.
 */
export const PACKAGE_VERSION = '1.3.0';

/** The header in which a package says its version. Not signed: it decides about a note only. */
export const PACKAGE_HEADER = 'x-mor-package';

/** The kinds of CRM whose packages say it. */
export const PACKAGED_TYPES: readonly string[] = ['suitecrm', 'sugarcrm'];

const VERSION = /^\d{1,5}\.\d{1,5}\.\d{1,5}$/;

/** What the header says; empty for packages before 1.3.0, which say nothing. */
export const packageVersion = (header: string | undefined): string =>
  header !== undefined && VERSION.test(header) ? header : '';

/** Whether an installed package is older than the service's; it may be newer when the service was put back. */
export const isOlderPackage = (installed: string): boolean => {
  const [theirs, ours] = [installed, PACKAGE_VERSION].map((version) => version.split('.').map(Number));
  const at = ours?.findIndex((part, place) => part !== theirs?.[place]) ?? -1;
  return at >= 0 && (theirs?.[at] ?? 0) < (ours?.[at] ?? 0);
};
