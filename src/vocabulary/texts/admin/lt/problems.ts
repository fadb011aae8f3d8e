/** What is wrong and what to do, by problem code, for administrators. */
export const problems = {
  unauthenticated: { title: 'Jūs neprisijungėte', cure: 'Prisijunkite iš naujo.' },
  forbidden: { title: 'Jums tai neleidžiama', cure: 'Paprašykite administratoriaus teisės.' },
  invalid_request: { title: 'Taip padaryti negalima', cure: 'Pataisykite, kas čia įvardyta.' },
  not_found: { title: 'To nebėra', cure: 'Įkelkite puslapį iš naujo.' },
  method_not_allowed: { title: 'Puslapio ir jungties versijos skiriasi', cure: 'Įkelkite puslapį iš naujo.' },
  payload_too_large: { title: 'Per daug vienu metu', cure: 'Siųskite mažiau, pavyzdžiui, mažesnį failą.' },
  call_not_found: {
    title: 'Tokio skambučio nėra',
    cure: 'Skambučiai ištrinami po nustatyto dienų skaičiaus.',
  },
  recording_not_found: {
    title: 'Šio skambučio įrašo nėra',
    cure: 'MOR po skambučio reikia kelių minučių; įrašai po kurio laiko ištrinami.',
  },
  recording_unavailable: {
    title: 'MOR dabar neatiduoda įrašo',
    cure: 'Bandykite vėliau; savitikra nurodo priežastį.',
  },
  idempotency_conflict: {
    title: 'Šis spustelėjimas jau panaudotas kitai užklausai',
    cure: 'Bandykite dar kartą.',
  },
  agent_not_mapped: {
    title: 'Šis agentas jungtyje neturi telefono',
    cure: 'Priskirkite jam liniją: MOR naudotoją, įrenginį ir šaltinį.',
  },
  agent_disabled: { title: 'Šiam agentui skambinimas išjungtas', cure: 'Įjunkite jį priskyrimuose.' },
  record_not_found: {
    title: 'Įrašas CRM nerastas',
    cure: 'Galbūt jis ištrintas arba agentas negali jo matyti.',
  },
  no_telephone_number: { title: 'Įraše nėra telefono numerio', cure: 'Įveskite jį CRM.' },
  number_invalid: {
    title: 'Tai nėra renkamas telefono numeris',
    cure: 'Pataisykite; tarptautinė forma su + visada tinka.',
  },
  destination_blocked: {
    title: 'Šia kryptimi skambinti negalima',
    cure: 'Pakeiskite taisykles, jei turi būti galima.',
  },
  do_not_call: {
    title: 'Šis kontaktas nenori skambučių',
    cure: 'Gerbkite žymą arba paprašykite ją pašalinti CRM, jei ji klaidinga.',
  },
  agent_busy: { title: 'Agentas jau turi skambutį', cure: 'Pirma užbaikite jį.' },
  rate_limited: { title: 'Per daug skambučių per trumpą laiką', cure: 'Palaukite akimirką.' },
  too_many_requests: {
    title: 'Per daug užklausų iš vienos vietos',
    cure: 'Palaukite ir uždarykite nereikalingus langus.',
  },
  sign_in_throttled: { title: 'Per daug bandymų prisijungti', cure: 'Palaukite ir vėl įveskite slaptažodį.' },
  mor_refused: {
    title: 'MOR atmetė skambutį',
    cure: 'MOR atsakymas nurodo priežastį: pakeiskite MOR arba priskyrimuose.',
  },
  mor_unreachable: {
    title: 'MOR nepasiekiamas; niekas nesurinkta',
    cure: 'Bandykite dar kartą; jei kartojasi, patikrinkite tinklą ir MOR adresą.',
  },
  mor_unusable_answer: {
    title: 'Neaišku, ar MOR paskambino',
    cure: 'Palaukite telefono; antrą kartą niekas nerenkama.',
  },
  crm_unreachable: {
    title: 'CRM neatsakė',
    cure: 'Bandykite dar kartą; jei kartojasi, patikrinkite jo ryšį.',
  },
  overloaded: { title: 'Per daug skambučių laukia MOR', cure: 'Bandykite po akimirkos.' },
  not_supported: {
    title: 'Šis MOR ar CRM to negali',
    cure: 'Ragelio padėjimui reikia MOR X18 ar naujesnio API v2.',
  },
  not_ready: {
    title: 'Jungtis paleidžiama ar stabdoma, arba negali naudoti duomenų bazės',
    cure: 'Bandykite po akimirkos; jei tęsiasi, priežastis žurnale.',
  },
  internal: { title: 'Jungtis suklydo', cure: 'Pasakykite operatoriui užklausos id; išsamiau žurnale.' },
  unreachable: { title: 'Jungtis neatsako', cure: 'Patikrinkite tinklą ir bandykite dar kartą.' },
  unreadable: {
    title: 'Vietoj jungties atsakė kažkas tarp jūsų',
    cure: 'Praneškite tarpinio serverio prižiūrėtojams.',
  },
} as const;
