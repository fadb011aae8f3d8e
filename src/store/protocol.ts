import type { ArgsOf, OperationName } from './operations/index.ts';
import type { FailureData } from './store-error.ts';

/** The first message to the worker: what to open. */
export interface WorkerStart {
  readonly location: string;
  readonly nowMs: number;
  /** This process is the service, and no other process may be. */
  readonly isService: boolean;
}

/** One operation; `id` finds the waiting promise when the answer comes. */
export type Request = {
  [N in OperationName]: { readonly id: number; readonly name: N; readonly args: ArgsOf<N> };
}[OperationName];

/** An operation that has no request number yet, so no caller waits for it. */
export type Work = {
  [N in OperationName]: { readonly name: N; readonly args: ArgsOf<N> };
}[OperationName];

export type ToWorker =
  | { readonly kind: 'run'; readonly requests: readonly Request[] }
  /** Runs these in a transaction that is rolled back. */
  | { readonly kind: 'rehearse'; readonly requests: readonly Request[] }
  /** Empties the WAL file into the database. */
  | { readonly kind: 'checkpoint' }
  | { readonly kind: 'close' };

export type Answer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly failure: FailureData };

export type FromWorker =
  /** `dataVersion`: as the answers have it, before the first request. */
  | { readonly kind: 'ready'; readonly migrated: readonly number[]; readonly dataVersion: number }
  | { readonly kind: 'checkpointed' }
  | { readonly kind: 'unusable'; readonly failure: FailureData }
  | {
      readonly kind: 'answers';
      readonly answers: readonly Answer[];
      /** When it differs from the last one, another process has written to the file. Not in every message. */
      readonly dataVersion?: number;
    }
  /** The file was deleted or replaced; without a failure: the right file is open again. */
  | { readonly kind: 'file'; readonly failure?: FailureData };
