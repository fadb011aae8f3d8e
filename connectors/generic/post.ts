import type { Deadline } from '../shared/deadline.ts';
import type { Answer } from './answer.ts';

const MAX_ANSWER_BYTES = 64 * 1024;

const readStart = async (response: Response): Promise<string> => {
  const body: ReadableStream<Uint8Array> | null = response.body;
  if (body === null) return '';
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    while (bytes < MAX_ANSWER_BYTES) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      bytes += value.length;
    }
    await reader.cancel();
  } catch {
    // The status line has said what happened; a body that breaks off must not turn "written" into "try again".
  }
  return Buffer.concat(chunks).subarray(0, MAX_ANSWER_BYTES).toString('utf8');
};

/** One request with one time limit for all of it; rejects when no status line came. Redirects are not followed. */
export const send = async (
  url: string,
  request: { method: string; headers?: Record<string, string>; body?: string },
  { signal }: Deadline,
): Promise<Answer> => {
  const response = await fetch(url, { ...request, redirect: 'manual', signal });
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    text: await readStart(response),
  };
};
