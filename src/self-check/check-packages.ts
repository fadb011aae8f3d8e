import type { Runtime } from '../app/runtime.ts';
import type { CheckLine } from '../calls/connector.ts';
import { PACKAGED_TYPES, PACKAGE_VERSION, isOlderPackage } from '../vocabulary/crm-packages.ts';
import { ok } from './line.ts';

const CURE =
  'Download the package in the admin pages (Set-up, Connect a CRM) and install it with the Module Loader: it replaces the old one.';

const lineFor = (crm: string, version: string | undefined): CheckLine => {
  const link = `crm ${crm}: package`;
  if (version === undefined)
    return ok(link, 'has not asked anything yet; its version is seen with its first request');
  if (!isOlderPackage(version)) return ok(link, `${version} is installed`);
  const installed = version === '' ? 'one from before 1.3.0' : version;
  return {
    ...ok(link, `${installed} is installed; this service has ${PACKAGE_VERSION}`),
    warn: true,
    cure: CURE,
  };
};

/** Which version of its package each CRM has; an older one works, but lacks what came later. */
export const checkPackages = async ({
  config,
  packages,
}: Pick<Runtime, 'config' | 'packages'>): Promise<CheckLine[]> => {
  const installed = await packages.all();
  return config.crms
    .filter(({ type }) => PACKAGED_TYPES.includes(type))
    .map(({ id }) => lineFor(id, installed.get(id)));
};
