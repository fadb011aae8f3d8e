/** A pattern of SQL's LIKE for digits with anything between them, however a number is written. */
export const likeDigits = (digits: string): string => `%${Array.from(digits).join('%')}%`;
