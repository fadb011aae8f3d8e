/** Which rule spoke; stable. Nobody can lift the first one. */
export const RULE_NAMES = [
  'emergency',
  'no_country',
  'allowed_countries',
  'blocked_prefixes',
  'blocked_types',
  'quiet_hours',
] as const;
export type RuleName = (typeof RULE_NAMES)[number];
