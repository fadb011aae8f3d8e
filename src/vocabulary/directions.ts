/** `outbound`: somebody clicked; `inbound`: somebody called an agent. */
export const DIRECTIONS = ['outbound', 'inbound'] as const;
export type Direction = (typeof DIRECTIONS)[number];
