/** `1 row`, `2 rows`: how many there are, as somebody says it. */
export const counted = (count: number, one: string, several = `${one}s`): string =>
  `${count} ${count === 1 ? one : several}`;
