/** When calls are likely to come in: clock times `HH:MM`, from later than to over midnight. */
export interface InboundHours {
  readonly from: string;
  readonly to: string;
  /** IANA name; absent: the zone of this machine. */
  readonly zone?: string | undefined;
}

/** What a CRM instance wants to know of calls that come in. */
export interface InboundRules {
  /** When the caller's record opens by itself. */
  readonly pop: 'ringing' | 'answered' | 'never';
  /** Types of records, the most wanted first; absent: the connector's own. */
  readonly objects?: readonly string[] | undefined;
  /** Does a missed call become a task to call back? */
  readonly missedTask: boolean;
  /** Whose such a task is where neither the record nor the number called has an owner. */
  readonly defaultOwner?: string | undefined;
  /** Are pages offered on which an unknown caller becomes a record? */
  readonly createLead: boolean;
  readonly ignoreDids: readonly string[];
  readonly ignoreCallers: readonly string[];
  readonly hours?: InboundHours | undefined;
}
