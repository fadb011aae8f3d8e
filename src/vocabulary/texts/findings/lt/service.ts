import type { FindingTexts } from '../texts.ts';

/** Pati tarnyba: jos failai, duomenų bazė ir kas dar nenustatyta. */
export const service: FindingTexts['service'] = {
  configuration_complete: { finding: 'visa' },
  configuration_warned: { finding: 'visa; įspėjimų: {count}' },
  secrets_readable: {
    finding:
      'Faile {path} yra paslapčių, o jį gali skaityti kiekvienas šio kompiuterio naudotojas; paleiskite: chmod o-rwx {path}',
  },
  secrets_writable: {
    finding:
      'Faile {path} yra paslapčių, o jį gali keisti kiekvienas šio kompiuterio naudotojas; paleiskite: chmod o-rwx {path}',
  },
  secrets_open: {
    finding:
      'Faile {path} yra paslapčių, o jį gali skaityti ir keisti kiekvienas šio kompiuterio naudotojas; paleiskite: chmod o-rwx {path}',
  },
  file_writable: {
    finding:
      'Failas {path} nurodo, kur skambinama, o jį gali keisti kiekvienas šio kompiuterio naudotojas; paleiskite: chmod o-w {path}',
  },
  database_answers: { finding: '{address}' },
  database_works: { finding: 'galima skaityti ir rašyti' },
  sqlite_broken: {
    finding: 'neatsako: {text}',
    cure: 'Patikrinkite kelią, jo teises ir laisvą vietą diske.',
  },
  postgres_broken: {
    finding: 'neatsako: {text}',
    cure: 'Patikrinkite, ar duomenų bazės serveris veikia ir atsako šiam kompiuteriui, ir laisvą vietą jo diske.',
  },
  no_mor: {
    finding: 'Neprijungtas nė vienas MOR serveris.',
    cure: 'Prijunkite administravimo puslapiuose („Pradžia“) arba konfigūracijos skyriuje mor.',
  },
  no_crm: {
    finding: 'Neprijungta nė viena CRM.',
    cure: 'Prijunkite administravimo puslapiuose („Pradžia“) arba konfigūracijos skyriuje crms.',
  },
  no_agents: {
    finding: 'Nepriskirtas nė vienas darbuotojas.',
    cure: 'Įkelkite CSV komanda „users import FAILAS“ arba naudokitės priskyrimų puslapiu.',
  },
  no_countries: {
    finding: 'Šalių niekas nepasirinko, todėl galima skambinti į visas.',
    cure: 'Pasirinkite jas administravimo puslapiuose („Pradžia“) arba įrašykite į rules.allowedCountries.',
  },
  no_key: {
    finding:
      'CRM {crm} neturi nei API rakto, nei parašo paslapties, nei jwt; iš jos niekas negali skambinti.',
    cure: 'Sukurkite raktą administravimo puslapiuose („Pradžia“ arba „Raktai“) arba nurodykite jį konfigūracijoje.',
  },
};
