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
  // By its first bytes, whatever the header says: MOR sends gzipped files as content, and a proxy may pack them again.
  for (let layer = 0; layer < 2 && isGzip(body); layer++) body = await unzip.gzip(body, bound);
  return body;
}

/**
 * The body as text, unpacked to at most `maxBytes`. Undefined when it cannot be unpacked or, if `exact`, is not UTF-8;
 * otherwise stray bytes become U+FFFD, so that one odd name does not hide a whole list.
 */
export async function bodyText(
  answer: HttpAnswer,
  maxBytes: number,
  exact: boolean,
): Promise<string | undefined> {
  try {
    const packed = answer.contentEncoding !== undefined || isGzip(answer.body);
    const body = packed ? await inflated(answer, maxBytes) : answer.body;
    return (exact ? strict : lenient).decode(body);
  } catch {
    return undefined;
  }
}
