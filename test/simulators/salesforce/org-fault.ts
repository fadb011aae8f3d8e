/** An error that the org answers with. */
export class OrgFault extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly string[];
  readonly retryAfter: string | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    fields: readonly string[] = [],
    retryAfter?: string,
  ) {
    super(message);
    this.retryAfter = retryAfter;
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}
