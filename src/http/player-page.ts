import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Call } from '../calls/call/call.ts';
import { readableJson } from '../vocabulary/foreign-text.ts';

/** Loads the audio once and plays it from memory: a ticket is good for one request, a player would make several. */
const SCRIPT = `
const box = document.querySelector('main');
const { url } = JSON.parse(document.getElementById('data').textContent);
const answer = await fetch(url).catch(() => undefined);
if (answer?.ok) {
  const audio = document.querySelector('audio');
  audio.src = URL.createObjectURL(await answer.blob());
  box.dataset.state = 'ready';
} else {
  const problem = await answer?.json().catch(() => undefined);
  document.querySelector('[role=alert]').textContent =
    problem?.detail ?? 'The connector does not answer. Open the recording again from the call.';
  box.dataset.state = 'failed';
}`;

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; }
main { width: min(34rem, calc(100vw - 3rem)); display: grid; gap: 0.75rem; }
h1 { font-size: 1.15rem; margin: 0; }
p { margin: 0; opacity: 0.75; }
audio { width: 100%; display: none; }
[data-state=ready] audio { display: block; }
[data-state=ready] .wait, [data-state=failed] .wait { display: none; }
[role=alert]:empty { display: none; }`;

const sha = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const POLICY = [
  "default-src 'none'",
  `script-src ${sha(SCRIPT)}`,
  `style-src ${sha(STYLE)}`,
  "connect-src 'self'",
  'media-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const html = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');

/** A small page with a player, for a browser that opens the address of a recording. `url`: another one, for the audio. */
export const playerPage =
  ({ contactName, destination, incoming, createdAt }: Call, url: string) =>
  (res: ServerResponse): void => {
    const whom = contactName ?? incoming?.from ?? destination ?? '';
    const { pathname, search } = new URL(url);
    // "<" would end the script element early.
    const data = readableJson({ url: pathname + search }).replaceAll('<', '\\u003c');
    const body = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Recording</title><style>${STYLE}</style></head>
<body><main data-state="loading"><h1>${html(whom === '' ? 'Recording' : `Recording: ${whom}`)}</h1>
<p>${html(createdAt.replace('T', ' ').slice(0, 16))} UTC</p>
<p class="wait">Loading …</p><audio controls></audio><p role="alert"></p></main>
<script type="application/json" id="data">${data}</script><script type="module">${SCRIPT}</script></body></html>`;
    res.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    res.end(body);
  };
