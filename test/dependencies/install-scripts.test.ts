import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

interface Lock {
  readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean }>>;
}
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

it('decides about each package that has a script for its installation', () => {
  // npm 11 warns a newcomer of those that package.json says nothing of. PostgreSQL's make the links between its libraries;
  // no other needs its script: the binary comes as an optional dependency, the script only repairs installations without.
  const scripted = Object.entries((read('package-lock.json') as Lock).packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
  const { allowScripts } = read('package.json') as { allowScripts: Record<string, boolean> };
  expect(Object.keys(allowScripts).sort()).toEqual([...new Set(scripted)].sort());
});
