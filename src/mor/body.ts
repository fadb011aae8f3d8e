import { promisify } from 'node:util';
import { gunzip, inflate, inflateRaw } from 'node:zlib';
import type { HttpAnswer } from './http.ts';

const unzip = { gzip: promisify(gunzip), zlib: promisify(inflate), raw: promisify(inflateRaw) };
const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8');

const isGzip = (body: Buffer): boolean => body[0] === 0x1f && body[1] === 0x8b;
/** RFC 1950: method 8, and both bytes together divisible by 31. */
const isZlib = (body: Buffer): boolean =>
  body.length > 1 && (body.readUInt8(0) & 0x0f) === 8 && body.readUInt16BE(0) % 31 === 0;

async function inflated(answer: HttpAnswer, maxBytes: number): Promise<Buffer> {
  const bound = { maxOutputLength: maxBytes };
  let { body } = answer;
  if (answer.contentEncoding?.toLowerCase() === 'deflate') {
    body = isZlib(body) ? await unzip.zlib(body, bound) : await unzip.raw(body, bound);
  }
  // By its first bytes, not by the header: MOR sends gzipped files as content, and proxies compress them again.
  for (let layer = 0; layer < 2 && isGzip(body); layer++) body = await unzip.gzip(body, bound);
  return body;
}

const UTF16 = { feff: 'utf-16be', fffe: 'utf-16le' } as const;
const HEADER_CHARSET = /charset\s*=\s*["']?([\w.:-]+)/i;
const PROLOG_CHARSET = /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)/;

/** The encoding that the body claims: by its first bytes, the header, or the XML prolog. */
function charsetOf(body: Buffer, contentType: string | undefined): string | undefined {
  const mark = body.subarray(0, 2).toString('hex');
  if (mark === 'feff' || mark === 'fffe') return UTF16[mark];
  return (
    HEADER_CHARSET.exec(contentType ?? '')?.[1] ??
    PROLOG_CHARSET.exec(body.subarray(0, 200).toString('latin1'))?.[1]
  );
}

/** UTF-8 if it can be, regardless of the headers (MOR's own texts are ASCII, and headers lie), otherwise the declared encoding. */
function decode(body: Buffer, contentType: string | undefined): string | undefined {
  try {
    const text = strict.decode(body);
    // UTF-16 without a byte order mark reads as UTF-8 with zero bytes.
    if (!text.includes('\0')) return text;
  } catch {
    // Not UTF-8.
  }
  const charset = charsetOf(body, contentType);
  try {
    return charset === undefined ? undefined : new TextDecoder(charset, { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

/**
 * The body as text, decompressed to at most `maxBytes`. Undefined if it cannot be decompressed or, with `exact`, is not
 * in the encoding that it claims; otherwise stray bytes become U+FFFD, so that one odd name does not hide a whole list.
 */
export async function bodyText(
  answer: HttpAnswer,
  maxBytes: number,
  exact: boolean,
): Promise<string | undefined> {
  try {
    const packed = answer.contentEncoding !== undefined || isGzip(answer.body);
    const body = packed ? await inflated(answer, maxBytes) : answer.body;
    return decode(body, answer.contentType) ?? (exact ? undefined : lenient.decode(body));
  } catch {
    return undefined;
  }
}
