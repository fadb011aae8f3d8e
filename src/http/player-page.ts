import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Call } from '../calls/call/call.ts';
import { readableJson } from '../vocabulary/foreign-text.ts';
import { knownLanguage } from '../vocabulary/texts/known-language.ts';
import { LANGUAGES } from '../vocabulary/texts/languages.ts';
import type { Texts } from '../vocabulary/texts/texts.ts';

/** The player asks for the parts that it needs. It says why it cannot play: an audio element keeps that to itself. */
const SCRIPT = `
const { url, at, problems } = JSON.parse(document.getElementById('data').textContent);
const locale = document.documentElement.lang;
document.querySelector('time').textContent =
  new Date(at).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' });
const audio = document.querySelector('audio');
const alert = document.querySelector('[role=alert]');
audio.addEventListener('loadedmetadata', () => { alert.textContent = ''; });
audio.addEventListener('error', async () => {
  const answer = await fetch(url, { headers: { range: 'bytes=0-0' } }).catch(() => undefined);
  const problem = await answer?.json().catch(() => undefined);
  alert.textContent = problems[problem?.code ?? 'connector_unreachable'] ?? problems.other;
});
audio.src = url;`;

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; }
main { width: min(34rem, calc(100vw - 3rem)); display: grid; gap: 0.75rem; }
h1 { font-size: 1.15rem; margin: 0; }
p { margin: 0; opacity: 0.75; }
audio { width: 100%; }
small { opacity: 0.75; }
[role=alert] { opacity: 1; font-weight: 600; }
[role=alert]:empty { display: none; }`;

const sha = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const POLICY = [
  "default-src 'none'",
  `script-src ${sha(SCRIPT)}`,
  `style-src ${sha(STYLE)}`,
  "connect-src 'self'",
  "media-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const html = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');

/** What can keep a recording from being played. */
const PROBLEMS = [
  'recording_not_found',
  'recording_unavailable',
  'unauthenticated',
  'forbidden',
  'connector_unreachable',
  'other',
] as const satisfies readonly (keyof Texts['problems'])[];

const problemsOf = ({ problems }: Texts): Readonly<Record<string, string>> =>
  Object.fromEntries(
    PROBLEMS.map((code) => [code, `${problems[code].title}. ${problems[code].cure}`] as const),
  );

/**
 * A small page with a player, for a browser that opens the address of a recording. `url`: another one, for the audio;
 * `wanted`: languages, the dearest first.
 */
export const playerPage =
  ({ contactName, destination, incoming, createdAt }: Call, url: string, wanted: readonly string[]) =>
  (res: ServerResponse): void => {
    const language = knownLanguage(LANGUAGES, wanted);
    const texts = LANGUAGES[language];
    const { title, title_of, audited } = texts.player;
    const whom = contactName ?? incoming?.from ?? destination ?? '';
    const heading = whom === '' ? title : title_of.replace('{0}', () => whom);
    // "<" would end the script element early.
    const data = readableJson({ url, at: createdAt, problems: problemsOf(texts) }).replaceAll('<', '\\u003c');
    const body = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${html(heading)}</title><style>${STYLE}</style></head>
<body><main><h1>${html(heading)}</h1>
<p><time datetime="${html(createdAt)}"></time></p>
<audio controls preload="none"></audio><p role="alert"></p><small>${html(audited)}</small></main>
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
