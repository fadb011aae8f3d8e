import type { Texts } from '../texts.ts';

export const problems: Texts['problems'] = {
  agent_not_mapped: {
    title: 'Jums nepriskirtas telefonas',
    cure: 'Paprašykite administratoriaus įvesti jūsų MOR vartotojo vardą, įrenginį ir numerį.',
  },
  agent_disabled: {
    title: 'Skambučiai jums išjungti',
    cure: 'Administratorius gali juos įjungti.',
  },
  record_not_found: {
    title: 'Įrašas nerastas',
    cure: 'Įkelkite puslapį iš naujo.',
  },
  no_telephone_number: {
    title: 'Įraše nėra telefono numerio',
    cure: 'Įveskite numerį ir bandykite dar kartą.',
  },
  number_invalid: {
    title: 'Tai ne telefono numeris',
    cure: 'Pataisykite jį įraše; tarptautinė forma su + visada tinka.',
  },
  destination_blocked: {
    title: 'Šiuo numeriu skambinti negalima',
    cure: 'Administratorius gali pakeisti skambinimo taisykles, jei šis skambutis turėtų būti galimas.',
  },
  destination_blocked_emergency: {
    title: 'Pagalbos numeriais niekada neskambinama spustelėjus',
    cure: 'Rinkite jį telefonu.',
  },
  destination_blocked_service_code: {
    title: 'Paslaugų kodai niekada nerenkami spustelėjus',
    cure: 'Rinkite jį telefonu.',
  },
  do_not_call: {
    title: 'Šis kontaktas nenori, kad jam skambintų',
    cure: 'Gerbkite žymą arba paprašykite ją pašalinti, jei ji klaidinga.',
  },
  agent_busy: {
    title: 'Jau turite skambutį',
    cure: 'Pirmiausia jį baikite.',
  },
  rate_limited: {
    title: 'Per daug skambučių per trumpą laiką',
    cure: 'Palaukite ir bandykite dar kartą.',
  },
  mor_refused: {
    title: 'Telefonijos sistema atmetė skambutį',
    cure: 'Praneškite administratoriui jos nurodytą priežastį.',
  },
  mor_unreachable: {
    title: 'Nepavyko susisiekti su telefonijos sistema; niekas nebuvo renkama',
    cure: 'Bandykite dar kartą.',
  },
  mor_unusable_answer: {
    title: 'Nėra aišku, ar skambutis pradėtas',
    cure: 'Laukite savo telefono; antrą kartą niekas nerenkama.',
  },
  crm_unreachable: {
    title: 'Jungtis negalėjo perskaityti šio įrašo CRM',
    cure: 'Bandykite dar kartą.',
  },
  overloaded: {
    title: 'Laukia per daug skambučių',
    cure: 'Bandykite dar kartą po akimirkos.',
  },
  not_ready: {
    title: 'Jungtis paleidžiama arba šiuo metu negali veikti; niekas nebuvo renkama',
    cure: 'Bandykite po akimirkos. Jei tai tęsiasi, praneškite administratoriui.',
  },
  not_supported: {
    title: 'Jūsų telefonijos sistema to nemoka',
    cure: 'Padėkite ragelį savo telefone.',
  },
  internal: {
    title: 'Jungtyje įvyko klaida',
    cure: 'Prieš bandydami dar kartą pažiūrėkite, ar neskamba jūsų telefonas, ir praneškite administratoriui.',
  },
  unauthenticated: {
    title: 'Jūsų prisijungimas nebegalioja',
    cure: 'Atverkite šį puslapį iš CRM dar kartą.',
  },
  forbidden: {
    title: 'Jums to daryti negalima',
    cure: 'Paprašykite administratoriaus teisės.',
  },
  call_not_found: {
    title: 'Šis skambutis nebežinomas',
    cure: 'Įkelkite puslapį iš naujo.',
  },
  recording_not_found: {
    title: 'Šio skambučio įrašo nėra',
    cure: 'Jis atsiranda po kelių minučių ir po kurio laiko ištrinamas.',
  },
  recording_unavailable: {
    title: 'Šiuo metu įrašo paleisti negalima',
    cure: 'Pabandykite vėliau. Jei nepadeda, praneškite administratoriui.',
  },
  connector_unreachable: {
    title: 'Telefonijos paslauga neatsako',
    cure: 'Bandykite dar kartą: tas pats skambutis niekada nepradedamas du kartus.',
  },
  permission_missing: {
    title: 'Neturite teisės skambinti',
    cure: 'Paprašykite administratoriaus teisių rinkinio MOR Agent.',
  },
  credential_missing: {
    title: 'Salesforce negali jums naudoti jungties rakto',
    cure: 'Paprašykite administratoriaus teisių rinkinio MOR Agent.',
  },
  session_expired: {
    title: 'Jūsų sesija baigėsi',
    cure: 'Prisijunkite iš naujo.',
  },
  not_configured: {
    title: 'Telefonija dar nesukonfigūruota',
    cure: 'Administratorius įveda adresą ir raktą skiltyje Administravimas, MOR telefonija.',
  },
  offline: {
    title: 'CRM nepasiekiama',
    cure: 'Patikrinkite tinklą ir bandykite dar kartą.',
  },
  number_not_on_record: {
    title: 'Šio numerio įraše nėra',
    cure: 'Pirmiausia išsaugokite įrašą arba paprašykite administratoriaus laisvo rinkimo.',
  },
  other: {
    title: 'Nepavyko',
    cure: 'Pasakykite administratoriui, kas čia parašyta.',
  },
};
