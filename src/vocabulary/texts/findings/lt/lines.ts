import type { FindingTexts } from '../texts.ts';

/** Kas negerai vienoje priskyrimų eilutėje. */
export const lines: FindingTexts['lines'] = {
  line_no_crm: { finding: 'CRM „{value}“ konfigūracijoje nėra; yra: {known}' },
  line_no_mor: { finding: 'MOR serverio „{value}“ konfigūracijoje nėra; yra: {known}' },
  line_not_a_number: { finding: '„{value}“ nėra numeris: skaitmenys, * ir #, tarptautinė forma prasideda +' },
  line_emergency: { finding: '„{value}“ yra pagalbos numeris' },
  line_cannot_dial: { finding: '„{value}“ rinkti negalima ({reason})' },
  line_digits_lost: {
    finding:
      'Skaičiuoklė jį pakeitė ir skaitmenų nebėra. Stulpeliui nustatykite teksto formatą ir numerį įrašykite iš naujo.',
  },
  line_no_number: { finding: 'nėra numerio' },
  line_no_country: { finding: '„{value}“ nėra šalis; rašykite dviejų raidžių kodą, pavyzdžiui, LT' },
  line_device: {
    finding:
      'Įrenginys – tai jo numeris MOR (rodomas kaip ACC), vien skaitmenys; ne vidinis numeris ir ne SIP vardas.',
  },
  line_digits: { finding: 'galimi tik skaitmenys' },
  line_email: { finding: 'nėra el. pašto adresas' },
  line_text: { finding: 'čia rašomas tekstas' },
  line_too_long: { finding: 'ilgiau nei {most} simbolių' },
  line_control: { finding: 'yra eilutės lūžis arba kitas valdymo simbolis' },
  line_lost_letter: { finding: 'Dingo raidė: jos vietoje yra {sign}. Įrašykite ją iš naujo.' },
  line_true_false: { finding: 'turi būti true arba false (tinka ir yes, no, 1, 0)' },
  line_missing: { finding: 'nėra' },
  source_emergency: { finding: '{source} yra pagalbos numeris {number}' },
  source_code: { finding: '{source} yra kodas su * arba #; tokie nerenkami' },
  source_cannot_dial: { finding: '{source} rinkti negalima ({reason})' },
  source_not_internal: {
    finding: '{source} nėra nei vidinis numeris (numbers.internal), nei šio įrenginio vidinis numeris MOR',
  },
  source_lost_zero: {
    finding: 'Skaičiuoklė galėjo pašalinti 0 prieš {digits}; jei turimas omenyje jis, rašykite {number}',
  },
  mor_line_no_device: { finding: 'MOR {mor} neturi įrenginio {device}.' },
  mor_line_device_untold: { finding: 'MOR nepateikė duomenų apie įrenginį: {text}' },
  mor_line_no_user: { finding: 'MOR {mor} neturi naudotojo {username} (arba jo nerodo).' },
  mor_line_user_untold: { finding: 'MOR nepateikė duomenų apie naudotoją: {text}' },
  mor_line_of_another: { finding: 'Įrenginys {device} priklauso ne {username}, o kitam MOR naudotojui.' },
  mor_line_not_asked: { finding: 'MOR {mor} paklausti negalima: nenurodytas būsenos naudotojas.' },
  row_no_mor: { finding: 'MOR serverio „{mor}“ nėra.' },
  row_device_shared: { finding: 'Įrenginį {device} naudoja ir {agents}.' },
  row_no_user: { finding: 'CRM šio naudotojo nebežino.' },
  row_inactive: { finding: 'Šis naudotojas CRM neaktyvus.' },
  csv_column_twice: { finding: 'Stulpelis yra du kartus (antrą kartą kaip „{heading}“).' },
  csv_column_missing: { finding: 'Stulpelio nėra; jį turi įvardyti pirma eilutė (joje yra {headings}).' },
  csv_too_long: { finding: 'Faile daugiau kaip {most} eilučių; padalykite jį į kelis failus.' },
  csv_quote_open: {
    finding:
      'Čia prasideda langelis kabutėse, kuris nesibaigia; kiekvieną kabutę langelio viduje rašykite du kartus.',
  },
  csv_quote_behind: {
    finding: 'Už langelio kabutėse yra teksto; kiekvieną kabutę langelio viduje rašykite du kartus.',
  },
  csv_empty: { finding: 'Failas tuščias; pirma jo eilutė įvardija stulpelius.' },
  csv_headings_only: { finding: 'Yra tik antraštės, o po jomis nė vienos eilutės su darbuotoju.' },
  csv_cells: { finding: 'Eilutėje yra {cells} (langelių), antraštėje – {headings}.' },
  csv_agent_twice: { finding: '{agent} jau yra {earlier} eilutėje (ir dar kartą {line} eilutėje).' },
};
