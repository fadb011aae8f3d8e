/** The floor: bare node:http that reads the body, posts a fixed form with undici and passes MOR's answer on. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'undici';
import { sayReady } from '../lib/child.ts';

const [morUrl = ''] = process.argv.slice(2);
const { origin, pathname } = new URL(morUrl);
const pool = new Pool(origin);
const path = `${pathname}/api/callback_init`;
const form =
  'device=2&dst=37060000000&src=1001&hash=0123456789012345678901234567890123456789&u=bench&callback_uniqueid=1';
const headers = { 'content-type': 'application/x-www-form-urlencoded' };

const server = createServer((req, res) => {
  req.on('data', () => undefined);
  req.on('end', () => {
    void pool
      .request({ method: 'POST', path, headers, body: form })
      .then(({ body }) => body.text())
      .then((text) => {
        res
          .writeHead(200, { 'content-type': 'text/xml', 'content-length': Buffer.byteLength(text) })
          .end(text);
      });
  });
});
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => {
  sayReady((server.address() as AddressInfo).port);
});
