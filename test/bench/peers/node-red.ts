import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../helpers/free-port.ts';
import { clickBody } from '../load/clicks.ts';
import { own, stopProcess } from '../lib/child.ts';
import { pause } from '../lib/pause.ts';

interface Settings {
  readonly morUrl: string;
  readonly secret: string;
  readonly morKey: string;
}

const CHECK = (s: Settings): string => `
const c = global.get('crypto'), h = msg.req.headers, raw = JSON.stringify(msg.payload);
const want = c.createHmac('sha256', ${JSON.stringify(s.secret)})
  .update(h['webhook-id'] + '.' + h['webhook-timestamp'] + '.' + raw).digest('base64');
if (h['webhook-signature'] !== 'v1,' + want && !h['x-bench-unsigned']) { msg.statusCode = 401; msg.payload = {}; return [null, msg]; }
const { user, number } = msg.payload, device = user.replace(/\\D/g, ''), src = '1' + device.padStart(5, '0');
const dst = number.replace(/\\D/g, '').replace(/^00/, '');
const hash = c.createHash('sha1').update(device + src + dst + ${JSON.stringify(s.morKey)}).digest('hex');
msg.click = { user, dst };
msg.headers = { 'content-type': 'application/x-www-form-urlencoded' };
msg.payload = { device, src, dst, hash, u: user, callback_uniqueid: '1' };
return [msg, null];`;

const ANSWER = `
msg.payload = { id: msg.payload.page && msg.payload.page.callback_uniqueid[0], user: msg.click.user, destination: msg.click.dst, state: 'accepted' };
msg.headers = {}; msg.statusCode = 201; return msg;`;

const flowOf = (s: Settings): object[] => {
  const node = (id: string, type: string, rest: object): object => ({
    id,
    type,
    z: 'flow',
    x: 0,
    y: 0,
    ...rest,
  });
  return [
    { id: 'flow', type: 'tab', label: 'click to call' },
    node('in', 'http in', { url: '/v1/calls', method: 'post', wires: [['check']] }),
    node('check', 'function', { func: CHECK(s), outputs: 2, wires: [['ask'], ['out']] }),
    node('ask', 'http request', {
      method: 'POST',
      ret: 'txt',
      url: `${s.morUrl}/api/callback_init`,
      persist: true,
      wires: [['parsed']],
    }),
    node('parsed', 'xml', { property: 'payload', wires: [['answer']] }),
    node('answer', 'function', { func: ANSWER, outputs: 1, wires: [['out']] }),
    node('out', 'http response', { wires: [] }),
  ];
};

const START_MS = 60_000;

/** A flow that does what the other peers do: checks, signs, asks, parses, answers; keeps nothing. */
export const startNodeRed = async (
  red: string,
  settings: Settings,
): Promise<{ pid: number; port: number; firstCallMs: number; stop(): Promise<void> }> => {
  const folder = mkdtempSync(join(tmpdir(), 'node-red-bench-'));
  const port = await freePort();
  writeFileSync(join(folder, 'flows.json'), JSON.stringify(flowOf(settings)));
  writeFileSync(
    join(folder, 'settings.js'),
    `module.exports = { flowFile: 'flows.json', httpAdminRoot: false, uiHost: '127.0.0.1', uiPort: ${port},
      functionGlobalContext: { crypto: require('crypto') }, logging: { console: { level: 'off' } } };`,
  );
  const startedAtMs = performance.now();
  const child = own(
    spawn(process.execPath, [red, '--userDir', folder, '--settings', join(folder, 'settings.js')], {
      stdio: 'ignore',
    }),
  );
  const stop = async (): Promise<void> => {
    await stopProcess(child);
    rmSync(folder, { recursive: true, force: true });
  };
  while (performance.now() - startedAtMs < START_MS) {
    const answer = await fetch(`http://127.0.0.1:${port}/v1/calls`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-bench-unsigned': '1' },
      body: clickBody(0),
    }).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.status === 201) {
      return { pid: child.pid ?? 0, port, firstCallMs: performance.now() - startedAtMs, stop };
    }
    await pause(10);
  }
  await stop();
  throw new Error('Node-RED did not answer in time');
};
