import type { FindingTexts } from '../texts.ts';

const PACKAGE =
  'Atsisiųskite paketą administravimo puslapiuose („Pradžia“, „Prijungti CRM“) ir įdiekite jį per Module Loader: jis pakeis seną.';

/** SugarCRM, SuiteCRM ir bet kokios CRM jungtys. */
export const crm: FindingTexts['crm'] = {
  crm_logged_in: { finding: 'prisijungta kaip {name} ({title})' },
  crm_version_found: { finding: '{version}' },
  crm_fields_untold: { finding: 'API nenurodo modulio {module} laukų.' },
  crm_fields_found: { finding: 'rasta laukų: {count}' },
  crm_fields_missing: {
    finding: 'Modulyje {module} nėra: {fields}',
    cure: 'Įdiekite paketą arba konfigūracijoje pataisykite ar išjunkite šiuos modulio {module} laukus.',
  },
  crm_no_recording_field: {
    finding: 'rasta laukų: {count}; be {recording} skambučiai neturi nuorodos į pokalbio įrašą',
  },
  crm_no_result_field: {
    finding: 'rasta laukų: {count}; be {result} rezultatai yra tik aprašyme',
  },
  crm_no_extra_fields: {
    finding:
      'rasta laukų: {count}; be {recording} skambučiai neturi nuorodos į pokalbio įrašą; be {result} rezultatai yra tik aprašyme',
  },
  crm_results_in_text: {
    finding: 'Calls neturi lauko {field}; rezultatas yra pirma aprašymo eilutė.',
  },
  crm_results_untold: { finding: 'API nenurodo, kokias reikšmes turi {field}.' },
  crm_results_found: { finding: '{field} turi reikšmę kiekvienam rezultatui.' },
  crm_results_missing: {
    finding: 'Calls sąraše {field} nėra reikšmės šiems rezultatams: {values}',
    cure: 'Pridėkite jas prie sąrašo (Studio arba Dropdown Editor) arba šių rezultatų `value` nurodykite reikšmę, kurią sąrašas turi.',
  },
  crm_rights_untold: {
    finding: 'API teisių iš anksto nenurodo; paaiškės pirmą kartą rašant.',
  },
  crm_may_write: { finding: 'Integracijos naudotojas gali kurti ir keisti {module}.' },
  crm_may_not_write: {
    finding: 'Integracijos naudotojas negali kurti ar keisti {module}.',
    cure: 'Suteikite jo vaidmeniui {module} prieigos, peržiūros, sąrašo ir keitimo teises.',
  },
  crm_users_read: { finding: 'Naudotojų sąrašą galima skaityti.' },
  crm_users_hidden: {
    finding: 'Matomas tik vienas naudotojas.',
    cure: 'Naujesnės versijos sąrašą rodo tik administratoriams: integracijos naudotoju paskirkite administratorių arba priskyrimus įkelkite iš failo.',
  },
  crm_clock_untold: { finding: 'CRM savo laiko nenurodo.' },
  crm_clock_near: { finding: 'skiriasi {seconds} s' },
  crm_clock_far: {
    finding: 'Laikrodžiai skiriasi {seconds} s.',
    cure: 'Abiejuose kompiuteriuose laiką nustatykite per NTP.',
  },
  crm_no_receiver: { finding: 'Pasibaigę skambučiai niekur nesiunčiami (nėra activity.url).' },
  crm_receiver_answers: { finding: 'Pasibaigę skambučiai siunčiami į {origin}; jis atsako.' },
  crm_receiver_clear: { finding: 'Pasibaigę skambučiai nešifruoti siunčiami į {origin}; jis atsako.' },
  crm_receiver_silent: {
    finding: 'Pasibaigę skambučiai siunčiami į {origin}, bet jis neatsako: {why}',
    cure: 'Paleiskite gavėją arba konfigūracijoje pataisykite activity.url.',
  },
  crm_connector_failed: {
    finding: 'Jos jungtis sugedo: {text}',
    cure: 'Kreipkitės į šios jungties kūrėjus; išsamiau – žurnale.',
  },
  crm_check_failed: { finding: 'Patikrinti nepavyko: {text}' },
  crm_answers: { finding: 'atsako' },
  crm_demo_contacts: { finding: 'kontaktų atmintyje: {count}' },
  crm_users_readable: { finding: 'prisijungta; naudotojus galima skaityti' },
  package_unseen: { finding: 'dar nieko neklausė; versija paaiškės su pirma užklausa' },
  package_installed: { finding: 'įdiegta {version}' },
  package_old: { finding: 'įdiegta {version}; ši tarnyba turi {newest}', cure: PACKAGE },
  package_very_old: { finding: 'įdiegta senesnė nei 1.3.0; ši tarnyba turi {newest}', cure: PACKAGE },
};
