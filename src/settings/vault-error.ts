/** A key or a sealed secret cannot be used; the message says what to do. */
export class VaultError extends Error {}
