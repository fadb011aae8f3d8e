/** A CRM that takes activities on its first port, and on its second accepts them and never answers. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sayReady } from './lib/child.ts';

/** Activities taken, the number of different calls among them, and requests left hanging. */
export interface CrmCounts {
  readonly taken: number;
  readonly calls: number;
  readonly hanging: number;
}

const calls = new Set<string>();
const seen = { taken: 0, hanging: 0 };

const well = createServer((req, res) => {
  req.resume();
  req.on('end', () => {
    seen.taken += 1;
    calls.add(String(req.headers['webhook-id']));
    res.writeHead(204).end();
  });
});
const stuck = createServer((req) => {
  seen.hanging += 1;
  req.resume();
});

process.on('message', () => {
  process.send?.({ ...seen, calls: calls.size } satisfies CrmCounts);
});
process.on('disconnect', () => process.exit());

await Promise.all(
  [well, stuck].map((server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 4096, resolve))),
);
sayReady(...[well, stuck].map((server) => (server.address() as AddressInfo).port));
