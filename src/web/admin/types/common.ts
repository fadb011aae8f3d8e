export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
  readonly total?: number;
}

export interface AgentRef {
  readonly crm: string;
  readonly user: string;
}

export interface Batch {
  readonly changed: number;
  readonly batch?: string;
}
