import iso from 'i18n-iso-countries/index.js';
import { getCountries, type CountryCode } from 'libphonenumber-js/max';

/** Languages that are tried first: a name that one of them has is not looked up in the others. */
const MAJOR =
  'ar bg bs ca cs da de el es et eu fa fi fil fr he hi hr hu hy id is it ja ka kk ko lt lv mk ms nb nl pl pt ro ru sk sl sq sr sr-Latn sv th tr uk ur uz vi zh zh-Hant'.split(
    ' ',
  );

/** The other languages of CLDR (https://cldr.unicode.org), with the scripts that differ. */
const OTHER =
  'af agq ak am ars as asa ast az az-Cyrl ba bas be bem bez bgc bho blo bm bn bo br brx bs-Cyrl bua ccp ce ceb cgg chr ckb csw cv cy dav de-AT de-CH dje doi dsb dua dyo dz ebu ee en-GB eo es-MX ewo fa-AF ff ff-Adlm fo fr-CA fur fy ga gd gl gsw gu guz gv ha haw hi-Latn hsb ia ie ig ii jgo jmc jv kab kam kde kea kgp khq ki kkj kl kln km kn kok ks ks-Deva ksb ksf ksh ku kw kxv ky lag lb lg lij lkt lmo ln lo lrc lu luo luy mai mas mer mfe mg mgh mgo mi ml mn mni mr mt mua my mzn naq nd nds ne nmg nn nnh nqo nso nus nyn oc om or os pa pa-Arab pcm prg ps pt-PT qu raj rm rn rof rw rwk sa sah saq sat sbp sc sd sd-Deva se seh ses sg shi shi-Latn shn si smn sn so st su sw sw-CD syr szl ta te teo tg ti tk tn to tok tt twq tyv tzm ug uz-Cyrl vai vai-Latn vec vmw vun wae wo xh xnr xog yav yi yo yrl yue yue-Hans za zgh zh-HK zu'.split(
    ' ',
  );

/**
 * Names that the two sources lack: names of parts, old names, abbreviations, and inverted names from CRM pick lists.
 */
const MORE_NAMES: Readonly<Partial<Record<CountryCode, string>>> = {
  AE: 'UAE|U.A.E.|Emirates|VAE',
  BA: 'Bosnia|Bosnien',
  BO: 'Bolivia, Plurinational State of',
  CD: 'Congo|DR Congo|DRC|Congo, The Democratic Republic of the|Congo (Kinshasa)|Zaire',
  CG: 'Congo|Congo (Brazzaville)',
  CH: 'Swiss Confederation|Helvetia',
  CI: 'Ivory Coast|Elfenbeinküste',
  CN: 'PRC|Mainland China|VR China',
  CV: 'Cabo Verde|Cape Verde',
  CZ: 'Czech Republic|Czech Rep.|Tschechische Republik',
  DE: 'BRD|Federal Republic of Germany|Bundesrepublik Deutschland',
  FM: 'Micronesia, Federated States of',
  GB: 'Great Britain|England|Scotland|Wales|Northern Ireland|Großbritannien|Britain|U.K.|United Kingdom of Great Britain and Northern Ireland|Grande-Bretagne|Gran Bretagna|Gran Bretaña|Wielka Brytania|Великобритания|Англия|Anglija|Didžioji Britanija|Lielbritānija|Suurbritannia',
  GR: 'EL|Hellas|Hellenic Republic',
  HK: 'Hong Kong|Hongkong|Hong Kong, China',
  IE: 'Eire|Éire|Irish Republic|Southern Ireland',
  IR: 'Iran, Islamic Republic of|Persia',
  KP: 'DPRK|Korea, North|North Korea|Korea (North)|Korea, Democratic People’s Republic of',
  KR: 'Republic of Korea|Korea, Republic of|Korea, South|Korea (South)|ROK',
  LA: 'Lao People’s Democratic Republic',
  LI: 'Fürstentum Liechtenstein|FL',
  LY: 'Libyan Arab Jamahiriya',
  MD: 'Moldova, Republic of|Moldavia',
  MK: 'Macedonia|FYROM|Former Yugoslav Republic of Macedonia|Macedonia, the former Yugoslav Republic of',
  MM: 'Burma|Birma',
  MO: 'Macau|Macao|Macau, China|Macao, China',
  NL: 'Holland|Holanda|Olanda|Hollande|Голландия|Олландия',
  PS: 'Palestinian Territory, Occupied|Palestinian Territory',
  RU: 'Russian Federation|Russische Föderation|Fédération de Russie|РФ|Российская Федерация|RF',
  SK: 'Slovak Republic',
  SZ: 'Swaziland',
  TR: 'Turkey',
  SY: 'Syrian Arab Republic',
  TL: 'East Timor',
  TW: 'Taiwan, Province of China|Taiwan, China|Taiwan R.O.C.|Chinese Taipei',
  TZ: 'Tanzania, United Republic of',
  US: 'America|United States of America|USA|U.S.|U.S.A|EE.UU.|EEUU|EUA|Estados Unidos de América|États-Unis d’Amérique|Vereinigte Staaten von Amerika|США|JAV|ASV|Соединённые Штаты Америки|合衆国|美国',
  VA: 'Vatican|Holy See|Holy See (Vatican City State)',
  VE: 'Venezuela, Bolivarian Republic of',
  VG: 'British Virgin Islands|Virgin Islands, British',
  VI: 'US Virgin Islands|Virgin Islands, U.S.',
  VN: 'Viet Nam',
};

/** ISO 3166 has no code for Kosovo; these are in use. */
const UNOFFICIAL: readonly (readonly [string, CountryCode])[] = [
  ['XKX', 'XK'],
  ['XKS', 'XK'],
  ['UK', 'GB'],
];

/** Letters and digits only: no blanks, case, punctuation, Latin, Greek or Cyrillic accents, or Arabic vowel signs. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u0655]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');

/** Undefined: the name means different countries in different languages. */
export type Names = ReadonlyMap<string, CountryCode | undefined>;

const territories = new Set<string>(getCountries());
const isTerritory = (code: string): code is CountryCode => territories.has(code);

/** OESTERREICH. */
const withoutUmlauts = (name: string): string =>
  name.replace(/[äöüÄÖÜ]/g, (letter) => `${letter.normalize('NFD').charAt(0)}e`);

const collect = (): {
  names: Map<string, CountryCode | undefined>;
  add: (name: string, code: string) => void;
} => {
  const names = new Map<string, CountryCode | undefined>();
  const add = (name: string, code: string): void => {
    if (!isTerritory(code)) return;
    for (const key of new Set([fold(name), fold(withoutUmlauts(name))])) {
      if (key !== '') names.set(key, names.has(key) && names.get(key) !== code ? undefined : code);
    }
  };
  return { names, add };
};

const addLanguage = (language: string, add: (name: string, code: string) => void): void => {
  const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  for (const code of territories) {
    const name = display.of(code);
    if (name !== undefined) add(name, code);
    // "Türkiye (Turkey)" and the like.
    if (name !== undefined && name.includes('(')) add(name.replace(/\s*\(.*\)/, ''), code);
  }
};

/** Codes (alpha-2, alpha-3, numeric), English names, and the names above: what most CRMs hold. */
export const firstNames = (): Names => {
  const { names, add } = collect();
  for (const [alpha3, alpha2] of Object.entries(iso.getAlpha3Codes())) add(alpha3, alpha2);
  for (const [numeric, alpha2] of Object.entries(iso.getNumericCodes())) {
    // Always three digits: 40 could be Austria's numeric code (040) or Romania's calling code.
    add(numeric, alpha2);
  }
  for (const [name, code] of UNOFFICIAL) add(name, code);
  for (const code of territories) add(code, code);
  for (const [code, more] of Object.entries(MORE_NAMES)) for (const name of more.split('|')) add(name, code);
  addLanguage('en', add);
  return names;
};

function* namesIn(languages: readonly string[]): Generator<undefined, Names> {
  const { names, add } = collect();
  for (const language of languages) {
    addLanguage(language, add);
    yield;
  }
  return names;
}

/** Builds names one language per step: the first group takes tenths of a second, the second nearly a second. */
export const moreNames = (): readonly Generator<undefined, Names>[] => [namesIn(MAJOR), namesIn(OTHER)];
