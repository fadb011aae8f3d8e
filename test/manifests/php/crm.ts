import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import type { Product } from '../../../scripts/packages/product.ts';
import { applyCopies, CRM_ROOT, packageTexts } from './install.ts';
import { runPhp, type PhpVersion } from './run-php.ts';

const own = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

const COPIES = [
  { from: '<basepath>/copy/custom', to: 'custom' },
] as const;

const pem = { format: 'pem' } as const;
const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', ...pem },
  publicKeyEncoding: { type: 'spki', ...pem },
});

/** The files of a CRM with the package installed. */
export const installedCrm = (product: Product): ReadonlyMap<string, string> =>
  new Map([
    ...applyCopies(packageTexts(product), COPIES),
    [`${CRM_ROOT}/include/utils/encryption_utils.php`, own('encryption-stub.php')],
    [`${CRM_ROOT}/include/MVC/View/SugarView.php`, '<?php\n'],
    ['/stubs/crm.php', own('crm-stubs.php')],
    ['/stubs/host.php', own('test-host.php')],
    // As an administrator makes them for SuiteCRM's API.
    [`${CRM_ROOT}/Api/V8/OAuth2/private.key`, keys.privateKey],
    [`${CRM_ROOT}/Api/V8/OAuth2/public.key`, keys.publicKey],
  ]);

const PROLOGUE = "<?php require '/stubs/crm.php'; require '/stubs/host.php';\n";

/** Runs PHP scripts inside the CRM; each prints one JSON value with `out(...)`. Throws on any warning. */
export const inCrm = async (
  version: PhpVersion,
  product: Product,
  scripts: readonly string[],
): Promise<readonly unknown[]> => {
  const results = await runPhp(
    version,
    installedCrm(product),
    scripts.map((script) => PROLOGUE + script),
  );
  return results.map(({ text, errors, exitCode }) => {
    expect({ errors, exitCode, warnings: /(Warning|Notice|Deprecated|Fatal error)/.exec(text)?.[0] && text }).toEqual({
      errors: '',
      exitCode: 0,
      warnings: undefined,
    });
    const value: unknown = JSON.parse(text);
    return value;
  });
};
