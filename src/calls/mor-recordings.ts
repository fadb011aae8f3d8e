import type { MorReply } from './mor-gateway.ts';

/** By which ids MOR is asked for the recordings of a call: the callback id, or else each `uniqueid`. Never by number and time. */
export interface RecordingQuery {
  readonly callbackUniqueId?: string;
  readonly uniqueIds: readonly string[];
}

/** One row of MOR's list. Its address stays inside the client. */
export interface FoundRecording {
  /** MOR's id, by which alone a recording is deleted. */
  readonly id: string;
  readonly durationSec: number;
  readonly bytes?: number;
  readonly source: string;
  readonly destination: string;
  /** Name of the file without extension: the `uniqueid` of the leg. */
  readonly file?: string;
}

/** A request for audio, with the headers of the listener that matter. */
export interface AudioRequest {
  readonly method: 'GET' | 'HEAD';
  readonly range?: string;
  readonly ifRange?: string;
}

/** Audio as MOR hands it out: status 200, 206 or 416, the headers to pass on, and the bytes. */
export interface Audio {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * Whether MOR's web server hands out recordings without a login: `open` or `closed`; `none`: there was none to try it with.
 */
export type RecordingAccess = 'open' | 'closed' | 'none';

/** MOR's recordings. None of these methods throws for a failure on MOR's side. */
export interface MorRecordings {
  find(query: RecordingQuery): Promise<MorReply<readonly FoundRecording[]>>;
  /** Deletes one recording. It is no failure if MOR does not know it any more. */
  remove(id: string): Promise<MorReply<null>>;
  open(query: RecordingQuery, id: string, request: AudioRequest): Promise<MorReply<Audio>>;
  /** Tries the newest recording since that time; Unix milliseconds. */
  access(sinceMs: number): Promise<MorReply<RecordingAccess>>;
}
