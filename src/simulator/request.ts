import type { IncomingMessage } from 'node:http';
import type { Params } from './hash.ts';

const LARGEST_BODY = 1_048_576;

/** The whole body; rejects when it is larger than 1 MiB. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk))
      throw new Error('expected a body of bytes: mount the simulator before body parsers');
    size += chunk.length;
    if (size > LARGEST_BODY) throw new Error('the body is larger than 1 MiB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function bodyPairs(contentType: string, body: string, jsonBody: boolean): [string, string][] {
  if (contentType.includes('application/x-www-form-urlencoded')) return [...new URLSearchParams(body)];
  if (!jsonBody || !contentType.includes('json')) return [];
  const parsed: unknown = JSON.parse(body);
  if (typeof parsed !== 'object' || parsed === null) return [];
  return Object.entries(parsed).map(([name, value]) => [name, String(value)]);
}

/** The parameters from form body and query together: as in Rails the query wins, and the last of repeated names. */
export async function readParams(request: IncomingMessage, url: URL, jsonBody: boolean): Promise<Params> {
  const body = await readBody(request);
  const contentType = request.headers['content-type'] ?? '';
  return new Map([...bodyPairs(contentType, body, jsonBody), ...url.searchParams]);
}
