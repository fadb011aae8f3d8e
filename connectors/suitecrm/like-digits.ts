/** A SQL LIKE pattern that finds these digits however the number is written, with anything between them. */
export const likeDigits = (digits: string): string => `%${Array.from(digits).join('%')}%`;
