import { defined } from '../../../src/defined.ts';
import { API_KEY } from '../../helpers/app.ts';
import type { Stage } from './stage.ts';

const PATIENCE_MS = 15_000;
const headers = { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' };

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks any node, as a load balancer would; undefined: it did not answer. */
export const askNode = async (
  { nodes }: Pick<Stage, 'nodes'>,
  method: string,
  path: string,
  { body, key }: { readonly body?: string; readonly key?: string } = {},
): Promise<{ readonly status: number; readonly body: unknown } | undefined> => {
  const node = nodes[Math.floor(Math.random() * nodes.length)];
  try {
    const answer = await fetch(`${node?.process.url ?? ''}${path}`, {
      method,
      headers: key === undefined ? headers : { ...headers, 'idempotency-key': key },
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...defined({ body }),
    });
    return { status: answer.status, body: await answer.json() };
  } catch {
    return undefined;
  }
};
