import type { Fields } from './connections.ts';

/** Dial rules and number settings, drawn from their schema: pages know no key of them by name. */
export interface Rules extends Fields {
  readonly origin: 'file' | 'stored';
}

/** What the dial rules make of a number. */
export interface Tried {
  readonly parsed:
    | { readonly kind: 'invalid'; readonly reason: string }
    | { readonly kind: 'internal'; readonly digits: string }
    | { readonly kind: 'e164'; readonly e164: string; readonly country?: string; readonly type?: string };
  readonly verdict?: { readonly ok: boolean; readonly detail?: string; readonly rule?: string };
  readonly morForm: Readonly<Record<string, string>>;
}
