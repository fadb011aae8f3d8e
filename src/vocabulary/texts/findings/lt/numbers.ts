import type { FindingTexts } from '../texts.ts';

/** Kodėl tai nėra numeris, kurį galima rinkti. */
export const numbers: FindingTexts['numbers'] = {
  number_few_for_country: { finding: 'šaliai ({country}) per mažai skaitmenų; ar netrūksta miesto kodo?' },
  number_few_for_code: { finding: 'šiam šalies kodui per mažai skaitmenų; ar netrūksta miesto kodo?' },
  number_many_for_country: { finding: 'šaliai ({country}) per daug skaitmenų' },
  number_many_for_code: { finding: 'šiam šalies kodui per daug skaitmenų' },
  number_wrong_for_country: {
    finding: 'šaliai ({country}) skaitmenų skaičius netinka; ar netrūksta miesto kodo?',
  },
  number_wrong_for_code: {
    finding: 'šiam šalies kodui skaitmenų skaičius netinka; ar netrūksta miesto kodo?',
  },
  number_no_such_code: { finding: 'tokio šalies kodo nėra' },
  number_none: { finding: 'tai ne telefono numeris' },
  number_unlike_code: { finding: 'joks numeris su tuo šalies kodu taip neatrodo; gal trūksta skaitmens' },
  number_unlike_country: {
    finding:
      'šalyje ({country}) nė vienas numeris taip neatrodo; gal trūksta skaitmens, arba rašykite su + ir šalies kodu',
  },
  number_two_meanings: { finding: 'tai gali būti {one} arba {other}; rašykite su + ir šalies kodu' },
  number_country_foreign: {
    finding:
      'šalis „{value}“ čia nežinoma, todėl galima rinkti tik numerį su + ir šalies kodu; pataisykite kontakto šalį',
  },
  number_area_missing: { finding: 'trūksta miesto kodo šaliai ({country})' },
  number_country_unknown: { finding: 'nėra + ir šalies kodo, o numatytoji šalis nenustatyta' },
  number_letters: { finding: 'iš raidžių numeris nesusidaro; rašykite skaitmenimis' },
  number_beyond_any: { finding: 'jame daugiau skaitmenų nei bet kuriame telefono numeryje' },
  number_star: { finding: 'kodai su * ir # skirti pačiam telefonui ir spustelėjus nerenkami' },
  number_one_digit: { finding: 'vienas skaitmuo – ne telefono numeris' },
  number_not_internal: { finding: 'telefono numeriui per mažai skaitmenų, o vidinis numeris čia tai nėra' },
  number_no_keyboard: { finding: 'yra ženklų, kurių klaviatūra nerašo; įveskite iš naujo' },
  number_date: { finding: 'tai data' },
  number_empty: { finding: 'jis tuščias' },
  number_several_none: { finding: 'čia keli numeriai, ir nė vieno negalima rinkti' },
  number_several_untold: { finding: 'čia keli numeriai ir neaišku, kur vienas baigiasi; atskirkite juos ;' },
  number_hours: {
    finding: 'pabaigoje gali būti valandos arba paskutiniai skaitmenys; valandas rašykite „9-17 h“',
  },
  number_other_line: { finding: 'paskutiniai skaitmenys gali būti kitos linijos; rašykite vieną numerį' },
  number_one_or_two: {
    finding: 'tai gali būti vienas arba du numeriai; du atskirkite ;, o vieną rašykite be ženklų',
  },
  number_too_long: { finding: 'telefono numeriui tai per ilga' },
  number_emergency: { finding: 'pagalbos numeriai spustelėjus nerenkami; skambinkite telefonu' },
};
