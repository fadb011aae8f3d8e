import { createHash } from 'node:crypto';
import { defined } from '../../src/defined.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import type { RunningSimulator } from '../../src/simulator/server.ts';
import type { SimulatorOptionsInput } from '../../src/simulator/options.ts';

/** The key that the manual's vectors use. */
export const KEY = '456789';

export const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');

/** An answer of the simulated MOR: everything that a client can see. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

type Fields = Readonly<Record<string, string>>;

/** Sends a request whose parameters are in the form body (POST) or in the query (GET). */
export async function ask(
  simulator: RunningSimulator,
  method: string,
  fields: Fields,
  how: 'POST' | 'GET' | 'POST with query' = 'POST',
): Promise<Answer> {
  const params = new URLSearchParams(fields);
  const address = `${simulator.url}/api/${method}`;
  const response =
    how === 'POST'
      ? await fetch(address, { method: 'POST', body: params })
      : await fetch(`${address}?${params.toString()}`, { method: how === 'GET' ? 'GET' : 'POST' });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

/** The same with a hash over `signed` plus the key. */
export const askSigned = (
  simulator: RunningSimulator,
  method: string,
  fields: Fields,
  signed: string,
  key = KEY,
): Promise<Answer> => ask(simulator, method, { ...fields, hash: sha1(signed + key) });

/** A callback of ann's device to `dst`, correctly signed. */
export const place = (simulator: RunningSimulator, dst: string, more: Fields = {}): Promise<Answer> =>
  askSigned(
    simulator,
    'callback_init',
    { u: 'ann', device: '5', src: '101', ...defined({ dst: dst || undefined }), ...more },
    `5${dst}101`,
  );

/** Text of every element with this name, in document order. */
export const texts = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>|<${name}/>`, 'g'))].map((match) => match[1] ?? '');

/** Text of the first such element. */
export const text = (xml: string, name: string): string | undefined => texts(xml, name)[0];

/** Live rows as an administrator sees them: `destination:Status`. */
export async function live(simulator: RunningSimulator): Promise<string[]> {
  const { body } = await askSigned(simulator, 'active_calls_get', { u: 'admin' }, '');
  const states = texts(body, 'status');
  return texts(body, 'localized_dst').map((dst, index) => `${dst}:${states[index] ?? ''}`);
}

/** CDRs as an administrator sees them: `destination:DISPOSITION(cause):seconds`. */
export async function cdrs(simulator: RunningSimulator): Promise<string[]> {
  // From the beginning of time: the default is today, which may end in the middle of a test.
  const { body } = await askSigned(simulator, 'user_calls_get', { u: 'admin', period_start: '1' }, '1');
  const dispositions = texts(body, 'dispod');
  const seconds = texts(body, 'nice_billsec');
  return texts(body, 'dst').map(
    (dst, index) => `${dst}:${dispositions[index] ?? ''}:${seconds[index] ?? ''}`,
  );
}

/** Runs a test against a simulator of its own, on a free port, with the vectors' key and a stopped clock. */
export const withSimulator =
  (options: SimulatorOptionsInput, test: (simulator: RunningSimulator) => Promise<void>) =>
  async (): Promise<void> => {
    const simulator = await startSimulator({ secretKey: KEY, manualClock: true, ...options });
    try {
      await test(simulator);
    } finally {
      await simulator.close();
    }
  };
