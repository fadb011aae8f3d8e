// Starts the built product with its demo settings, places one call and waits for its outcome and its activity.
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const child = spawn(process.execPath, [resolve('dist/src/main.js'), 'start', '--demo', '--port', '18086'], {
  cwd: mkdtempSync(join(tmpdir(), 'one-call-')),
  stdio: ['ignore', 'pipe', 'inherit'],
});
const give = setTimeout(() => {
  console.error('no outcome within 60 s');
  child.kill('SIGKILL');
  process.exit(1);
}, 60_000);

let text = '';
await new Promise((started) => {
  child.stdout.on('data', (chunk) => {
    text += chunk;
    if (text.includes('Stop with')) started();
  });
});
const url = /Open\s+(http:\/\/[^/]+)/.exec(text)[1];
const authorization = /Authorization: (Bearer \S+?)'/.exec(text)[1];
await fetch(`${url}/_simulator/clock`, { method: 'POST', body: '{"speed":10}' });

const ask = async (method, path, body) => {
  const answer = await fetch(url + path, {
    method,
    headers: { authorization, 'content-type': 'application/json', 'idempotency-key': 'ci' },
    body: body && JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
};

const placed = await ask('POST', '/v1/calls', { user: 'ann', record: { type: 'Contact', id: 'ona' } });
let call = placed.body;
while (call.state !== 'ended' || call.activity?.state !== 'written') {
  await new Promise((wait) => setTimeout(wait, 100));
  call = (await ask('GET', `/v1/calls/${call.id}`)).body;
}
const ledger = await (await fetch(`${url}/_simulator/ledger`)).json();
const { entries } = ledger;
const dialled = entries.filter((entry) => entry.placed).length;
console.log(`${placed.status}, ${call.outcome}, talked ${call.talkSeconds} s, dialled ${dialled} time(s)`);
clearTimeout(give);
child.once('exit', () =>
  process.exit(placed.status === 201 && call.outcome === 'answered' && dialled === 1 ? 0 : 1),
);
child.kill('SIGTERM');
