/** Says which file of the command line it was. */
export const unreadable =
  (file: string) =>
  (cause: unknown): never => {
    const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
    throw new Error(`the file ${file} cannot be read or written${code}`, { cause });
  };
