import type { Requests, RunResult, StreamsCommand, StreamsResult } from '../load/messages.ts';
import { startChild } from './child.ts';

export interface RunOptions {
  readonly port: number;
  readonly clients: number;
  readonly requests: Requests;
  readonly durationMs: number;
  readonly maxRequests?: number;
}

export interface Load {
  readonly pid: number;
  run(options: RunOptions): Promise<RunResult>;
  openStreams(options: Omit<StreamsCommand, 'kind'>): Promise<StreamsResult>;
  stop: () => Promise<void>;
}

/** Bounds every run, also against a receiver that answers nonsense at once. */
const MAX_REQUESTS = 500_000;

export const startLoad = async (): Promise<Load> => {
  const child = await startChild('load/generator.ts');
  return {
    pid: child.pid,
    run: async (options) =>
      (await child.ask({ kind: 'run', maxRequests: MAX_REQUESTS, ...options })) as RunResult,
    openStreams: async (options) => (await child.ask({ kind: 'streams', ...options })) as StreamsResult,
    stop: child.stop,
  };
};
