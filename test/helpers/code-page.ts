const HIGH_BYTES = Array.from({ length: 128 }, (_, i) => 128 + i);

/** Bytes of text in one of the WHATWG's single-byte encodings. Throws for characters that the encoding lacks. */
export const encodeAs = (encoding: string, text: string): Buffer => {
  const decoder = new TextDecoder(encoding);
  const byteOf = new Map(HIGH_BYTES.map((byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Buffer.from(
    Array.from(text, (character) => {
      const byte = character < '\x80' ? character.charCodeAt(0) : byteOf.get(character);
      if (byte === undefined) throw new RangeError(`${encoding} has no ${character}`);
      return byte;
    }),
  );
};
