import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { generic } from '../../connectors/generic/connector.ts';
import { parseConfig } from '../../src/config/load.ts';
import { readTextFile } from '../../src/config/text-file.ts';

const SECRET = 'pass wörd-0123456789';

describe('a secret in a file', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'text-file-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const read = (bytes: Buffer): string | undefined => {
    const file = join(folder, 'secret');
    writeFileSync(file, bytes);
    const text = stringify({
      mor: [{ id: 'main', url: 'http://127.0.0.1/', secretKey: `\${file:${file}}` }],
    });
    const crmOptions = new Map([['generic', generic.options]]);
    return parseConfig(text, { env: {}, readFile: readTextFile, crmOptions }).mor[0]?.secretKey;
  };

  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(SECRET)],
    ['UTF-8 with a line end', Buffer.from(`${SECRET}\r\n`)],
    ['UTF-8 with a byte-order mark, as Notepad writes it', Buffer.from(`\uFEFF${SECRET}\n`)],
    ['UTF-16 as PowerShell writes it', Buffer.from(`\uFEFF${SECRET}\r\n`, 'utf16le')],
    ['UTF-16 of the other order', Buffer.from(`\uFEFF${SECRET}`, 'utf16le').swap16()],
  ])('%s is the same secret', (_, bytes) => {
    expect(read(bytes)).toBe(SECRET);
  });

  it('is named with the reason when it cannot be read', () => {
    const readAt = (path: string) => (): void => {
      const text = stringify({
        mor: [{ id: 'main', url: 'http://127.0.0.1/', secretKey: `\${file:${path}}` }],
      });
      parseConfig(text, { env: {}, readFile: readTextFile, crmOptions: new Map() });
    };
    expect(readAt(join(folder, 'none'))).toThrow('none does not exist');
    expect(readAt(folder)).toThrow('is a folder');
  });

  it('another encoding is refused instead of being read as another secret', () => {
    expect(() => read(Buffer.from(SECRET, 'latin1'))).toThrow('secretKey');
  });
});
