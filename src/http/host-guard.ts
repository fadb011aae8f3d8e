import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../calls/ports.ts';
import { Problem } from '../calls/problems.ts';
import { problemReply } from './problem-json.ts';
import { requestIdOf } from './serve.ts';

/** `localhost:8085`, `[::1]:8085` -> `localhost`, `[::1]`. */
const hostnameOf = (header: string): string => header.replace(/:\d*$/, '').toLowerCase();

/**
 * Answers requests for other hosts itself, and returns whether the request may go on. A page elsewhere can make its own host name
 * resolve to this machine (DNS rebinding) and would then read our answers as its own; the Host header still shows that name.
 */
export const hostGuard = (
  hosts: readonly string[] | undefined,
  log: Log,
): ((req: IncomingMessage, res: ServerResponse) => boolean) => {
  if (hosts === undefined) return () => true;
  return (req, res) => {
    if (hosts.includes(hostnameOf(req.headers.host ?? ''))) return true;
    const problem = new Problem(
      'forbidden',
      `This connector answers at ${hosts.join(' and ')} only, not at the host that the request names.`,
    );
    const { status, headers, body } = problemReply(problem, {
      requestId: requestIdOf(req),
      publicUrl: '',
      resultsOf: () => [],
      log,
    });
    res.writeHead(status, headers).end(JSON.stringify(body));
    return false;
  };
};
