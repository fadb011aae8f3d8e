import type { ActivityResult } from '../../src/calls/activity.ts';
import { defined } from '../../src/defined.ts';
import { parseRetryAfterSec } from '../shared/retry-after.ts';

/** What came back from the configured address. `text` is the beginning of the body. */
export interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly text: string;
}

const CURES: Readonly<Record<number, string>> = {
  400: 'Let the receiver take the message as it is (type, timestamp, data); its answer or log says what it misses.',
  401: 'Give receiver and connector the same secret (activity.secret), and check the clocks of both machines.',
  403: 'Give receiver and connector the same secret (activity.secret), or allow the connector at the receiver.',
  404: 'Correct activity.url in the configuration; nothing listens at this path.',
  405: 'Correct activity.url in the configuration; this path does not take POST.',
  410: 'The receiver wants no more calls: remove activity.url or give the new address.',
  413: 'Let the receiver take bodies of 64 KB.',
  422: 'Let the receiver take the message as it is (type, timestamp, data); its answer or log says what it misses.',
};

const RETRYABLE_4XX = new Set([408, 425, 429]);

const firstLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim().slice(0, 200);
  return line === '' ? '' : `: ${line}`;
};

const objectIn = (text: string): object => {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
};

/** Does the receiver say that people have closed its task? */
export const isClosedIn = (text: string): boolean => {
  const answer = objectIn(text);
  return 'closed' in answer && answer.closed === true;
};

const idIn = (text: string): string | undefined => {
  const answer = objectIn(text);
  if (!('id' in answer)) return undefined;
  const { id } = answer;
  if (typeof id === 'number') return String(id);
  return typeof id === 'string' && id !== '' && id.length <= 255 ? id : undefined;
};

/** 2xx is written; 408, 425, 429 and 5xx may work later; everything else needs a person. */
export const resultOf = (answer: Answer, fallbackId: string, nowMs: number): ActivityResult => {
  const { status } = answer;
  if (status >= 200 && status < 300) return { kind: 'written', id: idIn(answer.text) ?? fallbackId };
  const reason = `The receiver of ended calls answered HTTP ${status}${firstLine(answer.text)}`;
  if (status >= 500 || RETRYABLE_4XX.has(status)) {
    const retryAfterSec = parseRetryAfterSec(answer.retryAfter, nowMs);
    return { kind: 'retry', reason, ...defined({ retryAfterSec }) };
  }
  const cure =
    status < 400
      ? 'Put the final address into activity.url; redirects are not followed, so that signed data goes nowhere else.'
      : (CURES[status] ?? "Find the reason in the receiver's log.");
  return { kind: 'dead', reason, cure };
};
