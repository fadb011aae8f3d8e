/** What many teams would write in an afternoon: Express, axios and xml2js; checks the signature, keeps nothing. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios from 'axios';
import express from 'express';
import { parseStringPromise } from 'xml2js';
import { sayReady } from '../lib/child.ts';

const [morUrl = '', secret = '', morKey = ''] = process.argv.slice(2);
const key = Buffer.from(secret, 'utf8');
const app = express();
const bodies = new WeakMap<IncomingMessage, Buffer>();
app.use(express.json({ verify: (req, _res, body) => bodies.set(req, body) }));

const isSigned = (req: express.Request): boolean => {
  const [, given = ''] = (req.get('webhook-signature') ?? '').split(',');
  const expected = createHmac('sha256', key)
    .update(`${req.get('webhook-id') ?? ''}.${req.get('webhook-timestamp') ?? ''}.`)
    .update(bodies.get(req) ?? Buffer.alloc(0))
    .digest();
  const signature = Buffer.from(given, 'base64');
  return signature.length === expected.length && timingSafeEqual(signature, expected);
};

interface Body {
  readonly user: string;
  readonly number: string;
}

app.post('/v1/calls', async (req, res) => {
  if (!isSigned(req)) {
    res.status(401).json({ error: 'signature' });
    return;
  }
  const { user, number } = req.body as Body;
  const device = user.replace(/\D/g, '');
  const src = `1${device.padStart(5, '0')}`;
  const dst = number.replace(/\D/g, '').replace(/^00/, '');
  const hash = createHash('sha1').update(`${device}${src}${dst}${morKey}`).digest('hex');
  const form = new URLSearchParams({ device, src, dst, hash, u: user, callback_uniqueid: '1' });
  const answer = await axios.post<string>(`${morUrl}/api/callback_init`, form.toString());
  const parsed = (await parseStringPromise(answer.data)) as { page?: { callback_uniqueid?: string[] } };
  res
    .status(201)
    .json({ id: parsed.page?.callback_uniqueid?.[0], user, destination: dst, state: 'accepted' });
});

process.on('disconnect', () => process.exit());
const server = app.listen(0, '127.0.0.1', () => {
  sayReady((server.address() as AddressInfo).port);
});
