export interface DialRules {
  readonly allowedCountries?: readonly string[];
  readonly blockedPrefixes: readonly string[];
  readonly blockedTypes: readonly string[];
  readonly perAgent: { readonly concurrent: number; readonly perMinute: number; readonly perDay: number };
  readonly quietHours?: { readonly from: string; readonly to: string };
}

export interface Rules {
  readonly rules: DialRules;
  readonly numbers: { readonly defaultCountry?: string };
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
