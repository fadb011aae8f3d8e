import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { PACKAGE_VERSION } from '../../src/vocabulary/crm-packages.ts';
import { packageTexts } from './php/install.ts';

const REMOTE_ENTRY = 'extensions/morConnector/public/remoteEntry.js';

/** Loads an extension like SuiteCRM 8, in a separate process because each run needs a different Angular. */
const HOST = (source: string, angular: string, pageWorks: boolean): string => `
  const appended = [];
  globalThis.document = ${
    pageWorks
      ? `{ getElementById: () => null, createElement: () => ({ dataset: {} }), head: { append: (node) => appended.push(node) } }`
      : `{ getElementById() { throw new Error('the page is not as expected'); } }`
  };
  console.warn = () => {};
  globalThis.$localize ??= (parts) => parts.join('');
  const { createNgModule, Injector } = await import(${JSON.stringify(angular)});
  const url = 'data:text/javascript;base64,' + Buffer.from(${JSON.stringify(source)}.replaceAll('import.meta.url', "'https://crm.test/extensions/morConnector/remoteEntry.js'")).toString('base64');
  const remote = await import(url);
  await remote.init({});
  const { ExtensionModule } = (await remote.get('./Module'))();
  const module = createNgModule(ExtensionModule, Injector.NULL);
  process.stdout.write(JSON.stringify({
    isInstance: module.instance instanceof ExtensionModule,
    scripts: appended.map(({ src, dataset }) => ({ src, ...dataset })),
  }));
`;

const load = (angular: string, pageWorks: boolean): unknown => {
  const source = packageTexts('suitecrm').get(REMOTE_ENTRY) ?? '';
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', HOST(source, angular, pageWorks)], {
    encoding: 'utf8',
    cwd: process.cwd(),
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
};

describe('the module for SuiteCRM 8', () => {
  it.each(['16', '17', '18', '19', '20'].map((major) => `angular-core-${major}`))('is instantiated by %s and loads the script', (angular) => {
    const { version } = JSON.parse(readFileSync(`node_modules/${angular}/package.json`, 'utf8')) as { version: string };
    expect(version.split('.')[0]).toBe(angular.slice('angular-core-'.length));
    expect(load(angular, true)).toEqual({
      isInstance: true,
      scripts: [
        {
          src: `https://crm.test/extensions/morConnector/mor-connector.js?v=${PACKAGE_VERSION}`,
          frontEnd: '1',
        },
      ],
    });
  });

  it('never throws, whatever the page looks like', () => {
    expect(load('angular-core-18', false)).toEqual({ isInstance: true, scripts: [] });
  });
});
