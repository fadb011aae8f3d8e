import type { MorReply } from '../calls/mor-gateway.ts';
import type { Connection, Received } from './connection.ts';
import type { MorClientDeps, MorClientOptions } from './options.ts';
import { normaliseText, readRefusal } from './reply.ts';
import type { Scrub } from './scrub.ts';
import { SIGNED, sign } from './sign.ts';
import type { MorMethod, Params } from './sign.ts';
import { parseRows, parseXml } from './xml.ts';
import type { Xml, XmlElement } from './xml.ts';

/** The CDR list of a busy day is large; beyond this size, the requested period is too long. */
const BOUNDS = { maxBytes: 32_000_000, exact: false } as const;

/** How one answer becomes a value. */
export interface Reading<T> {
  /** Tag of the rows, for lists that can be long; such rows are parsed separately from the rest. */
  readonly rows?: string;
  /** The value in a MOR document, or undefined when the document is something else. */
  readonly read: (root: string, content: Xml, rows: readonly XmlElement[]) => T | undefined;
  /** MOR's refusal that only means "nothing there" (compared as `normaliseText` writes it), and what it then stands for. */
  readonly nothing?: { readonly text: RegExp; readonly value: T };
}

export type Ask = <T>(method: MorMethod, params: Params, reading: Reading<T>) => Promise<MorReply<T>>;

type Failure = Extract<MorReply<never>, { ok: false }>;
export const failure = (code: Failure['code'], text: string): Failure => ({ ok: false, code, text });

/** Calls v1 methods other than `callback_init`: signs, sends, and tries variants if sources disagree on the hash. */
export function createAsk(
  options: MorClientOptions,
  deps: MorClientDeps,
  connection: Connection,
  scrub: Scrub,
): Ask {
  const { secretKey } = options;

  /** The method's distinct hashes for these parameters, starting with the variant that last worked. */
  const hashesOf = (method: MorMethod, params: Params): { variant: string; hash: string }[] => {
    if (secretKey === undefined) return [];
    const learned = deps.memory.get(memoryKey(method));
    const variants = Object.entries<readonly string[]>(SIGNED[method]).map(([variant, signed]) => ({
      variant,
      hash: sign(signed, params, secretKey),
    }));
    const known = variants.filter(({ variant }) => variant === learned);
    return [...known, ...variants].filter(
      ({ hash }, at, all) => all.findIndex((other) => other.hash === hash) === at,
    );
  };
  const memoryKey = (method: MorMethod): string => `mor.${options.id}.${method}.hash`;

  const parse = async (
    text: string,
    rows: string | undefined,
  ): Promise<{ root: string; content: Xml; rows: readonly XmlElement[] } | undefined> => {
    if (rows !== undefined) return parseRows(text, rows);
    const document = parseXml(text);
    return document && { ...document, rows: [] };
  };

  const judge = async <T>(received: Received, reading: Reading<T>): Promise<MorReply<T>> => {
    if (received.kind === 'failed') {
      return failure(
        received.sent ? 'unusable_answer' : 'unreachable',
        `MOR ${options.id}: ${received.detail}`,
      );
    }
    const { status, text } = received;
    const document = text === undefined ? undefined : await parse(text, reading.rows);
    const unusable = failure(
      'unusable_answer',
      `MOR ${options.id} answered HTTP ${status} with a body that is not the XML expected here`,
    );
    if (document === undefined || (status >= 300 && status < 400)) return unusable;
    const { root, content, rows } = document;
    const refusal = readRefusal(root, content);
    if (refusal !== undefined) {
      const { nothing } = reading;
      if (nothing?.text.test(normaliseText(refusal.text)) === true) return { ok: true, value: nothing.value };
      return failure(refusal.code, scrub(refusal.text));
    }
    const value = status < 300 ? reading.read(root, content, rows) : undefined;
    return value === undefined ? unusable : { ok: true, value };
  };

  return async <T>(method: MorMethod, params: Params, reading: Reading<T>): Promise<MorReply<T>> => {
    const hashes = hashesOf(method, params);
    if (hashes.length === 0) return await judge(await connection.call(method, params, BOUNDS), reading);
    let reply: MorReply<T> = failure('incorrect_hash', 'Incorrect hash');
    for (const { variant, hash } of hashes) {
      reply = await judge(await connection.call(method, { ...params, hash }, BOUNDS), reading);
      if (reply.ok && hashes.length > 1 && deps.memory.get(memoryKey(method)) !== variant) {
        deps.memory.set(memoryKey(method), variant);
        deps.log.info({ mor: options.id, method, variant }, 'learned what this MOR hashes');
      }
      if (reply.ok || reply.code !== 'incorrect_hash') break;
    }
    return reply;
  };
}
