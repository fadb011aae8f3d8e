import type { CheckLine } from '../calls/connector.ts';

/** A link that holds. */
export const ok = (link: string, detail: string): CheckLine => ({ link, ok: true, detail });
