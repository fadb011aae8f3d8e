/** What a form of `users` answers: for people as lines, for programs as data. */
export interface Answer {
  /** The exit code. */
  readonly code: number;
  readonly lines: readonly string[];
  readonly data: unknown;
}
