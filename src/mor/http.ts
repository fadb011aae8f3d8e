import type { Dispatcher } from 'undici';
import { defined } from '../defined.ts';
import { describeFault, surelyNotSent } from './transport-error.ts';

export interface HttpRequest {
  readonly origin: string;
  readonly path: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpBounds {
  readonly timeoutMs: number;
  /** Reading stops when the body, as on the wire, exceeds this size. */
  readonly maxBytes: number;
}

export interface HttpAnswer {
  readonly kind: 'answer';
  readonly status: number;
  readonly contentEncoding?: string;
  readonly contentType?: string;
  /** The server's `Date` header. */
  readonly date?: string;
  readonly body: Buffer;
}

/** `sent: false` is certain; `sent: true` means that MOR may have received the request. */
export type HttpResult =
  HttpAnswer | { readonly kind: 'failed'; readonly sent: boolean; readonly detail: string };

const first = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

/**
 * One request, sent at most once, without following redirects. Uses undici's dispatch interface instead of `request`,
 * because only that shows when a request is handed to a connection: a failure or timeout before that moment has
 * certainly sent nothing.
 */
class Exchange implements Dispatcher.DispatchHandler {
  private started = false;
  private settled = false;
  private controller: Dispatcher.DispatchController | undefined;
  private readonly timer: NodeJS.Timeout;
  private readonly bounds: HttpBounds;
  private readonly resolve: (result: HttpResult) => void;
  private status = 0;
  private contentEncoding: string | undefined;
  private contentType: string | undefined;
  private date: string | undefined;
  private readonly chunks: Buffer[] = [];
  private size = 0;

  constructor(bounds: HttpBounds, resolve: (result: HttpResult) => void) {
    this.bounds = bounds;
    this.resolve = resolve;
    this.timer = setTimeout(() => {
      this.giveUp(
        this.started
          ? `no complete answer within ${bounds.timeoutMs} ms`
          : `no connection within ${bounds.timeoutMs} ms`,
      );
    }, bounds.timeoutMs);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    // We have already reported that nothing was sent, and that must stay true.
    if (this.settled) {
      controller.abort(new Error('given up before the connection stood'));
      return;
    }
    // undici may repeat requests after a failed pipeline; the first copy may have arrived, so never send a second.
    if (this.started) this.giveUp('the connection was lost while the request was being sent');
    this.started = true;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    // An informational (1xx) head is overwritten by the real one.
    this.status = status;
    this.contentEncoding = first(headers['content-encoding']);
    this.contentType = first(headers['content-type']);
    this.date = first(headers['date']);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.size += chunk.length;
    if (this.size > this.bounds.maxBytes) this.giveUp(`the answer exceeds ${this.bounds.maxBytes} bytes`);
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    const [only] = this.chunks;
    this.settle({
      kind: 'answer',
      status: this.status,
      ...defined({ contentEncoding: this.contentEncoding, contentType: this.contentType, date: this.date }),
      body: this.chunks.length === 1 && only !== undefined ? only : Buffer.concat(this.chunks),
    });
  }

  onResponseError(_controller: unknown, error: unknown): void {
    this.settle({
      kind: 'failed',
      sent: !surelyNotSent(error, this.started),
      detail: describeFault(error),
    });
  }

  private giveUp(detail: string): void {
    this.settle({ kind: 'failed', sent: this.started, detail });
    this.controller?.abort(new Error(detail));
  }

  private settle(result: HttpResult): void {
    if (this.settled) return;
    this.settled = true;
    clearTimeout(this.timer);
    this.resolve(result);
  }
}

/** Sends one request and reads its bounded answer. Never rejects. */
export const exchange = (
  dispatcher: Dispatcher,
  request: HttpRequest,
  bounds: HttpBounds,
): Promise<HttpResult> =>
  new Promise((resolve) => {
    const handler = new Exchange(bounds, resolve);
    try {
      // A GET must not be repeated either; the total timeout above replaces undici's two coarse ones.
      const { origin, path, method, headers, body = null } = request;
      dispatcher.dispatch(
        { origin, path, method, headers, body, idempotent: false, headersTimeout: 0, bodyTimeout: 0 },
        handler,
      );
    } catch (error) {
      handler.onResponseError(undefined, error);
    }
  });
