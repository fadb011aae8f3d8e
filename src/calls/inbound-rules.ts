/** When incoming calls are likely: clock times `HH:MM`; `from` later than `to` spans midnight. */
export interface InboundHours {
  readonly from: string;
  readonly to: string;
  /** IANA name; absent: the zone of this machine. */
  readonly zone?: string | undefined;
}

/** How a CRM instance handles incoming calls. */
export interface InboundRules {
  /** When the caller's record opens by itself. */
  readonly pop: 'ringing' | 'answered' | 'never';
  /** Record types in order of preference; absent: the connector's own. */
  readonly objects?: readonly string[] | undefined;
  /** Does a missed call become a task to call back? */
  readonly missedTask: boolean;
  /** The owner of such a task if neither the record nor the called number has one. */
  readonly defaultOwner?: string | undefined;
  /** Are agents offered pages for creating a record for an unknown caller? */
  readonly createLead: boolean;
  readonly ignoreDids: readonly string[];
  readonly ignoreCallers: readonly string[];
  readonly hours?: InboundHours | undefined;
}
