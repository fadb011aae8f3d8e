import type { FindingTexts } from '../texts.ts';

const LOOK = 'Patikrinkite `url`, tinklą ir ar CRM veikia; tada tikrinkite dar kartą.';
const CLIENT = 'Pataisykite clientId ir clientSecret: jie priklauso CRM OAuth2 klientui.';
const GRANT =
  'Kiekvienas CRM OAuth2 klientas leidžia vieną prisijungimo būdą: naudokite slaptažodžio klientą su naudotojo vardu ir slaptažodžiu arba client credentials klientą be jų.';
const LOGIN = 'CRM atmetė prisijungimą: {why}';
const ADDRESS = 'Šiuo adresu atsako ne CRM API: {why}';

/** Kodėl CRM nepadarė, ko buvo prašoma. */
export const crm_errors: FindingTexts['crm_errors'] = {
  crm_unreachable: { finding: 'CRM nedavė tinkamo atsakymo: {why}', cure: LOOK },
  crm_silent: { finding: 'CRM neatsakė: {why}', cure: LOOK },
  crm_busy: { finding: 'CRM prašo palaukti: {why}', cure: LOOK },
  crm_session: { finding: 'CRM nepriima seanso: {why}', cure: LOOK },
  crm_credentials: { finding: LOGIN, cure: LOOK },
  crm_denied: { finding: 'CRM to neleidžia: {why}', cure: LOOK },
  crm_missing: { finding: 'CRM to neranda: {why}', cure: LOOK },
  crm_rejected: { finding: 'CRM atmeta užklausą: {why}', cure: LOOK },
  crm_too_large: {
    finding: 'Atsakymas per didelis: {why}',
    cure: 'Patikrinkite, ar adresas veda į CRM, o ne į kitą puslapį.',
  },
  crm_redirects_nowhere: {
    finding: 'CRM nukreipia kitur: {why}',
    cure: 'Konfigūracijoje patikrinkite API versiją; galbūt ši CRM jos neturi.',
  },
  crm_redirects: {
    finding: 'CRM nukreipia kitur: {why}',
    cure: 'Adresą, į kurį nukreipia, įrašykite kaip `url`. Nukreipimais nesekama: jie galėtų išnešti slaptažodį.',
  },
  crm_no_json: {
    finding: 'CRM nedavė tinkamo atsakymo: {why}',
    cure: 'Patikrinkite `url`. Jei jis teisingas, CRM prieš atsakymą rašo įspėjimus arba prisijungimo puslapį (PHP display_errors turi būti išjungta).',
  },
  crm_login_paused: {
    finding: LOGIN,
    cure: 'Konfigūracijoje pataisykite prisijungimo duomenis. Tada paleiskite jungtį iš naujo.',
  },
  sugar_version: {
    finding: '„Sugar“ atmeta užklausą: {why}',
    cure: 'Patikrinkite `version`: ši „Sugar“ neturi prašomos REST versijos.',
  },
  sugar_platform: {
    finding: LOGIN,
    cure: 'Užregistruokite platformą: įdiekite paketą arba pridėkite ją Admin > Configure API Platforms.',
  },
  sugar_client: {
    finding: LOGIN,
    cure: 'Pataisykite clientId ir clientSecret (Admin > OAuth Keys, tipas OAuth 2.0, kliento tipas user).',
  },
  sugar_licence: {
    finding: LOGIN,
    cure: 'Integracijos naudotojas neturi licencijos; ją priskiria administratorius.',
  },
  sugar_password: {
    finding: LOGIN,
    cure: 'Pataisykite naudotojo vardą ir slaptažodį ir patikrinkite, ar šis „Sugar“ naudotojas aktyvus ir jam nereikia SSO.',
  },
  sugar_address: { finding: ADDRESS, cure: 'Patikrinkite `url` ir `version`.' },
  crm_module_hidden: {
    finding: 'Modulis neprieinamas: {why}',
    cure: 'Konfigūracijoje pataisykite modulio pavadinimą arba suteikite integracijos naudotojui prieigą.',
  },
  crm_module_rights: {
    finding: 'Modulis neprieinamas: {why}',
    cure: 'Suteikite jo vaidmeniui modulio prieigos, peržiūros, sąrašo ir keitimo teises.',
  },
  suite_old_password: {
    finding: LOGIN,
    cure: 'Pataisykite naudotojo vardą ir slaptažodį ir patikrinkite, ar šis CRM naudotojas aktyvus ir ar tinka passwordEncoding.',
  },
  suite_old_session: {
    finding: 'CRM nepriima seanso: {why}',
    cure: 'Jei kartojasi, jungtis CRM pasiekia iš kintančių adresų: ten nustatykite verify_client_ip reikšmę false.',
  },
  suite_old_address: {
    finding: ADDRESS,
    cure: 'Patikrinkite `url` ir `version`; jei rest.php yra kitur, nustatykite `apiPath`.',
  },
  suite_address: {
    finding: ADDRESS,
    cure: 'Patikrinkite `url` ir `version`: SuiteCRM 7 API yra /Api, SuiteCRM 8 – /legacy/Api; kitoms nustatykite `apiPath`.',
  },
  suite_no_token: {
    finding: '„SuiteCRM“ negavo prieigos rakto: {why}',
    cure: 'Tegul žiniatinklio serveris perduoda PHP antraštę Authorization („Apache“: CGIPassAuth On arba SetEnvIf taisyklė).',
  },
  suite_client: { finding: LOGIN, cure: CLIENT },
  suite_password: {
    finding: LOGIN,
    cure: 'Pataisykite naudotojo vardą ir slaptažodį ir patikrinkite, ar šis CRM naudotojas aktyvus.',
  },
  suite_grant: { finding: LOGIN, cure: GRANT },
  suite_client_or_grant: { finding: LOGIN, cure: `${CLIENT} ${GRANT}` },
  suite_server: {
    finding: LOGIN,
    cure: 'Pažiūrėkite į CRM žurnalą. Dažnai nėra OAuth2 raktų failų arba juos gali skaityti kiti (reikia 600 arba 660).',
  },
};
