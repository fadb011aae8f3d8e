/** What nodes of the version before this one send. */
export const PREVIOUS = new URL('../../../fixtures/previous-statements.json', import.meta.url).pathname;

/** One statement of theirs, as it goes to the server. */
export interface Asked {
  readonly operation: string;
  readonly text: string;
  readonly values: readonly unknown[];
}
