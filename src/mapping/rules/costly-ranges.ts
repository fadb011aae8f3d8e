/** A range that is expensive or used for fraud, and that libphonenumber does not report as premium rate. */
export interface CostlyRange {
  /** Pattern for the beginning of its digits, with country code, without +. */
  readonly digits: RegExp;
  /** The range is this whole country (ISO alpha-2); a company based there may call its numbers like any others. */
  readonly country?: string;
  /** For people: "+44 70...: <what>". */
  readonly what: string;
  readonly source: string;
}

// Checked in copies on 28 November 2026, except Ukraine's, of which only translations were found.
const PREMIUM = 'https://en.wikipedia.org/wiki/Premium-rate_telephone_number';
const BRITAIN = 'https://www.ofcom.org.uk/consultations-and-statements/category-1/070options/statement';
const PAGERS = 'http://www.callcosts.uk/number-overview/';
const UKRAINE = 'https://en.wikipedia.org/wiki/Telephone_numbers_in_Ukraine';
const ITALY = 'https://en.wikipedia.org/wiki/Telephone_numbers_in_Italy';
const SPAIN = 'https://www.surinenglish.com/spain/watch-fourth-digit-20220112120440-nt.html';
const REVENUE_SHARE = 'https://www.transnexus.com/whitepapers/international-premium-rate-number-market/';

/**
 * Blocked unless `rules.allowedPrefixes` names them. Shared-cost numbers in general are not included: 0180 in Germany,
 * 0810 in Austria or France and the like are hotlines of banks and airlines and cost cents; only Germany's televoting
 * range is expensive. Small islands are included as a whole if hardly anybody lives there and most calls are fraud.
 */
const COSTLY_RANGES: readonly CostlyRange[] = [
  { digits: /^1[2-9]\d\d976/, what: 'a premium number (976 in North America)', source: PREMIUM },
  { digits: /^1900/, what: 'a premium number (900 in North America)', source: PREMIUM },
  { digits: /^4470/, what: 'a personal number, dear and often misused', source: BRITAIN },
  // 7624 are mobile telephones of the Isle of Man.
  { digits: /^4476(?!24)/, what: 'a pager, dear and often misused', source: PAGERS },
  { digits: /^49190/, what: 'a premium number of old', source: PREMIUM },
  { digits: /^49137/, what: 'a televoting number', source: PREMIUM },
  { digits: /^49(?:900|118)/, what: 'a premium or directory enquiry number', source: PREMIUM },
  { digits: /^380900/, what: 'a premium number', source: UKRAINE },
  { digits: /^39(?:89[259]|199|178)/, what: 'a premium or personal number', source: ITALY },
  { digits: /^34(?:80[367]|905)/, what: 'a premium or televoting number', source: SPAIN },
  { digits: /^247/, country: 'AC', what: 'on Ascension', source: REVENUE_SHARE },
  { digits: /^290/, country: 'SH', what: 'on Saint Helena', source: REVENUE_SHARE },
  { digits: /^6721/, what: 'in the Antarctic', source: REVENUE_SHARE },
  { digits: /^674/, country: 'NR', what: 'on Nauru', source: REVENUE_SHARE },
  { digits: /^683/, country: 'NU', what: 'on Niue', source: REVENUE_SHARE },
  { digits: /^688/, country: 'TV', what: 'on Tuvalu', source: REVENUE_SHARE },
  { digits: /^690/, country: 'TK', what: 'on Tokelau', source: REVENUE_SHARE },
];

/** The costly range that contains a number (E.164, with +), if any, for a company based in these countries. */
export const costlyRange = (
  e164: string,
  homeCountries: readonly (string | undefined)[],
): CostlyRange | undefined =>
  COSTLY_RANGES.find(
    ({ digits, country }) =>
      digits.test(e164.slice(1)) && (country === undefined || !homeCountries.includes(country)),
  );
