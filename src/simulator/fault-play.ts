import { htmlReply, LOGIN_PAGE } from './reply.ts';
import type { ServerResponse } from 'node:http';
import type { Fault } from './faults.ts';
import type { Pauses } from './pauses.ts';
import type { WireReply } from './reply.ts';

const page = (title: string, server: string): string =>
  `<html>\n<head><title>${title}</title></head>\n<body>\n<center><h1>${title}</h1></center>\n<hr><center>${server}</center>\n</body>\n</html>\n`;

/** What one fault does to a request: a substitute answer, a pause, silence, or a broken connection. */
export type FaultEffect =
  | { readonly kind: 'answer'; readonly reply: WireReply }
  | { readonly kind: 'go-on' }
  | { readonly kind: 'silence' }
  | { readonly kind: 'break' };

/** `reply`: the answer without the fault; undefined while MOR has not acted. */
export async function playFault(
  fault: Fault,
  reply: WireReply | undefined,
  pauses: Pauses,
): Promise<FaultEffect> {
  const answer = (substitute: WireReply): FaultEffect => ({ kind: 'answer', reply: substitute });
  switch (fault.kind) {
    case 'delay':
      return { kind: (await pauses.wait(fault.delayMs)) ? 'go-on' : 'break' };
    case 'reset':
      return { kind: 'break' };
    case 'hang':
      return { kind: 'silence' };
    case 'http-500':
      return answer(htmlReply(500, page('500 Internal Server Error', 'Phusion Passenger')));
    case 'http-502':
      return answer(htmlReply(502, page('502 Bad Gateway', 'nginx')));
    case 'login-page':
      return answer(htmlReply(200, LOGIN_PAGE));
    case 'empty':
      return answer({ ...htmlReply(200, ''), headers: { 'content-type': 'text/html' } });
    case 'truncated':
      return reply === undefined
        ? { kind: 'break' }
        : answer({ ...reply, body: reply.body.subarray(0, Math.floor(reply.body.length / 2)) });
  }
}

/** Sends an answer with MOR's own time in the Date header. */
export function send(response: ServerResponse, reply: WireReply, nowMs: number): void {
  response.writeHead(reply.status, {
    ...reply.headers,
    'content-length': reply.body.length,
    date: new Date(nowMs).toUTCString(),
  });
  response.end(reply.body);
}
