import type { CheckLine } from '../../src/calls/connector.ts';

/** What `check` found about one link. */
export type Finding = Omit<CheckLine, 'link'>;
export const ok = (detail: string): Finding => ({ ok: true, detail });
export const bad = (detail: string, cure: string): Finding => ({ ok: false, detail, cure });
