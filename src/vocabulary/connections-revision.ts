/** The setting that changes with every change of a stored connection; without stored connections: `NO_REVISION`. */
export const CONNECTIONS_REVISION = 'connections.revision';
export const NO_REVISION = 'none';
