import type { MorReply } from '../calls/mor-gateway.ts';
import type {
  Audio,
  AudioRequest,
  FoundRecording,
  MorRecordings,
  RecordingQuery,
} from '../calls/mor-recordings.ts';
import { defined } from '../defined.ts';
import { audioAddress, fileOf } from './audio-address.ts';
import type { AudioAddress } from './audio-address.ts';
import type { Connection, FileAnswer } from './connection.ts';
import type { MorClientOptions } from './options.ts';
import { failure } from './questions.ts';
import type { Ask } from './questions.ts';
import { seconds } from './records.ts';
import { child, textOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** A row with its address, which never leaves this file. */
interface Row {
  readonly found: FoundRecording;
  readonly mp3Url: string | undefined;
}

/** Three hours at 64 kbit/s. */
const MAX_BYTES = 100_000_000;
const PASSED_ON = ['content-length', 'content-range', 'accept-ranges', 'etag', 'last-modified'] as const;
const DAY_SEC = 86_400;

const rowOf = (row: XmlElement): Row[] => {
  const id = textOf(row, 'id');
  if (id === undefined || !/^\d+$/.test(id)) return [];
  const mp3Url = textOf(row, 'mp3_url');
  const size = textOf(row, 'size') ?? '';
  return [
    {
      mp3Url,
      found: {
        id,
        durationSec: seconds(textOf(row, 'duration')) ?? 0,
        source: textOf(row, 'source') ?? '',
        destination: textOf(row, 'destination') ?? '',
        ...defined({
          bytes: /^\d+$/.test(size) ? Number(size) : undefined,
          file: mp3Url === undefined ? undefined : fileOf(mp3Url),
        }),
      },
    },
  ];
};

const one = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

/** Stops a body that is longer than any recording. */
async function* bounded(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new Error(`the recording exceeds ${MAX_BYTES} bytes`);
    yield chunk;
  }
}

const isAudio = (type: string): boolean => /^(audio\/[\w.+-]+|application\/octet-stream)\s*(;|$)/i.test(type);

/** MOR's web server as a listener meets it: audio, or the reason why there is none. */
const audioOf = (answer: FileAnswer): MorReply<Audio> => {
  if (answer.kind === 'failed')
    return failure('unreachable', `the recording could not be read: ${answer.detail}`);
  const { status, headers, body } = answer;
  const refuse = (why: string): MorReply<never> => {
    body.destroy();
    return failure('unusable_answer', why);
  };
  const type = one(headers['content-type']) ?? '';
  if (status === 416) {
    body.destroy();
    const range = one(headers['content-range']);
    return { ok: true, value: { status, headers: defined({ 'content-range': range }), body: empty() } };
  }
  if (status === 401 || status === 403 || (status >= 300 && status < 400) || /^text\/html/i.test(type))
    return refuse(`MOR’s web server wants a login for recordings (HTTP ${status})`);
  if (status !== 200 && status !== 206)
    return refuse(`MOR’s web server has no such recording (HTTP ${status})`);
  if (!isAudio(type)) return refuse(`MOR’s web server answered with ${type || 'no type'}, which is no audio`);
  if (Number(one(headers['content-length']) ?? 0) > MAX_BYTES) return refuse('the recording is too large');
  const passed = Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      const value = one(headers[name]);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const shown = /^audio\//i.test(type) ? type : 'audio/mpeg';
  return {
    ok: true,
    value: { status, headers: { ...passed, 'content-type': shown }, body: bounded(body) },
  };
};

async function* empty(): AsyncGenerator<Uint8Array> {
  // Nothing to send.
}

/**
 * MOR's recordings (https://wiki.kolmisoft.com/index.php?title=MOR_API_recordings_get&oldid=22274, 2017;
 * https://wiki.kolmisoft.com/index.php/MOR_API_recordings_delete, 2026). The files lie below MOR's GUI, named after the
 * `uniqueid` of the leg and served without a session, so their addresses are kept from everybody.
 */
export const createRecordings = (
  options: MorClientOptions,
  asker: string,
  ask: Ask,
  connection: Connection,
): MorRecordings => {
  const rows = (filter: Readonly<Record<string, string>>): Promise<MorReply<readonly Row[]>> =>
    ask(
      'recordings_get',
      { u: asker, ...filter },
      {
        rows: 'recording',
        read: (root, content, found) =>
          root === 'page' && (found.length > 0 || child(child(content, 'status'), 'recordings') !== undefined)
            ? found.flatMap(rowOf)
            : undefined,
        nothing: { text: /^no recordings found$/, value: [] },
      },
    );

  const rowsOf = async ({
    callbackUniqueId,
    uniqueIds,
  }: RecordingQuery): Promise<MorReply<readonly Row[]>> => {
    if (callbackUniqueId !== undefined) return rows({ callback_uniqueid: callbackUniqueId });
    const all = new Map<string, Row>();
    for (const uniqueid of uniqueIds) {
      const reply = await rows({ uniqueid });
      if (!reply.ok) return reply;
      for (const row of reply.value) all.set(row.found.id, row);
    }
    return { ok: true, value: [...all.values()] };
  };

  const places = { mor: options.url, hosts: options.recordings?.hosts ?? [] };
  const read = async (address: AudioAddress, request: AudioRequest): Promise<MorReply<Audio>> =>
    audioOf(
      await connection.file({
        ...address,
        method: request.method,
        headers: { accept: 'audio/*', ...defined({ range: request.range, 'if-range': request.ifRange }) },
      }),
    );
  const elsewhere = failure(
    'unusable_answer',
    'MOR names another machine for this recording; list it under recordings.hosts if it is yours',
  );

  return {
    async find(query) {
      const reply = await rowsOf(query);
      return reply.ok ? { ok: true, value: reply.value.map(({ found }) => found) } : reply;
    },
    async remove(id) {
      // Any other filter would delete more than this one.
      if (!/^\d+$/.test(id)) return failure('unrecognised', 'this is no id of a recording');
      return ask(
        'recordings_delete',
        { recording_id: id, u: asker },
        {
          read: (root, content) =>
            root === 'page' && textOf(child(content, 'status'), 'success') !== undefined ? null : undefined,
          nothing: { text: /^recordings? (?:was|were) not found$/, value: null },
        },
      );
    },
    async open(query, id, request) {
      const reply = await rowsOf(query);
      if (!reply.ok) return reply;
      const row = reply.value.find(({ found }) => found.id === id);
      if (row?.mp3Url === undefined)
        return failure('unrecognised', 'MOR does not have this recording any more');
      const address = audioAddress(row.mp3Url, places);
      return address === undefined ? elsewhere : read(address, request);
    },
    async access(sinceMs) {
      const fromSec = Math.floor(sinceMs / 1000);
      const reply = await rows({ date_from: String(fromSec), date_till: String(fromSec + 8 * DAY_SEC) });
      if (!reply.ok) return reply;
      const row = reply.value.findLast(({ mp3Url }) => mp3Url !== undefined);
      if (row?.mp3Url === undefined) return { ok: true, value: 'none' };
      const address = audioAddress(row.mp3Url, places);
      if (address === undefined) return elsewhere;
      const audio = await read(address, { method: 'HEAD' });
      return audio.ok || audio.code === 'unreachable'
        ? audio.ok
          ? { ok: true, value: 'open' }
          : audio
        : { ok: true, value: 'closed' };
    },
  };
};
