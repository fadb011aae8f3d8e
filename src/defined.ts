/**
 * The members that have a value, to be spread where a type wants a member to be absent rather than undefined:
 * `{ id, ...defined({ url, name: person?.name }) }`.
 */
export const defined = <T extends object>(members: {
  readonly [K in keyof T]: T[K] | undefined;
}): Partial<T> => {
  const found: Partial<T> = {};
  for (const name in members) {
    const value = members[name];
    if (value !== undefined) found[name] = value;
  }
  return found;
};
