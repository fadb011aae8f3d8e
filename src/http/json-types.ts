/** JSON of type T as its reader receives it: read-only, and without members that are undefined. */
export type Received<T> = T extends readonly (infer Item)[]
  ? readonly Received<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Received<Exclude<T[Key], undefined>> }
    : T;

/** JSON of type T as its writer may pass it: read-only values are accepted, and undefined is left out. */
export type Sent<T> = T extends readonly (infer Item)[]
  ? readonly Sent<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Sent<T[Key]> }
    : T;
