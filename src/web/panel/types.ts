export interface Call {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly outcome?: string;
  readonly crm: string;
  readonly user: string;
  readonly record?: { readonly type: string; readonly id: string; readonly url?: string };
  readonly contactName?: string;
  readonly source: string;
  readonly destination: string | null;
  readonly createdAt: string;
  readonly answeredAt?: string;
  readonly endedAt?: string;
  readonly talkSeconds?: number;
  readonly message: string;
  readonly notes?: string;
  readonly disposition?: string;
  readonly refusal?: { readonly code: string; readonly detail: string; readonly rule?: string };
}

export interface Agent {
  readonly crm: string;
  readonly user: string;
  readonly name?: string;
  readonly sources: readonly string[];
  readonly freeDialling: boolean;
  readonly canHangUp: boolean;
  readonly problems: readonly { readonly code: string; readonly detail: string; readonly cure: string }[];
}

export interface CallInput {
  readonly record?: { readonly type: string; readonly id: string };
  readonly number?: string;
  readonly source?: string;
}
