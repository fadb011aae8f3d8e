/** A click in the page around the panel. */
export interface DialRequest {
  readonly record?: { readonly type: string; readonly id: string };
  readonly number?: string;
}

/** What the panel tells the page around it about the current call. */
export interface CallNews {
  readonly id: string;
  readonly state: string;
  readonly outcome?: string;
  /** In the agent's language. */
  readonly text: string;
}

/** The page or CRM in which the panel is shown. */
export interface Host {
  /** A fresh short-lived token of the agent. Rejects with NoIdentity. */
  token(): Promise<string>;
  onDial(listener: (request: DialRequest) => void): void;
  callChanged(news: CallNews | undefined): void;
  /** Shows a record in the CRM; false: the host cannot, so a link is used. */
  openRecord(record: { readonly type: string; readonly id: string }): boolean;
  /** Opens the CRM's form for a new record with this number; false: the host cannot, so a link is used. */
  createRecord(type: string, number: string): boolean;
  /** A call has begun to ring: the panel comes to the front where the host can do that. */
  rang(): void;
  /** Shows a caller's record without a click. */
  popRecord(record: { readonly type: string; readonly id: string }, url: string | undefined): void;
}

/** The panel does not know who the agent is. `detail` is the host's explanation, if any. */
export class NoIdentity extends Error {
  readonly detail: string | undefined;

  constructor(detail?: string) {
    super(detail ?? 'no identity');
    this.name = 'NoIdentity';
    this.detail = detail;
  }
}
