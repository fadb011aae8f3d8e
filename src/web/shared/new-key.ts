const BYTES = 16;

/** A unique key for one click. Also works on pages without TLS, where `randomUUID` does not. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(BYTES)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
