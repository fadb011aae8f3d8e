/**
 * JSON of type T as its reader gets it: nobody changes it, and what is undefined is not there.
 */
export type Received<T> = T extends readonly (infer Item)[]
  ? readonly Received<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Received<Exclude<T[Key], undefined>> }
    : T;

/** JSON of type T as its writer may have it: read-only values will do, and undefined is left out. */
export type Sent<T> = T extends readonly (infer Item)[]
  ? readonly Sent<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Sent<T[Key]> }
    : T;
