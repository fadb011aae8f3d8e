/** Which rule applied; stable. Nobody can lift the first one. */
export const RULE_NAMES = [
  'emergency',
  'service_code',
  'not_internal',
  'no_country',
  'allowed_countries',
  'blocked_prefixes',
  'blocked_types',
  'costly_ranges',
  'quiet_hours',
] as const;
export type RuleName = (typeof RULE_NAMES)[number];
