/**
 * Makes processes that write to the database take turns, as SQLite does with a file, so that limits and keys hold across all of
 * them.
 */
export const TURN = 'SELECT pg_advisory_xact_lock(1297044035, 2)';
