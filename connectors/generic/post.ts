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
    // The status line already says what happened; a truncated body must not turn "written" into "try again".
  }
  return Buffer.concat(chunks).subarray(0, MAX_ANSWER_BYTES).toString('utf8');
};

/** Sends one request under one overall time limit; rejects when no status line arrives. Does not follow redirects. */
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
