/** One step of the schema. Applied steps are history: never edited, only followed by another. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  /** PostgreSQL: programs that know only older versions must not write beside it. Absent: this shuts nobody else out. */
  readonly oldest?: number;
}
