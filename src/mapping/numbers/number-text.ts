/** Longer than any field that holds telephone numbers on purpose; bounds the work on hostile input. */
export const MAX_RAW_CHARACTERS = 200;

/** One stretch of text that may be a number: digits, separators, perhaps one `+` in front. */
export interface NumberText {
  /** Cleaned text without the extension; new lines have become `;`. */
  readonly body: string;
  readonly extension?: string;
  /** Candidates in the order of the text. */
  readonly tokens: readonly string[];
}

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

const decodeEntities = (text: string): string =>
  text
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, hex: string) => codePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d{1,7});/g, (_, decimal: string) => codePoint(Number(decimal)))
    .replace(/&([a-z]{2,6});/gi, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);

const decodePercent = (text: string): string => {
  if (!/%[0-9a-f]{2}/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

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

/**
 * Undefined when a control character stands inside: no keyboard makes them, and they break out of dial strings.
 * The result has ASCII digits, hyphens and blanks only where the original had other kinds of them.
 */
const clean = (raw: string): string | undefined => {
  const text = decodeEntities(unwrapLink(decodePercent(raw)))
    .normalize('NFKC')
    .trim()
    .replace(/[\p{Cf}\uFE0F\u20E3]/gu, '')
    .replace(/[\r\n\v\f\u0085\u2028\u2029]+/g, ';')
    .replace(/[\s\u2800]/g, ' ')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[\u2044\u2215]/g, '/')
    .replace(/[^\P{Nd}0-9]/gu, digitValue);
  return /[\p{Cc}\p{Cs}]/u.test(text) ? undefined : text;
};

/** The words for "extension" of several languages, then at most seven digits, at the end of the text. */
const EXTENSION =
  /[\s,;(/-]*(?:(?<!\p{L})(?:ext(?:ension|n)?|xtn?|доб(?:авочный)?|внутр?(?:енний)?|вн|durchwahl|dw|nebenstelle|nst|app(?:arat)?|int(?:ern[oe]?)?|poste|anexo|ramal|vid(?:inis)?|wew)|内线|内線|分机|#)[.\s:=]*(?:n[ro]\.?\s*)?(\d{1,7})[\s)\]]*$/iu;

/** What a telephone would dial after the answer: pauses and tones. */
const POST_DIAL = /(?<=\d)\s*(?:[pw]|,,)[\d\s*#pw,]*$/i;

/** The `+` where right-to-left text or a slip of the finger left it, moved to the front. */
const movePlus = (text: string): string => {
  const front = text.replace(/(^|[^\d+])0{1,2}\s*\+(?=[\s(]*\d)/g, '$1+');
  const trailing = /^([^+]*\d[^+]*)\+$/.exec(front.trim());
  if (trailing?.[1] !== undefined) return `+${trailing[1]}`;
  const glued = /^\+?([\d().-]*\d)\+(\d.*)$/.exec(front);
  const [left, right] = [glued?.[1], glued?.[2]];
  if (left === undefined || right === undefined) return front;
  return left.replace(/\D/g, '').length < 6 ? `+${left}${right}` : `${left};+${right}`;
};

const TOKEN = /(?:\+[\s+([.-]*|[([]+\s*(?:\+[\s(]*)?)?\d(?:[\d\s()[\].\-~_·•'’/]*\d)?/gu;

/** Fields with more than this hold no numbers but prose or an attack. */
const MAX_TOKENS = 8;

const tokensOf = (body: string): string[] => {
  // Words in brackets may bring digits of their own ("2nd floor"); they must not run into the number before them.
  const text = body.replace(/[([][^()[\]]*\p{L}[^()[\]]*[)\]]/gu, (group) => `;${group.slice(1, -1)};`);
  return [...text.matchAll(TOKEN)].slice(0, MAX_TOKENS).map((match) => {
    const next = text.charAt(match.index + match[0].length);
    // "... 5pm": the last group belongs to the word behind it.
    return /\p{L}/u.test(next) ? match[0].replace(/\s+\d{1,2}$/, '') : match[0];
  });
};

/** Takes a raw field apart; undefined when it holds control characters. Expects at most MAX_RAW_CHARACTERS. */
export const readNumberText = (raw: string): NumberText | undefined => {
  const text = clean(raw);
  if (text === undefined) return undefined;
  const whole = movePlus(text.replace(POST_DIAL, '')).trim();
  // *21#12 is a feature code, not a number with an extension.
  const extension = /^[\d*#]{1,8}$/.test(whole) ? null : EXTENSION.exec(whole);
  if (extension?.[1] === undefined) return { body: whole, tokens: tokensOf(whole) };
  const body = whole.slice(0, extension.index).trim();
  // "ext. 101" alone: the extension is the number.
  if (!/[\p{L}\d]/u.test(body)) return { body: extension[1], tokens: [extension[1]] };
  return { body, extension: extension[1], tokens: tokensOf(body) };
};
