/** Known everywhere: GSM handsets, and most switches, turn each of them into an emergency call whatever the country. */
const WORLDWIDE = ['112', '911', '999'];

/** Police, fire, ambulance, coast guard and the like, by country, as far as they differ from the worldwide ones. */
const NATIONAL: Readonly<Record<string, string>> = {
  AD: '110 116 118',
  AE: '996 997 998',
  AL: '126 127 128 129',
  AM: '101 102 103',
  AR: '100 101 106 107',
  AT: '122 133 140 141 144',
  AU: '000 106',
  AZ: '101 102 103',
  BA: '122 123 124',
  BE: '100 101',
  BG: '150 160 166',
  BO: '110 118 119',
  BR: '190 192 193 199',
  BY: '101 102 103 104',
  CH: '117 118 143 144 147 1414 1415',
  CI: '110 111 170 180 185',
  CL: '131 132 133',
  CN: '110 119 120 122',
  CO: '119 123 125',
  CU: '104 105 106',
  CY: '199',
  CZ: '150 155 156 158',
  DE: '110',
  DK: '114',
  DZ: '14 17',
  EC: '101 102 131',
  EE: '110',
  EG: '122 123 180',
  ES: '061 062 080 085 091 092',
  FR: '15 17 18 114 115 119 191 196 197',
  GE: '022 033',
  GR: '100 108 166 199',
  HR: '192 193 194 195',
  HU: '104 105 107',
  ID: '110 113 118 119',
  IL: '100 101 102 104',
  IN: '100 101 102 108',
  IR: '110 115 125',
  IT: '113 114 115 117 118',
  JM: '110 119',
  JP: '110 118 119',
  KG: '101 102 103',
  KR: '119 113',
  KZ: '101 102 103 104',
  LB: '125 140 175',
  LK: '110 119',
  LT: '01 02 03 04 101 102 103 104',
  LU: '113',
  LV: '01 02 03 04 110 113 114',
  MA: '15 19 150 177',
  MD: '901 902 903',
  ME: '122 123 124',
  MK: '192 193 194',
  MX: '060 061 065 066 068',
  MY: '994',
  NG: '199',
  NO: '110 113 120',
  NP: '100 101 102',
  NZ: '111',
  PE: '105 106 116',
  PH: '117',
  PK: '15 16 115 1122',
  PL: '997 998',
  PT: '115 117',
  RS: '192 193 194',
  RU: '01 02 03 04 101 102 103 104',
  SA: '997 998',
  SG: '995',
  SI: '113',
  SK: '150 155 158',
  TH: '191 199 1669',
  TN: '190 197 198',
  TR: '110 155 156 158 177',
  TW: '110 119',
  UA: '101 102 103 104',
  UZ: '101 102 103 104 01 02 03 04',
  VE: '171',
  VN: '113 114 115',
  ZA: '10111 10177',
};

const byCountry: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(NATIONAL).map(([country, numbers]) => [country, new Set(numbers.split(' '))]),
);

/** Longer digits are never an emergency number. */
export const MAX_EMERGENCY_DIGITS = 5;

/** A digit that fetches an outside line in front of 112 or 911 still reaches the emergency services. */
const BEHIND_OUTSIDE_LINE = /^[09]{1,2}(112|911)$/;

/**
 * The emergency number that these digits reach, if any: 112, 911 and 999 always, others in the given countries
 * (ISO alpha-2; unknown ones are ignored).
 */
export const emergencyNumber = (
  digits: string,
  countries: readonly (string | undefined)[],
): string | undefined => {
  if (digits.length > MAX_EMERGENCY_DIGITS) return undefined;
  if (WORLDWIDE.includes(digits)) return digits;
  const behind = BEHIND_OUTSIDE_LINE.exec(digits)?.[1];
  if (behind !== undefined) return behind;
  return countries.some((country) => country !== undefined && byCountry.get(country)?.has(digits))
    ? digits
    : undefined;
};
