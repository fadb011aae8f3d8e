import { operationOf } from '../operations/index.ts';
import type { Answer, Request } from '../protocol.ts';
import { isLost } from './failure.ts';
import { failed } from './group.ts';
import type { Link } from './link.ts';
import { sessionOn, walk } from './session.ts';

/** Reads on this connection; if it breaks, tries once more on the one that replaces it. */
const readOn = async (link: Link, request: Request): Promise<Answer> => {
  for (let attempts = 1; ; attempts += 1) {
    try {
      const client = await link.client();
      try {
        const value = await walk(operationOf(request.name), request.args, sessionOn(client).ask);
        return { id: request.id, ok: true, value };
      } catch (thrown) {
        if (!isLost(thrown)) throw thrown;
        link.drop(client);
        if (attempts > 1) throw thrown;
      }
    } catch (thrown) {
      return failed(request, thrown);
    }
  }
};

/** Reads over the least busy of these connections. */
export const createReaders = (links: readonly Link[]): ((request: Request) => Promise<Answer>) => {
  const busy = new Map(links.map((link) => [link, 0]));
  const add = (link: Link, count: number): void => {
    busy.set(link, (busy.get(link) ?? 0) + count);
  };
  return async (request) => {
    // After an outage the connections come back one after the other.
    const up = links.filter((link) => link.isUp());
    const link = (up.length > 0 ? up : links).reduce((a, b) =>
      (busy.get(b) ?? 0) < (busy.get(a) ?? 0) ? b : a,
    );
    add(link, 1);
    const answer = await readOn(link, request);
    add(link, -1);
    return answer;
  };
};
