/** Why the dial rules refuse a number. */
export const dial_rules = {
  rule_world: { finding: '{number} is a satellite or international premium number.' },
  rule_nowhere: { finding: '{number} is in no country that can be told; calls go to {countries} only.' },
  rule_country: { finding: '{number} is in {country}; calls go to {countries} only.' },
  rule_service: { finding: '{number} is a service code, which is never dialled by a click.' },
  rule_prefix: { finding: '{number} starts with the blocked {prefix}.' },
  rule_type: { finding: '{number} is {kind}, which the dial rules exclude.' },
  rule_costly: {
    finding: '{number} is {kind}. Your administrator can allow its beginning (allowedPrefixes).',
  },
  rule_quiet: { finding: 'It is quiet time ({from} to {to}) at {number}, {zone}.' },
  rule_star: { finding: '{number} is a code with * or #, which is never dialled by a click.' },
  rule_not_internal: {
    finding:
      "{number} is too short for a telephone number, and none of the company's own (numbers.internal).",
  },
  rule_emergency: { finding: '{number} is an emergency number: use a telephone, never a click.' },
} as const;
