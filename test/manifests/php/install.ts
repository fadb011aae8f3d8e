import { packageFiles } from '../../../scripts/packages/contents.ts';
import type { Product } from '../../../scripts/packages/product.ts';
import { fileURLToPath } from 'node:url';

/** The CRM's folder in PHP's file system. */
export const CRM_ROOT = '/crm';
export const MANIFESTS = fileURLToPath(new URL('../../../manifests', import.meta.url));

interface CopyRule {
  readonly from: string;
  readonly to: string;
}

const readTexts = (product: Product): ReadonlyMap<string, string> =>
  new Map([...packageFiles(MANIFESTS, product)].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));

const known = new Map<Product, ReadonlyMap<string, string>>();

/** The text files of a package, by path in the zip; built once. */
export const packageTexts = (product: Product): ReadonlyMap<string, string> => {
  const texts = known.get(product) ?? readTexts(product);
  known.set(product, texts);
  return texts;
};

/** Copies folders like the CRMs' module installers: `<basepath>/a` to `b`. */
export const applyCopies = (
  files: ReadonlyMap<string, string>,
  rules: readonly CopyRule[],
): ReadonlyMap<string, string> => {
  const installed = new Map<string, string>();
  for (const { from, to } of rules) {
    const source = `${from.replace('<basepath>/', '')}/`;
    for (const [path, text] of files) {
      if (path.startsWith(source)) installed.set(`${CRM_ROOT}/${to}/${path.slice(source.length)}`, text);
    }
  }
  return installed;
};
