/** The setting that is another one after each change of a stored connection; of an installation without: `NO_REVISION`. */
export const CONNECTIONS_REVISION = 'connections.revision';
export const NO_REVISION = 'none';
