const UNAVAILABLE =
  /^(?:SQLITE_(?:BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN|NOTADB|CORRUPT)|store_(?:closed|crashed|replaced))/;

/**
 * The database could not do what was asked; nothing of the rejected operation is acknowledged. `code` is SQLite's
 * result code name, or `store_closed`, `store_crashed`, `store_replaced`, `store_in_use`, `store_unusable` for this store's
 * own reasons. The message says what is wrong and what the operator can do.
 */
export class StoreError extends Error {
  readonly code: string;

  /** The database cannot be used at the moment, whatever is asked of it. Otherwise the question was wrong. */
  get isUnavailable(): boolean {
    return UNAVAILABLE.test(this.code);
  }

  constructor(code: string, message: string) {
    super(message);
    this.name = 'StoreError';
    this.code = code;
  }
}
