/** Every process that writes to the database takes its turn, as with a file of SQLite: limits and keys hold for all. */
export const TURN = 'SELECT pg_advisory_xact_lock(1297044035, 2)';
