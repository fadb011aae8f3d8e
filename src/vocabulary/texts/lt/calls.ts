import type { Texts } from '../texts.ts';

export const states: Texts['states'] = {
  requested: 'Pradedamas skambutis',
  accepted: 'Skambinama į jūsų telefoną',
  unknown: 'Laukiama žinių apie skambutį',
  agent_ringing: 'Skamba jūsų telefonas',
  contact_ringing: 'Skambinama',
  connected: 'Sujungta',
  refused: 'Nepaskambinta',
};

export const outcomes: Texts['outcomes'] = {
  answered: 'Skambutis baigtas',
  no_answer: 'Neatsiliepė',
  busy: 'Užimta',
  failed: 'Nepavyko sujungti',
  cancelled: 'Atšaukta',
  agent_no_answer: 'Jūs neatsiliepėte',
  missed: 'Praleistas skambutis',
  unknown: 'Baigta, rezultatas nežinomas',
};

export const outcomeNames: Texts['outcomeNames'] = {
  answered: 'Atsiliepta',
  no_answer: 'Neatsiliepė',
  busy: 'Užimta',
  failed: 'Nepavyko sujungti',
  cancelled: 'Atšaukta',
  agent_no_answer: 'Savas telefonas nepakeltas',
  missed: 'Praleistas',
  unknown: 'Rezultatas nežinomas',
};

export const results: Texts['results'] = {
  reached: 'Pasiektas',
  left_message: 'Palikta žinutė',
  call_back: 'Perskambinti',
  wrong_number: 'Neteisingas numeris',
  not_interested: 'Nedomina',
  my_voicemail: 'Atsiliepė mano balso paštas',
};

export const call: Texts['call'] = {
  call: 'Skambinti',
  loading: 'Įkeliama',
  placing: 'Prašoma skambučio',
  retry: 'Bandyti dar kartą',
  dismiss: 'Užverti pranešimą',
  close_call: 'Uždaryti',
  timeline: 'Kas nutiko',
  wait_seconds: 'Prieš bandydami dar kartą palaukite {0} s.',
  talk_time: 'Pokalbio trukmė',
  notes: 'Pastabos',
  result: 'Rezultatas',
  result_none: 'Nėra',
  save: 'Išsaugoti',
  saved: 'Išsaugota prie skambučio',
  recent: 'Mano paskutiniai skambučiai',
  recent_empty: 'Dar neskambinote.',
  open_record: 'Atverti įrašą: {0}',
  hint_unknown: 'Laukite, kol suskambės jūsų telefonas. Du kartus nerenkama.',
  hint_agent_ringing: 'Atsiliepkite, tada bus skambinama kontaktui.',
  wrap_up: 'Kaip pavyko pokalbis?',
  call_back_on: 'Perskambinti',
  save_and_close: 'Išsaugoti ir uždaryti',
  result_missing: 'Pirmiausia pasirinkite rezultatą.',
  consent: 'Pašnekovas sutinka su įrašu',
  listen: 'Klausyti įrašo',
  recording_pending: 'Įrašas atsiranda po kelių minučių nuo skambučio.',
  recording_deleted: 'Įrašas ištrintas.',
};

export const incoming: Texts['incoming'] = {
  ringing: 'Įeinantis skambutis',
  to: 'Į numerį {did}',
  withheld: 'Numeris paslėptas',
  unknown_caller: 'Nežinomas numeris',
  looking_up: 'Ieškoma, kas skambina…',
  not_in_time: 'CRM dar nepasakė, kas tai. Klausiama dar kartą.',
  several: 'Šį numerį turi keli įrašai. Kas skambina?',
  more: 'Yra ir daugiau įrašų.',
  answered_by: 'Atsiliepė {name}',
  open: 'Atidaryti: {name}',
  create_lead: 'Sukurti potencialų klientą',
  create_contact: 'Sukurti kontaktą',
  not_shown: 'Įeinantys skambučiai šiuo metu nerodomi.',
  open_cases: 'Atviri kreipiniai: {count}',
  open_opportunities: 'Atviros galimybės: {count}',
};
