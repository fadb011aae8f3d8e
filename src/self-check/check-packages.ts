import type { Runtime } from '../app/runtime.ts';
import type { CheckLine } from '../calls/connector.ts';
import { PACKAGED_TYPES, PACKAGE_VERSION, isOlderPackage } from '../vocabulary/crm-packages.ts';
import { at, good, unwise } from '../vocabulary/findings.ts';
import type { Finding } from '../vocabulary/findings.ts';

const findingFor = (version: string | undefined): Finding => {
  if (version === undefined) return good('package_unseen');
  if (!isOlderPackage(version)) return good('package_installed', { version });
  return version === ''
    ? unwise('package_very_old', { newest: PACKAGE_VERSION })
    : unwise('package_old', { version, newest: PACKAGE_VERSION });
};

/** Which version of its package each CRM has; an older one works, but lacks what came later. */
export const checkPackages = async ({
  config,
  packages,
}: Pick<Runtime, 'config' | 'packages'>): Promise<CheckLine[]> => {
  const installed = await packages.all();
  return config.crms
    .filter(({ type }) => PACKAGED_TYPES.includes(type))
    .map(({ id }) => at('crm_package', { crm: id }, findingFor(installed.get(id))));
};
