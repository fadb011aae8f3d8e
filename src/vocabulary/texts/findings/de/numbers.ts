import type { FindingTexts } from '../texts.ts';

/** Warum etwas keine wählbare Nummer ist. */
export const numbers: FindingTexts['numbers'] = {
  number_few_for_country: { finding: 'Für {country} sind es zu wenige Ziffern; fehlt die Vorwahl?' },
  number_few_for_code: {
    finding: 'Für diese Landesvorwahl sind es zu wenige Ziffern; fehlt die Ortsvorwahl?',
  },
  number_many_for_country: { finding: 'Für {country} sind es zu viele Ziffern' },
  number_many_for_code: { finding: 'Für diese Landesvorwahl sind es zu viele Ziffern' },
  number_wrong_for_country: {
    finding: 'Für {country} stimmt die Zahl der Ziffern nicht; fehlt die Vorwahl?',
  },
  number_wrong_for_code: {
    finding: 'Für diese Landesvorwahl stimmt die Zahl der Ziffern nicht; fehlt die Ortsvorwahl?',
  },
  number_no_such_code: { finding: 'Diese Landesvorwahl gibt es nicht' },
  number_none: { finding: 'Das ist keine Telefonnummer' },
  number_unlike_code: {
    finding: 'Keine Nummer mit dieser Landesvorwahl sieht so aus; vielleicht fehlt eine Ziffer',
  },
  number_unlike_country: {
    finding:
      'In {country} sieht keine Nummer so aus; vielleicht fehlt eine Ziffer, oder schreiben Sie sie mit + und Landesvorwahl',
  },
  number_two_meanings: {
    finding: 'Das kann {one} oder {other} bedeuten; schreiben Sie die Nummer mit + und Landesvorwahl',
  },
  number_country_foreign: {
    finding:
      '„{value}“ ist hier als Land nicht bekannt, deshalb lässt sich nur eine Nummer mit + und Landesvorwahl wählen; berichtigen Sie das Land des Kontakts',
  },
  number_area_missing: { finding: 'Die Vorwahl fehlt für {country}' },
  number_country_unknown: {
    finding: 'Sie hat kein + mit Landesvorwahl, und ein Standardland ist nicht eingestellt',
  },
  number_letters: { finding: 'Die Buchstaben ergeben keine Telefonnummer; schreiben Sie sie in Ziffern' },
  number_beyond_any: { finding: 'Sie hat mehr Ziffern als jede Telefonnummer' },
  number_star: {
    finding: 'Codes mit * und # sind für das Telefon selbst und werden nie mit einem Klick gewählt',
  },
  number_one_digit: { finding: 'Eine Ziffer ist keine Telefonnummer' },
  number_not_internal: {
    finding: 'Für eine Telefonnummer sind es zu wenige Ziffern, und eine interne Nummer ist es hier nicht',
  },
  number_no_keyboard: { finding: 'Sie enthält Zeichen, die keine Tastatur schreibt; tippen Sie sie neu' },
  number_date: { finding: 'Das ist ein Datum' },
  number_empty: { finding: 'Sie ist leer' },
  number_several_none: { finding: 'Es sind mehrere Nummern, und keine lässt sich wählen' },
  number_several_untold: {
    finding: 'Es sind mehrere Nummern, und ihre Grenze ist nicht zu erkennen; trennen Sie sie mit ;',
  },
  number_hours: {
    finding: 'Am Ende stehen Uhrzeiten oder die letzten Ziffern; schreiben Sie Uhrzeiten als „9-17 h“',
  },
  number_other_line: {
    finding: 'Die letzten Ziffern können die eines anderen Anschlusses sein; schreiben Sie eine Nummer',
  },
  number_one_or_two: {
    finding:
      'Das können eine oder zwei Nummern sein; trennen Sie zwei mit ;, und schreiben Sie eine ohne Zeichen darin',
  },
  number_too_long: { finding: 'Für eine Telefonnummer ist das zu lang' },
  number_emergency: { finding: 'Notrufnummern werden nie mit einem Klick gewählt; nehmen Sie ein Telefon' },
};
