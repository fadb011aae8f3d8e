/** Why something is not a number that can be dialled; completes "cannot be dialled:". */
export const numbers = {
  number_few_for_country: { finding: 'it has too few digits for {country}; is the area code missing?' },
  number_few_for_code: { finding: 'it has too few digits for its country code; is the area code missing?' },
  number_many_for_country: { finding: 'it has too many digits for {country}' },
  number_many_for_code: { finding: 'it has too many digits for its country code' },
  number_wrong_for_country: {
    finding: 'it has a wrong number of digits for {country}; is the area code missing?',
  },
  number_wrong_for_code: {
    finding: 'it has a wrong number of digits for its country code; is the area code missing?',
  },
  number_no_such_code: { finding: 'its country code does not exist' },
  number_none: { finding: 'it is not a telephone number' },
  number_unlike_code: {
    finding: 'no number of that country code looks like this; check for a missing digit',
  },
  number_unlike_country: {
    finding:
      'no number in {country} looks like this; check for a missing digit, or write it with + and the country code',
  },
  number_two_meanings: { finding: 'it can mean {one} or {other}; write it with + and the country code' },
  number_country_foreign: {
    finding:
      '"{value}" is no country that is known here, so only a number with + and country code can be dialled; correct the country of the contact',
  },
  number_area_missing: { finding: 'the area code is missing for {country}' },
  number_country_unknown: { finding: 'it has no + and country code, and no default country is set' },
  number_letters: { finding: 'it spells no telephone number; write it in digits' },
  number_beyond_any: { finding: 'it has more digits than any telephone number' },
  number_star: { finding: 'codes with * and # are for the telephone itself and never dialled by a click' },
  number_one_digit: { finding: 'one digit is no telephone number' },
  number_not_internal: {
    finding: 'it has too few digits for a telephone number, and it is no internal number here',
  },
  number_no_keyboard: { finding: 'it contains characters that no keyboard makes; type it again' },
  number_date: { finding: 'it is a date' },
  number_empty: { finding: 'it is empty' },
  number_several_none: { finding: 'it holds several numbers, and none can be dialled' },
  number_several_untold: {
    finding: 'it holds several numbers, and it cannot be told where one ends; part them with ;',
  },
  number_hours: { finding: 'it may end in hours or in its own last digits; write "9-17 h" for hours' },
  number_other_line: { finding: 'its last digits may be those of another line; write one number' },
  number_one_or_two: {
    finding: 'it may be one number or two; part two numbers with ;, and write one without a sign in it',
  },
  number_too_long: { finding: 'it is too long for a telephone number' },
  number_emergency: { finding: 'emergency numbers are never dialled by a click; use a telephone' },
} as const;
