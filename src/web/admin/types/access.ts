export interface Session {
  readonly role: 'administrator' | 'viewer';
  readonly name: string;
  readonly csrf: string;
  readonly expiresAt: string;
  readonly setupDone: boolean;
  readonly oidc: boolean;
}

export interface SessionItem {
  readonly id: string;
  readonly role: string;
  readonly name: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly address: string;
  readonly current: boolean;
}

export interface Key {
  readonly id: string;
  readonly crm: string;
  readonly kind: 'api' | 'signing';
  readonly label: string;
  readonly createdAt?: string;
  readonly lastUsedAt?: string;
  readonly origin: 'file' | 'stored';
}

export interface NewKey {
  readonly id: string;
  readonly secret: string;
}

export interface AuditEntry {
  readonly id: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly before?: unknown;
  readonly after?: unknown;
}
