import { gzipSync } from 'node:zlib';
import { isAtLeast } from './options.ts';
import { element, PROLOG, renderXml } from './xml.ts';
import type { SimulatorOptions } from './options.ts';
import type { XmlElement } from './xml.ts';

/** What a method answers, before transport settings shape it. */
export type Reply =
  | { readonly kind: 'xml'; readonly root: XmlElement; readonly text: string; readonly gzip?: boolean }
  | { readonly kind: 'crash' };

/** What goes over the wire. */
export interface WireReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const xml = (root: XmlElement, text: string): Reply => ({ kind: 'xml', root, text });

/** A successful document; `gzip` sends it compressed. */
export const document = (name: string, children: readonly XmlElement[], gzip = false): Reply => ({
  kind: 'xml',
  root: element(name, children),
  text: 'ok',
  gzip,
});

/** Shape A: results and refusals of callback_init. */
export const status = (options: SimulatorOptions, text: string): Reply =>
  xml(element(statusTag(options), text), text);

/** Shape B: errors that all methods share, optionally inside `page`. */
export function commonError(options: SimulatorOptions, text: string): Reply {
  const root = element('status', [element('error', text)]);
  return xml(options.errorInPage ? element('page', [root]) : root, text);
}

/** Shape C: `error` as root. */
export const rootError = (text: string): Reply => xml(element('error', text), text);

/** Shape D: `page/error`. */
export const pageError = (text: string): Reply => xml(element('page', [element('error', text)]), text);

/** Shape E: `page/status/error`. */
export const pageStatusError = (text: string): Reply =>
  xml(element('page', [element('status', [element('error', text)])]), text);

function statusTag(options: SimulatorOptions): string {
  if (options.tagCase !== 'auto') return options.tagCase;
  return isAtLeast(options, 'X19') ? 'status' : 'Status';
}

const CRASH_PAGE =
  '<html><head><title>500</title></head><body><h1>Something went wrong</h1><p>We have been notified.</p></body></html>';
/** The page that MOR's GUI shows without a session. */
export const LOGIN_PAGE =
  '<!DOCTYPE html><html><head><title>MOR</title></head><body><form action="/billing/callc/try_to_login" method="post">' +
  '<input name="login[username]"/><input name="login[psw]" type="password"/><br><input type="submit" value="Login"/></form></body></html>';

export const htmlReply = (httpStatus: number, html: string): WireReply => ({
  status: httpStatus,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: Buffer.from(html),
});

function wrap(options: SimulatorOptions, prolog: string, body: string): string {
  if (options.htmlWrapper === 'tag') return `${prolog}<HTML>\n${body}</HTML>\n`;
  if (options.htmlWrapper === 'page') return `<html><body>\n${prolog}${body}</body></html>\n`;
  return prolog + body;
}

/**
 * Applies the transport settings: prolog, wrapper, content type, download or inline
 * (https://wiki.kolmisoft.com/index.php/API_Configuration, November 2026; code of X5 and X8).
 */
export function toWire(options: SimulatorOptions, reply: Reply, inline: boolean): WireReply {
  if (reply.kind === 'crash') return htmlReply(500, CRASH_PAGE);
  const withProlog = options.prolog === 'auto' ? isAtLeast(options, 'X5') : options.prolog;
  const text = wrap(options, withProlog ? PROLOG : '', renderXml(reply.root));
  const extension = options.xmlExtension ? 'xml' : 'html';
  const inlineType = options.xmlExtension ? 'application/xml' : 'text/html';
  const headers = inline
    ? { 'content-type': `${inlineType}; charset=utf-8` }
    : {
        'content-type': `text/${extension}`,
        'content-disposition': `attachment; filename="mor_api_response.${extension}"`,
        'content-transfer-encoding': 'binary',
      };
  const body = Buffer.from(text);
  return { status: 200, headers, body: reply.gzip === true ? gzipSync(body) : body };
}
