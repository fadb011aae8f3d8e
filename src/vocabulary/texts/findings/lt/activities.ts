import type { FindingTexts } from '../texts.ts';

/** Kodėl veiklos CRM dar nėra ir ką daryti. */
export const activities: FindingTexts['activities'] = {
  activity_no_crm: {
    finding: 'Ji laukia: CRM {crm} konfigūracijoje nėra. Pridėkite jį vėl, ir ji bus įrašyta.',
  },
  activity_given_up: { finding: 'po {attempts} bandymų mesta; paskutinis: {why}' },
  activity_cure_connection: {
    finding: 'Pataisykite ryšį su CRM, tada puslapyje „Skambučiai“ bandykite įrašyti vėl.',
  },
  activity_task: { finding: 'Užduoties perskambinti įrašyti nepavyko: {why}' },
  activity_cure_rights: {
    finding:
      'Suteikite integracijos naudotojui teisę matyti ir redaguoti skambučius, užduotis ir susijusius įrašus.',
  },
  activity_cure_deleted: { finding: 'CRM patikrinkite, ar įrašas ištrintas; jei jo reikia, atkurkite.' },
  activity_cure_check: {
    finding: 'Paleiskite savitikrą: ji įvardys netinkamus laukus ir modulius; tada bandykite įrašyti vėl.',
  },
  activity_cure_on_purpose: {
    finding: 'Nieko, jei ištrinta tyčia; kitaip atkurkite CRM ir bandykite įrašyti vėl.',
  },
  activity_cure_first_page: { finding: 'Pradėkite nuo pirmo puslapio.' },
  activity_cure_restart: { finding: 'Tada paleiskite jungtį iš naujo.' },
  activity_cure_credentials: { finding: 'Pataisykite prisijungimo duomenis konfigūracijoje.' },
  activity_receiver: { finding: 'Baigtų skambučių gavėjas nepasiektas: {why}' },
  activity_none_kept: { finding: 'Šis CRM veiklų nesaugo' },
  activity_cure_receiver: {
    finding: 'Nurodykite activity.url, jei baigtus skambučius reikia kur nors siųsti.',
  },
  activity_mistake: { finding: 'Jungtis suklydo; daugiau jos žurnale' },
  activity_sf_slow: { finding: '„Salesforce“ per lėtai apdorojo ankstesnius skambučius; šiam laiko neliko' },
  activity_sf_changing: { finding: '„Salesforce“ per dažnai keitė atsakymą' },
  activity_sf_hidden: { finding: 'Šio skambučio užduotis yra, bet integracijos naudotojas jos nemato' },
  activity_sf_gone: { finding: 'Užduoties, kuri prašė šio skambučio, nebėra' },
  activity_cure_refused: { finding: 'Nieko daryti nereikia: skambutis atmestas.' },
  activity_cure_sf_role: {
    finding:
      'Integracijos naudotojui suteikite rolę aukščiau darbuotojų ir teisę „Edit Tasks“ (žr. paketo README).',
  },
  activity_cure_sf_fields: {
    finding:
      'Integracijos naudotojui suteikite leidimų rinkinį MOR Integration: jam reikia skaityti ir keisti „Activity“ skambučio laukus.',
  },
  activity_cure_sf_package: {
    finding: 'Įdiekite paketo lauką „Activity“ objekte arba pataisykite task.callIdField.',
  },
  activity_cure_sf_install: {
    finding:
      'Įdiekite paketą („Activity“ laukas) ir integracijos naudotojui suteikite leidimų rinkinį MOR Integration.',
  },
  activity_cure_sf_record_type: { finding: 'Pataisykite task.recordType.' },
  activity_sf_record_type: { finding: 'Task neturi aktyvaus įrašo tipo {name}' },
  activity_cure_sf_unique: {
    finding:
      'Dvi užduotys turi tą patį skambučio identifikatorių: vieną ištrinkite ir lauką padarykite unikalų (Unique).',
  },
  activity_cure_sf_several: {
    finding:
      'Kelios užduotys turi tą patį skambučio identifikatorių: palikite vieną ir lauką padarykite unikalų (Unique).',
  },
  activity_cure_sf_duplicate_rule: {
    finding: 'Užduotį sustabdo dublikatų taisyklė: padarykite integracijos naudotojui išimtį.',
  },
  activity_cure_sf_validation: {
    finding: 'Užduotį sustabdo tikrinimo taisyklė: padarykite integracijos naudotojui išimtį.',
  },
  activity_cure_sf_rights: {
    finding: 'Integracijos naudotojui suteikite teisę skaityti ir keisti užduotis.',
  },
  activity_cure_sf_edit: { finding: 'Integracijos naudotojui suteikite teisę „Edit Tasks“.' },
  activity_cure_sf_edition: {
    finding: 'Šis leidimas arba naudotojas neturi API prieigos: įjunkite ją integracijos naudotojui.',
  },
  activity_cure_sf_api_off: { finding: 'Integracijos naudotojo API prieiga išjungta: įjunkite.' },
  activity_cure_sf_trigger_limit: {
    finding:
      'Task trigeris viršija „Salesforce“ ribą net dėl vienos užduoties: jo kūrėjas turi sumažinti užklausų (žr. priežastį).',
  },
  activity_cure_sf_trigger: {
    finding:
      'Task trigeris sugenda arba neleidžia: pataisykite jį arba padarykite integracijos naudotojui išimtį (žr. priežastį).',
  },
  activity_cure_sf_flow_limit: {
    finding:
      '{flow} viršija „Salesforce“ ribą net dėl vienos užduoties: sumažinkite, ką jis skaito ir rašo (Setup, Flows).',
  },
  activity_cure_sf_flow: {
    finding:
      '{flow} sugenda įrašant užduotį: pataisykite jį (Setup, Flows), pridėkite klaidos kelią arba sąlygose praleiskite užduotis su MOR Call ID.',
  },
  activity_cure_sf_required: { finding: 'Task laukas tapo privalomas: nustatykite jam numatytąją reikšmę.' },
  activity_cure_sf_picklist: {
    finding: 'Task sąraše šios reikšmės nėra: pridėkite ją arba nurodykite task.status esamą.',
  },
  activity_cure_sf_short: { finding: 'Task teksto laukas trumpesnis nei įprasta: pailginkite jį.' },
  activity_cure_sf_storage: { finding: 'Organizacijoje nebeliko vietos duomenims: atlaisvinkite.' },
  activity_cure_sf_version: { finding: 'Nurodykite apiVersion, kurią ši organizacija siūlo.' },
  activity_cure_sf_message: {
    finding: 'Priežastis – pranešime; daugiau parodys integracijos naudotojo derinimo žurnalas.',
  },
  activity_sf_notes_lost: {
    finding: 'Šio skambučio užduoties „Salesforce“ nebėra, todėl pastabos neįrašytos',
  },
  activity_cure_sf_recycle: {
    finding: 'Atkurkite ją iš šiukšlinės ir bandykite vėl; jei ištrinta tyčia, nieko daryti nereikia.',
  },
};
