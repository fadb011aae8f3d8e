import type { IncomingMessage } from 'node:http';
import { Problem } from '../calls/problems.ts';

const MAX_BODY_BYTES = 64 * 1024;

const isProblem = (reason: unknown): reason is Problem => reason instanceof Problem;

/** Reads the whole body, or rejects with Problem `payload_too_large` without keeping it. `signal` aborts with its reason. */
export const readBody = (
  req: IncomingMessage,
  { maxBytes = MAX_BODY_BYTES, signal }: { maxBytes?: number; signal?: AbortSignal } = {},
): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const gone = (): Problem =>
      new Problem('invalid_request', 'The connection was closed before the body was complete.');
    if (req.destroyed) {
      reject(gone());
      return;
    }
    let chunks: Buffer[] = [];
    let size = 0;
    /** Everything that still arrives is read and dropped, so that the sender gets to read the answer. */
    const giveUp = (problem: Problem): void => {
      chunks = [];
      req.removeAllListeners('data');
      req.resume();
      reject(problem);
    };
    const tooLarge = (): void => {
      giveUp(new Problem('payload_too_large', `The body is larger than ${maxBytes} bytes.`));
    };
    if (Number(req.headers['content-length'] ?? 0) > maxBytes) {
      tooLarge();
      return;
    }
    signal?.addEventListener('abort', () => {
      giveUp(isProblem(signal.reason) ? signal.reason : gone());
    });
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) tooLarge();
      else chunks.push(chunk);
    });
    req.on('end', () => {
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
    });
    req.on('error', reject);
    req.on('aborted', () => {
      reject(gone());
    });
  });
