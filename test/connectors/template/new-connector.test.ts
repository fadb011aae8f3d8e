import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { withEverythingOn } from '../../config/sample.ts';
import { newConnector, WrongName } from '../../../scripts/new-connector.ts';

const COPIED = [
  ...[
    'connectors/template',
    'test/connectors/template',
    'test/simulators/template',
    'connectors/registry.ts',
  ],
  ...['scripts/walls/outside.ts', 'config.sample.yml', 'docs/configuration.md'],
];
const MADE = ['connectors/my-crm', 'test/connectors/my-crm', 'test/simulators/my-crm'];

describe('npm run new:connector', () => {
  let root = '';
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'new-connector-'));
    for (const path of COPIED) cpSync(path, join(root, path), { recursive: true });
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it('creates folder, test and CRM under the new name, and names the type everywhere', () => {
    newConnector(root, 'my-crm');
    const files = MADE.flatMap((folder) => readdirSync(join(root, folder)).map((file) => join(folder, file)));
    expect(files).toContain('connectors/my-crm/connector.ts');
    expect(files.filter((file) => /template/i.test(read(file)))).toEqual([]);
    expect(read('connectors/my-crm/connector.ts')).toContain("type: 'my-crm',");
    expect(read('connectors/registry.ts')).toContain("import { myCrm } from './my-crm/connector.ts';");
    expect(read('connectors/registry.ts')).toContain('generic, myCrm]');
    expect(read('scripts/walls/outside.ts')).toContain("room: 'connectors/my-crm'");
    const { crms } = parse(withEverythingOn(read('config.sample.yml'))) as { crms: unknown[] };
    expect(crms.at(-1)).toMatchObject({ id: 'my-crm', type: 'my-crm' });
    expect(read('docs/configuration.md')).toContain('<!-- /my-crm -->');
  });

  it.each(['', 'My CRM', '../x', 'template'])('rejects the name %j and changes nothing', (name) => {
    expect(() => {
      newConnector(root, name);
    }).toThrow(WrongName);
    expect(MADE.some((folder) => existsSync(join(root, folder)))).toBe(false);
    expect(read('connectors/registry.ts')).toBe(readFileSync('connectors/registry.ts', 'utf8'));
  });
});
