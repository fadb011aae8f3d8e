import { defined } from '../../src/defined.ts';
import { API_KEY } from './app.ts';

export interface ServerEvent {
  readonly event: string;
  readonly id: string;
  readonly data: unknown;
}

/** Reads server-sent events until the server closes the stream or the signal aborts it. */
export const readEvents = async (
  url: string,
  options: { key?: string; signal?: AbortSignal; onEvent?: (event: ServerEvent) => void },
): Promise<ServerEvent[]> => {
  const events: ServerEvent[] = [];
  try {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${options.key ?? API_KEY}` },
      ...defined({ signal: options.signal }),
    });
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      for (let at = text.indexOf('\n\n'); at >= 0; at = text.indexOf('\n\n')) {
        const block = text.slice(0, at);
        text = text.slice(at + 2);
        const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
        if (field('data') === '') continue;
        const event = { event: field('event'), id: field('id'), data: JSON.parse(field('data')) as unknown };
        events.push(event);
        options.onEvent?.(event);
      }
    }
  } catch (error) {
    if (!options.signal?.aborted) throw error;
  }
  return events;
};
