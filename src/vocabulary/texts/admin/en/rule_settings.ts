/** Fields of the dial rules: label and hint, by path. */
export const rule_settings = {
  numbers: { label: 'Numbers' },
  'numbers.defaultCountry': {
    label: 'Country of numbers without +',
    hint: 'Used where neither the record, the agent nor the CRM names a country',
  },
  'numbers.internal': {
    label: 'Internal numbers',
    hint: 'Numbers inside the company, as Asterisk’s patterns without _: 1XX, [2-4]XXX (X is 0-9, Z 1-9, N 2-9). No other short number is dialled',
  },
  rules: { label: 'Destinations and limits' },
  'rules.allowedCountries': {
    label: 'Allowed countries',
    hint: 'None: every country, but not the satellite and premium ranges of the world',
  },
  'rules.blockedPrefixes': { label: 'Blocked beginnings', hint: 'In international form, such as +370900' },
  'rules.allowedPrefixes': {
    label: 'Allowed costly beginnings',
    hint: 'Ranges that are expensive or used for fraud (+1 976, +44 70, +49 137, +247 ...) are blocked by default; numbers in those listed here are dialled',
  },
  'rules.blockedTypes': { label: 'Blocked kinds of numbers', hint: 'Recognised by how a number begins' },
  'rules.perAgent': { label: 'Calls per agent' },
  'rules.perAgent.concurrent': { label: 'At a time' },
  'rules.perAgent.perMinute': { label: 'Per minute' },
  'rules.perAgent.perDay': { label: 'Per day' },
  'rules.perInstance': { label: 'Calls per CRM', hint: 'All agents together. Empty: no limit' },
  'rules.perInstance.concurrent': { label: 'At a time' },
  'rules.perInstance.perMinute': { label: 'Per minute' },
  'rules.perInstance.perDay': { label: 'Per day' },
  'rules.quietHours': {
    label: 'Quiet hours',
    hint: 'Nobody is called between these times of the contact’s own day. Empty: calls at any time',
  },
  'rules.quietHours.from': { label: 'From' },
  'rules.quietHours.to': { label: 'Until' },
} as const;
