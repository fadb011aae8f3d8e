/** Messages to and from the load generator, over IPC. */
export interface Requests {
  readonly method: 'POST' | 'GET';
  readonly path: string;
  /** `signed`: Standard Webhooks; `key`: bearer key with an Idempotency-Key; `none`: as it is. */
  readonly auth: 'signed' | 'key' | 'none';
  readonly secret: string;
  /** Each request is another click. False: prepared ones may be sent again, for receivers that keep nothing. */
  readonly unique: boolean;
}

export interface RunCommand {
  readonly kind: 'run';
  readonly port: number;
  readonly clients: number;
  /** The run ends when the time is over or this many requests are answered, whichever comes first. */
  readonly durationMs: number;
  readonly maxRequests: number;
  readonly requests: Requests;
}

export interface StreamsCommand {
  readonly kind: 'streams';
  readonly port: number;
  readonly heads: readonly string[];
  readonly count: number;
}

export type LoadCommand = RunCommand | StreamsCommand;

export interface RunResult {
  readonly requests: number;
  readonly failed: number;
  /** The first answer with a status of 400 or more, shortened. */
  readonly failure?: string;
  readonly seconds: number;
  /** Milliseconds from the request's write to its answer's last byte. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export interface StreamsResult {
  readonly open: number;
  readonly seconds: number;
  readonly failure?: string;
}
