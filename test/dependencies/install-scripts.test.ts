import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

interface Lock {
  readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean }>>;
}
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

it('decides on each package that has an install script', () => {
  // npm 11 warns about install scripts that package.json does not mention. PostgreSQL's create the links between its
  // libraries; no other package needs its script: the binary is an optional dependency that the script only repairs.
  const scripted = Object.entries((read('package-lock.json') as Lock).packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
  const { allowScripts } = read('package.json') as { allowScripts: Record<string, boolean> };
  expect(Object.keys(allowScripts).sort()).toEqual([...new Set(scripted)].sort());
});
