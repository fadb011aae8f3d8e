/** `outbound`: an agent clicked; `inbound`: a caller rang an agent. */
export const DIRECTIONS = ['outbound', 'inbound'] as const;
export type Direction = (typeof DIRECTIONS)[number];
