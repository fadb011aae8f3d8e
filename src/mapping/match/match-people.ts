/** A CRM user who needs a line. */
export interface MatchUser {
  readonly user: string;
  readonly name: string;
  readonly username?: string | undefined;
  readonly email?: string | undefined;
  readonly telephone?: string | undefined;
}

export interface MatchDevice {
  readonly id: string;
  /** SIP name or extension. */
  readonly username?: string | undefined;
  readonly callerId?: string | undefined;
}

/** A MOR user with the devices that belong to them. */
export interface MatchLine {
  readonly mor: string;
  readonly username: string;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly email?: string | undefined;
  readonly telephone?: string | undefined;
  readonly mobile?: string | undefined;
  readonly devices: readonly MatchDevice[];
}
