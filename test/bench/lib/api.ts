import { defined } from '../../../src/defined.ts';
import { API_KEY } from './connector.ts';
export { pause } from './pause.ts';

const HEADERS = { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' };

/** One request to the connector's API; rejects unless the answer is 2xx. */
export const api = async (port: number, path: string, body?: string): Promise<unknown> => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: HEADERS,
    method: body === undefined ? 'GET' : 'POST',
    ...defined({ body }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
};

/** The id of a call as the API shows it. */
export const idOf = (call: unknown): string => (call as { id: string }).id;
