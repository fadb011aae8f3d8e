import type { RequestListener } from 'node:http';
import { Problem } from '../calls/problems.ts';
import type { Log } from '../calls/ports.ts';
import { NO_FRAMES } from './no-frames.ts';
import { problemReply } from './problem-json.ts';
import { requestIdOf } from './serve.ts';

/** Answers requests until everything behind the address has started. */
export const starting =
  (log: Log): RequestListener =>
  (req, res) => {
    if (req.url === '/healthz') {
      res
        .writeHead(200, { 'content-type': 'application/json', 'content-security-policy': NO_FRAMES })
        .end('{"ok":true}');
      return;
    }
    const problem = new Problem('not_ready', 'The connector is starting.', { retryAfterSec: 1 });
    const { status, headers, body } = problemReply(problem, {
      requestId: requestIdOf(req),
      publicUrl: '',
      resultsOf: () => [],
      log,
    });
    res.writeHead(status, headers).end(JSON.stringify(body));
  };
