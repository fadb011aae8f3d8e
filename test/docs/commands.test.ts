import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { CRM_TYPES } from '../../connectors/registry.ts';
import { CHAPTERS } from '../../scripts/site/chapters.ts';
import { USAGE, helpOf } from '../../src/cli/usage.ts';
import type { CommandName } from '../../src/cli/usage.ts';
import { parseConfig } from '../../src/config/load.ts';
import { blocksOf } from './blocks.ts';

const DOCUMENTS = [...CHAPTERS.map(({ file }) => file), 'README.md'];
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** Every place where a document writes code: in a line, or as a block. */
const codeOf = (file: string): readonly string[] => {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/`([^`\n]+)`/g)]
    .map(([, found = '']) => found)
    .concat(blocksOf(text).flatMap(({ code }) => code.split('\n')));
};
const all = DOCUMENTS.flatMap((file) => codeOf(file).map((code) => ({ file, code })));

describe('commands that the documents name', () => {
  it('npm run: the script exists, and the file that it runs', () => {
    const named = all.flatMap(({ file, code }) =>
      [...code.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name = '']) => ({ file, name })),
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter(({ name }) => scripts[name] === undefined)).toEqual([]);
    const files = Object.values(scripts).flatMap(
      (text) => text.match(/(?<=^| )(?:scripts|test|src|manifests)\/[\w./-]+\.m?[jt]s/g) ?? [],
    );
    expect(files.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('mor-crm-connector: the command exists, and takes each of its options', () => {
    const wrong = all.flatMap(({ file, code }) => {
      const [, words = ''] = /(?:mor-crm-connector|dist\/src\/main\.js) ([a-z][^|;&#]*)/.exec(code) ?? [];
      if (words === '') return [];
      const [name = ''] = words.split(' ');
      if (!Object.hasOwn(USAGE, name)) return [`${file}: ${code}`];
      const help = helpOf(name as CommandName);
      return (words.match(/--[a-z-]+/g) ?? [])
        .filter((option) => !help.includes(option))
        .map((option) => `${file}: ${name} ${option}`);
    });
    expect(wrong).toEqual([]);
  });

  it('node: the file exists', () => {
    const named = all.flatMap(
      ({ code }) => code.match(/(?<=^|\s)node (?:--\S+ )*((?:test|scripts|\.ci)\/[\w./-]+)/g) ?? [],
    );
    expect(named.filter((text) => !existsSync(text.replace(/.* /, '')))).toEqual([]);
  });
});

describe('pictures', () => {
  it('exist, each for light and for dark pages, and are small', () => {
    const shown = DOCUMENTS.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/!\[[^\]]+\]\((?:docs\/)?(images\/[\w-]+-light\.webp)\)/g)].map(
        ([, path = '']) => `docs/${path}`,
      ),
    );
    expect(shown.length).toBeGreaterThan(8);
    for (const light of shown)
      for (const path of [light, light.replace('-light.', '-dark.')]) {
        expect([path, existsSync(path)]).toEqual([path, true]);
        expect([path, readFileSync(path).length < 80 * 1024]).toEqual([path, true]);
      }
  });

  it('are all shown somewhere', () => {
    const kept = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'docs/images'], {
      encoding: 'utf8',
    });
    const text = DOCUMENTS.map((file) => readFileSync(file, 'utf8')).join('\n');
    const unused = kept
      .split('\n')
      .filter(
        (path) => path !== '' && !text.includes(path.replace('docs/', '').replace('-dark.', '-light.')),
      );
    expect(unused).toEqual([]);
  });
});

describe('pieces of configuration', () => {
  it('marked as an example are accepted as they stand', () => {
    const examples = DOCUMENTS.flatMap((file) =>
      blocksOf(readFileSync(file, 'utf8')).filter(
        ({ language, isExample }) => language === 'yaml' && isExample,
      ),
    );
    expect(examples.length).toBeGreaterThan(0);
    for (const { code } of examples) {
      const names = [...code.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => [
        name,
        'whsec_' + 'A'.repeat(40),
      ]);
      const config = parseConfig(code, {
        env: Object.fromEntries(names) as Record<string, string>,
        readFile: () => '',
        crmOptions: new Map(CRM_TYPES.map((type) => [type.type, type.options])),
      });
      expect(config.crms.length).toBeGreaterThan(0);
    }
  });
});
