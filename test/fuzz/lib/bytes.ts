import { gzipSync } from 'node:zlib';
import fc from 'fast-check';

/** How text becomes bytes; bytes are kept in base64, so that an input can be a file. */
export const ENCODINGS = [
  'utf8',
  'bom',
  'utf16le',
  'utf16be',
  'latin1',
  'cp1252',
  'utf16-bare',
  'cut',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

export const encoding = fc.constantFrom(...ENCODINGS);

const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16();

export const encode = (text: string, how: Encoding): Buffer => {
  switch (how) {
    case 'utf8':
      return Buffer.from(text, 'utf8');
    case 'bom':
      return Buffer.from(`\ufeff${text}`, 'utf8');
    case 'utf16le':
      return Buffer.from(`\ufeff${text}`, 'utf16le');
    case 'utf16be':
      return swapped(Buffer.from(`\ufeff${text}`, 'utf16le'));
    case 'utf16-bare':
      return Buffer.from(text, 'utf16le');
    case 'latin1':
      return Buffer.from(text, 'latin1');
    case 'cp1252':
      return Buffer.concat([Buffer.from(text, 'latin1'), Buffer.from([0x80, 0x9f, 0xe4])]);
    case 'cut':
      return Buffer.from(`${text}ä`, 'utf8').subarray(0, -1);
  }
};

export const gzipped = (bytes: Buffer): Buffer => gzipSync(bytes);
