/** `5-20`, or `5` for `5-5`. Throws for anything else. */
export const rangeOf = (text: string): readonly [number, number] => {
  const [, first = '', last = first] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(text) ?? [];
  if (first === '' || Number(last) < Number(first))
    throw new Error(`--seeds wants two numbers, the smaller one first, such as 1-1000, not ${text}`);
  return [Number(first), Number(last)];
};
