import type { PhoneNumber } from 'libphonenumber-js/max';

const fullWidth = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));

/** Ways in which people and programs write a number. Each means exactly this number. */
export const SPELLINGS: Readonly<Record<string, (phone: PhoneNumber) => string>> = {
  'E.164': (phone) => phone.number,
  international: (phone) => phone.formatInternational(),
  'with 00': (phone) => `00${phone.number.slice(1)}`,
  national: (phone) => phone.formatNational(),
  'national digits': (phone) => phone.formatNational().replace(/\D/g, ''),
  'own code': (phone) => phone.number.slice(1),
  'own code, spaced': (phone) => phone.formatInternational().slice(1),
  'spreadsheet, own code': (phone) => `${phone.number.slice(1)}.0`,
  'spreadsheet, national': (phone) => `${phone.nationalNumber.replace(/^0+/, '')}.0`,
  'tel:': (phone) => `tel:${phone.formatInternational().replace(/\s/g, '-')}`,
  'full width': (phone) => fullWidth(phone.formatNational()),
  extension: (phone) => `${phone.formatNational()} ext. 12`,
  'opening hours': (phone) => `${phone.formatInternational()} 24/7`,
  dots: (phone) => phone.formatInternational().replace(/[ -]/g, '.'),
  '(0)': (phone) => phone.formatInternational().replace(/^(\+\d+) /, '$1 (0) '),
};
