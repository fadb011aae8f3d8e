/** The statements that nodes of the previous version send. */
export const PREVIOUS = new URL('../../../fixtures/previous-statements.json', import.meta.url).pathname;

/** One of those statements, as sent to the server. */
export interface Asked {
  readonly operation: string;
  readonly text: string;
  readonly values: readonly unknown[];
}
