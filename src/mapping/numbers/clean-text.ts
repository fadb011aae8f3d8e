/** Longer than any field that holds telephone numbers on purpose; bounds the work on hostile input. */
export const MAX_RAW_CHARACTERS = 200;

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  plus: '+',
  amp: '&',
  ndash: '-',
  mdash: '-',
  minus: '-',
  shy: '',
  lpar: '(',
  rpar: ')',
  sol: '/',
  num: '#',
  zwnj: '',
  lrm: '',
  rlm: '',
  quot: '"',
  lt: '<',
  gt: '>',
};

const codePoint = (value: number): string => (value <= 0x10ffff ? String.fromCodePoint(value) : '');

const decodeOnce = (text: string): string =>
  text
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, hex: string) => codePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d{1,7});/g, (_, decimal: string) => codePoint(Number(decimal)))
    .replace(/&([a-z]{2,6});/gi, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);

/** Some CRMs escape text that is already escaped. */
const MAX_ESCAPES = 3;

const decodeEntities = (text: string): string => {
  let decoded = text;
  for (let round = 0; round < MAX_ESCAPES && decoded.includes('&'); round += 1) decoded = decodeOnce(decoded);
  return decoded;
};

const decodePercent = (text: string): string => {
  if (!/%[0-9a-f]{2}/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Removes markup; a link without text is replaced by the number that it dials. */
const stripMarkup = (text: string): string => {
  if (!/<[a-z/]/i.test(text)) return text;
  const plain = text.replace(/<[^>]*>/g, ' ');
  return /\d/.test(plain) ? plain : (/href\s*=\s*["']?tel:([^"'>\s]+)/i.exec(text)?.[1] ?? plain);
};

/** Links of messengers carry the number without its +; other addresses carry no number. */
const stripAddresses = (text: string): string =>
  text
    .replace(/https?:\/\/(?:wa\.me\/|(?:api|web)\.whatsapp\.com\/send\/?\?phone=)\+?(\d+)\S*/gi, '+$1')
    .replace(/\bhttps?:\/\/\S+/gi, ';')
    .replace(/[^\s;,<>:]+@[^\s;,<>]*\.[a-z]{2,}/gi, ';');

/** `tel:` (RFC 3966), `callto:` and `sip:` links become plain text: number and, if given, extension. */
const unwrapLink = (text: string): string => {
  const link = /^\s*(?:tel|callto|sips?):(.*)$/is.exec(text)?.[1];
  if (link === undefined) return text;
  const [subscriber = '', ...parameters] = link
    .replace(/^\/\//, '')
    .replace(/[@?].*$/s, '')
    .split(';');
  const parameter = (name: string): string | undefined =>
    parameters.find((p) => p.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
  const context = parameter('phone-context') ?? '';
  const extension = parameter('ext');
  const number = context.startsWith('+') && !subscriber.startsWith('+') ? context + subscriber : subscriber;
  return extension === undefined ? number : `${number} ext ${extension}`;
};

/** Unicode keeps the ten digits of each script side by side, so counting back to the zero gives the value. */
const digitValue = (digit: string): string => {
  const point = digit.codePointAt(0) ?? 0;
  let below = 0;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(point - 1 - below))) below += 1;
  return String(below % 10);
};

/** Invisible characters: format characters, fillers, variation selectors, and NUL, which pads fixed-width fields. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u0000\u20E3]/gu;
/** Unicode dashes, and the minus signs, bullets and box-drawing lines that people type for one. */
const DASHES = /[\p{Pd}\u02D7\u2043\u2212\u2500\u2501\u2574\u2576\u2796]/gu;
/** Letters that look like a dash (Japanese ー, Korean ㅡ), and are one only next to digits, brackets or each other. */
const DASH_LETTERS = /(?<=[\d)\]\s-])[\u30FC\u1173]+(?=[\d(\[\s-])/gu;

/** Almost every number is written with these alone, and none of the steps below changes one of them. */
const ORDINARY = /^[\d+\-*#(). ]*$/;

/**
 * The text with all kinds of digits, hyphens, slashes and blanks converted to ASCII, and new lines to `;`.
 * Undefined if it contains a control character: no keyboard types those, and they can break out of dial strings.
 */
export const cleanText = (raw: string): string | undefined => {
  if (ORDINARY.test(raw)) return raw.trim();
  const written = stripMarkup(decodeEntities(decodePercent(raw).replace(INVISIBLE, '')));
  const text = stripAddresses(unwrapLink(written))
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .trim()
    .replace(/[\r\n\v\f\u0085\u2028\u2029]+/g, ';')
    .replace(/[\s\u2800]/g, ' ')
    .replace(DASHES, '-')
    .replace(/[\u2044\u2215\u29F8]/g, '/')
    .replace(/[\u223C\u02DC\u2053]/g, '~')
    .replace(/[\u060C\u3001]/g, ',')
    .replace(/[\u061B]/g, ';')
    .replace(/\u2795/g, '+')
    .replace(/[^\P{Nd}0-9]/gu, digitValue)
    .replace(DASH_LETTERS, '-');
  return /[\p{Cc}\p{Cs}]/u.test(text) ? undefined : text;
};
