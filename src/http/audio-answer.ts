import { once } from 'node:events';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { Audio, AudioRequest } from '../calls/mor-recordings.ts';
import { defined } from '../defined.ts';
import { NO_FRAMES } from './no-frames.ts';

/** What a player asks for. */
export const audioRequestOf = (method: string | undefined, headers: IncomingHttpHeaders): AudioRequest => {
  const ifRange = headers['if-range'];
  return {
    method: method === 'HEAD' ? 'HEAD' : 'GET',
    ...defined({ range: headers.range, ifRange: typeof ifRange === 'string' ? ifRange : undefined }),
  };
};

/** Passes audio on as fast as the listener takes it; MOR is read no further once the listener has gone. */
export const sendAudio = async (res: ServerResponse, { status, headers, body }: Audio): Promise<void> => {
  res.writeHead(status, {
    'accept-ranges': 'bytes',
    ...headers,
    'cache-control': 'no-store',
    'content-disposition': 'inline; filename="recording.mp3"',
    'x-content-type-options': 'nosniff',
    'content-security-policy': NO_FRAMES,
  });
  try {
    for await (const chunk of body) {
      if (res.destroyed) return;
      if (!res.write(chunk)) await Promise.race([once(res, 'drain'), once(res, 'close')]);
    }
    res.end();
  } catch {
    // MOR broke off: the length that was announced tells the player that something is missing.
    res.destroy();
  }
};
