/** Which ended calls a report counts, and what it tells apart besides CRM instances. */
export interface ReportQuery {
  readonly fromMs: number;
  readonly toMs: number;
  readonly crm?: string;
  readonly user?: string;
  readonly by?: 'agent' | 'result';
}

/** Ended calls of a CRM instance in a period: all of them, or those of one agent, or with one result. */
export interface ReportRow {
  readonly crm: string;
  /** With `by: 'agent'`. */
  readonly user?: string;
  /** With `by: 'result'`; null: the agent chose none. */
  readonly result?: string | null;
  readonly calls: number;
  readonly answered: number;
  readonly talkSeconds: number;
  /** Of the answered ones. */
  readonly answeredTalk: number;
}
