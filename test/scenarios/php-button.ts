import { defined } from '../../src/defined.ts';
import type { Chance } from './chance.ts';
import { readAttempt } from './clicks.ts';
import type { Attempt, Button, Click } from './clicks.ts';
import { php } from './php-crm.ts';
import type { HandedOut, PhpCrm, Transport, TransportAnswer } from './php-crm.ts';

const LOST: TransportAnswer = { status: 0, body: '', failure: 'unanswered' };
const REFUSED: TransportAnswer = { status: 0, body: '', failure: 'refused' };

/** Sends the request that PHP signed, as PHP's own HTTP client would. */
export const overHttp: Transport = async ({ method, url, headers, body, timeoutMs }) => {
  try {
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      ...defined({ body: body || undefined }),
    });
    return { status: response.status, body: await response.text(), failure: '' };
  } catch {
    return REFUSED;
  }
};

/** An unreliable path from the CRM's server to the connector: cut before or after delivery, or delivered twice. */
const unsteady =
  (chance: Chance, limitMs: number | undefined): Transport =>
  async (request: HandedOut) => {
    const fate = chance.next();
    if (fate < 0.03) return REFUSED;
    if (fate < 0.06) {
      await overHttp(request);
      return LOST;
    }
    // A proxy that repeats requests, with the same signature and key.
    if (fate < 0.09 && request.method === 'POST') void overHttp(request);
    return overHttp(limitMs === undefined ? request : { ...request, timeoutMs: limitMs });
  };

const isAnswer = (value: unknown): value is { ok: boolean; call?: unknown; problem?: unknown } =>
  typeof value === 'object' && value !== null && 'ok' in value;

export interface PhpCrmSetup {
  /** The number shown in the record that was clicked. */
  readonly phoneOf: (click: Click) => string;
  readonly chance: Chance;
  /** Reads calls without PHP. */
  readonly eye: Button;
}

/** The telephone button of a SuiteCRM or Sugar page: the package's PHP checks, signs and asks. */
export const createPhpButton = (
  crm: PhpCrm,
  url: () => string,
  { phoneOf, chance, eye }: PhpCrmSetup,
): Button => {
  const ask = async (
    click: Click,
    operation: string,
    data: Readonly<Record<string, unknown>>,
    limitMs?: number,
  ): Promise<Attempt> => {
    const { user, record } = click;
    const answer = await crm.ask(
      `stub_user('${user}'); stub_configure(${php({ url: url() })});
       stub_record('${record.type}', '${record.id}', ${php({ phone_work: phoneOf(click) })});
       echo json_encode(MorConnector::endpoint()->answer('${operation}', ${php(data)}, 'session'));`,
      unsteady(chance, limitMs),
    );
    if (!isAnswer(answer)) throw new Error(`PHP answered ${JSON.stringify(answer)}`);
    return readAttempt(answer.ok ? answer.call : answer.problem);
  };
  return {
    press: (click, impatientMs) =>
      ask(click, 'call', { key: click.key, number: phoneOf(click), records: [click.record] }, impatientMs),
    // The page follows calls through the connector's stream, without PHP.
    look: (click, call, since) => eye.look(click, call, since),
    note: (click, call, notes) => ask(click, 'note', { call, notes }),
  };
};
