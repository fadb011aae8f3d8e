import type { Texts } from './texts.ts';

export const language: Texts['language'] = { salesforce: 'lt', crm: 'lt_LT' };

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
};

export const panel: Texts['panel'] = {
  title: 'Skambučiai',
  idle: 'Šiuo metu skambučio nėra.',
  also_in_field: 'Taip pat šiame lauke',
  ring_me_at: 'Skambinti man numeriu',
  number: 'Numeris',
  dial_pad: 'Rinkimo klavišai',
  redial: 'Skambinti dar kartą: {0}',
  hang_up: 'Padėti ragelį',
  help: 'Pagalba',
  live: 'Prisijungta',
  connecting: 'Jungiamasi',
  lost: 'Ryšys nutrūko; bandoma vėl',
  no_identity: 'Atverkite šį skydelį iš CRM: nežinoma, kas esate.',
  incoming: 'Skambutis jums',
  withheld: 'Numeris paslėptas',
  unknown_caller: 'Nežinomas skambintojas',
  looking_up: 'Ieškoma, kas tai …',
  not_looked_up: 'CRM laiku nepasakė, kas tai.',
  who_is_it: 'Šį numerį turi keli įrašai. Kas tai?',
  more_matches: 'Jų yra daugiau, nei rodoma.',
  create_record: 'Sukurti: {0}',
  answered_by: 'Atsiliepė {0}',
  to_number: 'numeriu {0}',
  incoming_not_shown: 'Šiuo metu įeinantys skambučiai nerodomi.',
  open_cases: 'Atviri kreipiniai: {0}',
  open_opportunities: 'Atviros galimybės: {0}',
  digit_back: 'Ištrinti paskutinį skaitmenį',
  recording_deleted: 'Įrašas ištrintas.',
  my_figures: 'Mano skaičiai',
  period: 'Laikotarpis',
  today: 'Šiandien',
  last_days: 'Paskutinės {0} dienos',
  count_by: 'Skaičiuoti',
  by_day: 'pagal dieną',
  by_result: 'pagal rezultatą',
  day: 'Diena',
  calls: 'Skambučiai',
  answered: 'Atsiliepta',
  total: 'Iš viso',
  heard_by: 'Kas klausėsi',
  heard_by_nobody: 'Dar niekas neklausė.',
  heard_by_administrator: '{0} (administratorius)',
  heard_by_crm: 'CRM serveris',
  call_backs: 'Suplanuoti skambučiai',
  due_now: 'Metas skambinti',
  done: 'Atlikta',
  show_call: 'Rodyti pokalbį: {0}',
  call_now: 'Skambinti: {0}',
  notify: 'Pranešti apie gaunamus ir praleistus skambučius bei suplanuotus skambučius',
  notify_blocked:
    'Naršyklė blokuoja šio puslapio pranešimus. Leiskite juos nustatymuose ir pažymėkite dar kartą.',
};

export const player: Texts['player'] = {
  title: 'Įrašas',
  title_of: 'Įrašas: {0}',
  audited: 'Kiekvienas pasiklausymas užfiksuojamas su jūsų vardu.',
};

export const card: Texts['card'] = {
  region: 'Telefono skambučiai',
  pick_up: 'Atsiliepkite ir būsite sujungti: {name}.',
  contact_ringing: 'Skambinama: {name}',
  logged: 'Išsaugota skambučių istorijoje',
  log_pending: 'Bus išsaugota skambučių istorijoje',
  log_failed: 'Nepavyko išsaugoti skambučių istorijoje',
  saving: 'Saugoma…',
  saved: 'Išsaugota',
  not_saved: 'Neišsaugota',
  close: 'Uždaryti',
  show: 'Rodyti skambutį',
  joined: 'Spustelėjote ir kitame skirtuke: abu spustelėjimai yra šis vienas skambutis.',
  mapping_locked: 'Šį telefono priskyrimą gali keisti tik administratorius.',
  details: 'Pastabos ir rezultatas',
  call_number: 'Skambinti {number}',
  again: 'Bandyti dar kartą',
  log_in: 'Prisijungti',
  no_live: 'Ryšys nutrūko; bandoma dar kartą.',
  result_none: 'Pasirinkite…',
};

export const incoming: Texts['incoming'] = {
  ringing: 'Įeinantis skambutis',
  to: 'Į numerį {did}',
  withheld: 'Numeris paslėptas',
  unknown_caller: 'Nežinomas numeris',
  looking_up: 'Ieškoma, kas skambina…',
  not_in_time: 'CRM laiku nepasakė, kas tai.',
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

export const connection: Texts['connection'] = {
  part_code: 'Ryšio kodas',
  code_help:
    'Įklijuokite jį jungties sąrankoje: ji pasiima raktą ir prisijungimą iš šio serverio, pačiame kode jų nėra. Kodas galioja vieną kartą, 15 minučių. Jungtis toliau dirba kodą sukūrusio naudotojo teisėmis; kitą naudotoją galima pasirinkti Admin > OAuth2 Clients and Tokens.',
  code_make: 'Sukurti ryšio kodą',
  part_callers: 'Skambinantieji',
  fill: 'Paruošti numerius',
  fill_help:
    'Išsaugomi įrašai paruošiami savaime, kad skambinantysis būtų randamas, kad ir kaip būtų užrašytas jo numeris. Čia galima paruošti ankstesnius įrašus: daugiau juose niekas nesikeičia, veiksmą galima kartoti.',
  filling: 'Ruošiama: {done} iš {total} įrašų',
  filled: 'Baigta: {done} įrašų.',
  title: 'MOR telefonija',
  intro: 'Skambinimas spustelėjus per jungtį. Pakeitimai galioja iš karto.',
  part_connection: 'Ryšys',
  part_dialling: 'Numerio rinkimas',
  url: 'Jungties adresas',
  url_help: 'Kaip ją pasiekia šis serveris, pavyzdžiui https://calls.example.com',
  browser_url: 'Adresas naršyklėms',
  browser_url_help: 'Tuščia: tas pats adresas. „none“: naršyklės kreipiasi tik į šį CRM.',
  key_1: 'Pasirašymo raktas',
  key_2: 'Antras raktas (keičiant)',
  key_stored: 'Raktas išsaugotas. Įveskite naują, kad pakeistumėte.',
  key_none: 'Raktas neišsaugotas.',
  key_remove: 'Pašalinti',
  key_help: 'Tas pats tekstas kaip jungties signingSecrets, pavyzdžiui whsec_…',
  country: 'Numatytoji šalis',
  country_help: 'Numeriams, įvestiems be šalies kodo. Įrašų numerius tvarko jungtis.',
  country_none: 'Nėra',
  modules: 'Moduliai, kurių numeriais galima skambinti',
  modules_help: 'Pavadinimai, atskirti kableliais, pavyzdžiui Contacts,Leads,Accounts',
  free_roles: 'Vaidmenys su laisvu rinkimu',
  free_roles_help:
    'Jų naudotojai gali skambinti ir numeriais, kurių nėra įrašuose; kiti tik matomų įrašų numeriais.',
  no_roles: 'Šiame CRM dar nėra vaidmenų.',
  hooks: 'Pranešti jungčiai apie pakeitimus',
  hooks_help: 'Reikalinga „Rinkti dabar“. Siunčiami tik identifikatoriai.',
  save: 'Išsaugoti',
  saved: 'Išsaugota.',
  test: 'Tikrinti ryšį',
  testing: 'Tikrinama…',
  link_settings: 'Nustatymai',
  link_reach: 'Jungties pasiekiamumas',
  link_ready: 'Jungties būsena',
  link_key: 'Pasirašymo raktas',
  link_connector: 'Užklausos jungčiai',
  link_you: 'Jūsų telefonas',
  link_hooks: 'Pranešimai apie pakeitimus',
  fine: 'gerai',
  broken: 'klaida',
  p_crm_error: 'CRM atsakė klaida; priežastis įrašyta jos žurnale.',
  link_extension: 'Scenarijus SuiteCRM 8 puslapiuose',
  extension_missing: 'Puslapiai negauna scenarijaus (HTTP {status}).',
  extension_missing_cure:
    'Išvalykite SuiteCRM podėlį: ištrinkite aplanką cache/prod arba žiniatinklio serverio naudotojo teisėmis paleiskite bin/console cache:clear. Tada bandykite dar kartą.',
  extension_old: 'Puslapiai gauna kitos versijos scenarijų.',
  extension_old_cure: 'Išvalykite SuiteCRM podėlį ir iš naujo įkelkite puslapį klavišais Ctrl+F5.',
  extension_asleep: 'Scenarijus pasiekiamas, bet šis puslapis jo neįkėlė.',
  extension_asleep_cure:
    'Iš naujo įkelkite puslapį klavišais Ctrl+F5. Jei nepadeda, išvalykite SuiteCRM podėlį.',
};

export const reasons: Texts['reasons'] = {
  bad_code: 'Šis ryšio kodas negalioja: jis panaudotas, pakeistas arba senesnis nei 15 minučių.',
  bad_code_cure: 'Sukurkite naują CRM skiltyje Admin > MOR telefonija.',
  no_api_keys: 'Jungtis dar negali prisijungti: SuiteCRM API neturi raktų poros.',
  no_api_keys_cure:
    'Šiame serveryje žiniatinklio serverio naudotoju kataloge {folder} įvykdykite: openssl genrsa -out private.key 2048 && openssl rsa -in private.key -pubout -out public.key && chmod 600 private.key public.key. Tada dar kartą spauskite mygtuką.',
  not_logged_in: 'Jūs neprisijungėte.',
  log_in_cure: 'Prisijunkite iš naujo.',
  crm_error: 'CRM negalėjo to atlikti.',
  crm_error_cure: 'Priežastis įrašyta CRM žurnale; parodykite jį administratoriui.',
  not_configured: 'Telefonija šiame CRM dar nesukonfigūruota.',
  unknown_operation: 'Tokio veiksmo nėra.',
  reload_cure: 'Perkraukite puslapį.',
  click_without_key: 'Spustelėjimas atėjo be rakto.',
  click_again_cure: 'Perkraukite puslapį ir spustelėkite dar kartą.',
  no_number: 'Tai ne telefono numeris.',
  no_number_cure: 'Pataisykite numerį įraše.',
  record_hidden: 'Šio numerio įrašas nerastas arba jūs negalite jo matyti.',
  record_hidden_cure:
    'Atverkite įrašą ir skambinkite iš jo arba paprašykite administratoriaus pridėti jo modulį MOR nustatymuose.',
  not_on_record: 'Šis numeris įraše neišsaugotas.',
  not_on_record_cure: 'Pirma išsaugokite įrašą arba paprašykite administratoriaus laisvo rinkimo.',
  no_call: 'Skambutis nenurodytas.',
  not_your_call: 'Tai ne jūsų skambutis.',
  only_administrators: 'Tai gali tik administratoriai.',
  script_needed: 'Šiam puslapiui reikia „JavaScript“.',
  bad_address: 'Tai ne adresas: {address}',
  bad_address_cure: 'Pavyzdys: https://calls.example.com',
  bad_key: 'Raktas per trumpas arba jame yra tarpų.',
  bad_key_cure: 'Nukopijuokite visą raktą, prasidedantį whsec_.',
  incomplete: 'Trūksta adreso arba rakto.',
  incomplete_cure: 'Įveskite abu ir išsaugokite.',
  wrong_key: 'Jungtis nepriima rakto.',
  wrong_key_cure:
    'Įveskite tą patį raktą čia ir jungtyje, šio CRM signingSecrets; patikrinkite abiejų serverių laikrodžius.',
  hooks_paused: 'Po klaidų pristabdyta {seconds} s.',
  hooks_paused_cure: 'Išsaugokite nustatymus, kad būtų bandoma iš karto.',
  unexpected: 'Jungties adresas atsakė HTTP {status}, o ne taip, kaip atsako jungtis.',
  unexpected_cure:
    'Patikrinkite jungties adresą: jis gali priklausyti kitai paslaugai arba jame trūksta kelio.',
  unreachable: 'Jungtis nepasiekiama.',
  unreachable_because: 'Jungtis nepasiekiama ({detail}).',
  unreachable_dns_cure: 'Šis serveris nežino jungties adreso vardo: patikrinkite rašybą ir DNS.',
  unreachable_refused_cure:
    'Jungties adresu niekas neklauso: patikrinkite, ar ji veikia, jos prievadą ir užkardą.',
  unreachable_timeout_cure:
    'Jungtis laiku neatsakė: patikrinkite, ar ji veikia ir ar užkarda neatmeta paketų.',
  unreachable_unanswered_cure: 'Jungtis gavo užklausą, bet laiku neatsakė: žiūrėkite jos žurnalą ir patikrą.',
  unreachable_tls_cure: 'Ryšiu nepasitikima: patikrinkite jungties adreso sertifikatą.',
  unreachable_blocked_cure: 'Šis CRM neleidžia užklausų tuo adresu: naudokite viešą vardą su TLS.',
  unreachable_other_cure: 'Patikrinkite jungties adresą ir ar jungtis veikia.',
  https_for_http: 'Jungtis šiuo adresu atsako, bet be TLS: http, ne https.',
  http_for_https: 'Jungtis šiuo adresu atsako, bet tik su TLS: https, ne http.',
  scheme_cure: 'Įrašykite {address} kaip jungties adresą.',
};

export const dashlet: Texts['dashlet'] = {
  title: 'Mano skambučiai (MOR)',
  description: 'Skambučiai per MOR šiandien ir šią savaitę, jų rezultatai ir kas praleista',
  today: 'Šiandien',
  week: 'Ši savaitė',
  week_made: 'Ši savaitė, mūsų skambučiai',
  week_in: 'Ši savaitė, skambučiai mums',
  calls: 'Skambučiai',
  answered: 'Atsiliepta',
  missed_calls: 'Praleisti',
  talk_time: 'Pokalbių laikas',
  outcomes: 'Šios savaitės rezultatai',
  outcome: 'Rezultatas',
  agent: 'Darbuotojas',
  by_agent: 'Visi darbuotojai šią savaitę',
  missed: 'Praleisti ir pavėluoti',
  missed_none: 'Nieko nepraleista ir nepavėluota.',
  no_calls: 'Šią savaitę skambučių dar nebuvo.',
};

export const modules: Texts['modules'] = {
  application: {
    LBL_MOR_DIAL_FAILED: 'MOR: nepaskambinta, telefonijos paslauga šiuo metu nepasiekiama.',
    LBL_MOR_DIAL_REFUSED: 'MOR: nepaskambinta:',
    LBL_MOR_DIAL_UNKNOWN:
      'MOR: neaišku, ar paskambinta. Prieš skambindami dar kartą, pažiūrėkite skambučių istoriją.',
    LBL_MOR_DIAL_DONE: 'MOR: šis įrašas jau turi skambutį; norėdami skambinti dar kartą, suplanuokite naują.',
  },
  Administration: {
    LBL_MOR_ADMIN_GROUP: 'Telefonija',
    LBL_MOR_ADMIN_GROUP_DESCRIPTION: 'Skambučiai iš CRM per Kolmisoft MOR',
    LBL_MOR_ADMIN_TITLE: 'MOR telefonija',
    LBL_MOR_ADMIN_DESCRIPTION: 'Jungties adresas, raktas, rinkimo teisės, ryšio patikra',
  },
  Users: {
    LBL_MOR_USERNAME: 'MOR naudotojo vardas',
    LBL_MOR_DEVICE: 'MOR įrenginio identifikatorius',
    LBL_MOR_SOURCE: 'Savas telefono numeris (skamba pirmas)',
  },
  Contacts: { LBL_MOR_NUMBERS: 'Paskutiniai telefono numerio skaitmenys (MOR)' },
  Leads: { LBL_MOR_NUMBERS: 'Paskutiniai telefono numerio skaitmenys (MOR)' },
  Accounts: { LBL_MOR_NUMBERS: 'Paskutiniai telefono numerio skaitmenys (MOR)' },
  Prospects: { LBL_MOR_NUMBERS: 'Paskutiniai telefono numerio skaitmenys (MOR)' },
  Calls: {
    LBL_MOR_CALL_ID: 'MOR skambutis',
    LBL_MOR_TALK_SECONDS: 'Pokalbio trukmė (sekundės)',
    LBL_MOR_OUTCOME: 'Skambučio baigtis',
    LBL_MOR_RESULT: 'Rezultatas',
    LBL_MOR_RECORDING: 'Įrašas',
    LBL_MOR_DIAL_NOW: 'Rinkti dabar',
  },
};

export const task: Texts['task'] = {
  outcomes: {
    answered: 'Atsiliepta',
    no_answer: 'Neatsiliepta',
    busy: 'Užimta',
    failed: 'Nepavyko',
    cancelled: 'Atšaukta',
    agent_no_answer: 'Darbuotojas neatsiliepė',
    missed: 'Praleistas',
    unknown: 'Nežinoma',
  },
  subject: 'Skambutis: {contact} - {outcome}',
  subject_in: 'Skambutis iš {contact} - {outcome}',
  keyed_in: 'numeris, kurį įvedė darbuotojas',
  withheld: '„paslėptas numeris“',
  from_to: '{0} → {1}',
  rang: 'Skambėjo {0} s, kalbėta {1} s',
  hangup_cause: 'Atjungimo priežastis {0}',
  not_dialled: 'Neskambinta: {0}',
};

export const callBack: Texts['callBack'] = {
  subject: 'Perskambinti {0}',
  count: '(praleisti: {0})',
  missed: 'Praleistas skambutis iš {0}, {1} UTC',
  planned: 'Suplanuota po pokalbio su {0}, {1} UTC',
};

export const salesforce: Texts['salesforce'] = {
  Mor_Call_Title: 'Skambinti',
  Mor_Call_Number: 'Skambinti, {0}: {1}',
  Mor_Call_Record: 'Skambinti pagal šį įrašą',
  Mor_Call_Record_Hint: 'Numeris imamas iš susijusio kontakto arba kliento.',
  Mor_No_Telephone: 'Čia nėra telefono numerio, kurį galite matyti.',
  Mor_Record_Gone: 'Šio įrašo nėra arba jūs negalite jo matyti.',
  Mor_Do_Not_Call: 'Neskambinti: šis kontaktas nenori skambučių.',
  Mor_Stale: 'Šiuo metu nepavyksta nuskaityti būsenos. Skambučiui tai įtakos neturi.',
  Mor_Someone: 'kontaktas',
  Mor_List_Title: 'Skambinti pagal pasirinktus įrašus',
  Mor_List_Empty: 'Nepasirinkta įrašų, kuriais galima skambinti. Grįžkite į sąrašą ir pasirinkite.',
  Mor_List_Progress: '{0} iš {1}',
  Mor_List_Confirm: 'Pasirinkite numerį arba praleiskite šį įrašą.',
  Mor_List_Skip: 'Praleisti',
  Mor_List_Next: 'Kitas įrašas',
  Mor_List_Wait: 'Palaukite, kol skambutis baigsis.',
  Mor_List_Finish: 'Grįžti į sąrašą',
  Mor_List_Done: 'Baigta: paskambinta {0}, praleista {1}.',
  Mor_Refresh: 'Atnaujinti',
  Mor_Check_Title: 'Kodėl negaliu skambinti?',
  Mor_Check_Run: 'Tikrinti',
  Mor_Check_Ok: 'Viskas gerai: galite skambinti.',
  Mor_Check_Source: 'Jūsų telefonas: {0}',
  Mor_Admin_Title: 'MOR jungtis',
  Mor_Admin_Connection: 'Ryšys',
  Mor_Admin_Connection_Hint: 'Klausia jungties apie jus. Tai įrodo, kad adresas, raktas ir paslauga veikia.',
  Mor_Admin_Test: 'Tikrinti ryšį',
  Mor_Admin_Connection_Ok: 'Jungtis atsako ir priima šios organizacijos raktą.',
  Mor_Admin_Agents: 'Naudotojai, turintys leidimų rinkinį „MOR Agent“',
  Mor_Admin_Search: 'Ieškoti pagal vardą',
  Mor_Admin_More: 'Rodomi pirmieji {0}; kitų ieškokite.',
  Mor_Admin_Agents_Empty: 'Leidimų rinkinys „MOR Agent“ dar niekam nepriskirtas.',
  Mor_Admin_Name: 'Vardas',
  Mor_Admin_Username: 'MOR naudotojo vardas',
  Mor_Admin_Device: 'Įrenginys',
  Mor_Admin_Source: 'Šaltinio numeris',
  Mor_Admin_Status: 'Būsena',
  Mor_Admin_Check: 'Tikrinti',
  Mor_Admin_Check_User: 'Tikrinti: {0}',
  Mor_Admin_Ready: 'Gali skambinti',
  Mor_Admin_Forbidden: 'Tai mato tik turintieji leidimų rinkinį „MOR Administrator“.',
  Mor_Problem_Unauthenticated:
    'Jungtis nepriima šios organizacijos rakto. Administratorius turi jį iš naujo įvesti sąrankoje.',
  Mor_Setup_Title: 'Sąranka',
  Mor_Setup_Progress: 'Atlikta žingsnių: {0} iš {1}.',
  Mor_Setup_Again: 'Tikrinti dar kartą',
  Mor_Setup_Done: 'Atlikta',
  Mor_Setup_Missing: 'Reikia atlikti',
  Mor_Setup_Look: 'Patikrinkite patys',
  Mor_Setup_Open: 'Atverti sąrankoje',
  Mor_Setup_Address: 'Jungties adresas',
  Mor_Setup_Address_Hint:
    'Įveskite viešą jungties https adresą. Salesforce kreipiasi juo kiekvieno skambučio metu.',
  Mor_Setup_Address_Invalid:
    'Įveskite visą adresą su https:// priekyje, kaip jį rodo naršyklė, be klaustuko.',
  Mor_Setup_Key: 'Šios organizacijos raktas',
  Mor_Setup_Key_Hint:
    'Įveskite API raktą, kurį jungtis turi šiai organizacijai. Salesforce jį saugo užšifruotą, ir niekas jo nebegali perskaityti.',
  Mor_Setup_Key_Invalid: 'Įveskite raktą.',
  Mor_Setup_Connection: 'Ryšys',
  Mor_Setup_Connection_Hint: 'Salesforce kreipiasi į jungtį: ji turi atsakyti ir priimti raktą.',
  Mor_Setup_Agents: 'Agentai',
  Mor_Setup_Agents_Hint:
    'Priskirkite leidimų rinkinį MOR Agent visiems, kurie skambina. Naudotojai su juo: {0}',
  Mor_Setup_Integration: 'Jungties naudotojas',
  Mor_Setup_Integration_Hint:
    'Sukurkite jungčiai naudotoją, kurio vaidmuo yra aukščiau už agentų vaidmenis, ir priskirkite leidimų rinkinį MOR Integration. Rasta: {0}',
  Mor_Setup_Licence: 'To naudotojo licencija',
  Mor_Setup_Licence_Hint:
    'Priskirkite leidimų rinkinio licenciją Salesforce API Integration: be jos naudotojo licencija nesuteikia prieigos prie įrašų.',
  Mor_Setup_Login: 'Jungties prisijungimas',
  Mor_Setup_Login_Hint:
    'Įdiekite aplanką service-login, perduokite jungčiai consumer key, naudotojo vardą ir privatųjį raktą ir paleiskite jos check. Žingsnis atliktas, kai tas naudotojas yra prisijungęs.',
  Mor_Setup_Flow: 'Sąrašų rodinių srautas',
  Mor_Setup_Flow_Hint:
    'Sąranka, Srautai: suaktyvinkite Call selected records with MOR. Darbinėje aplinkoje srautai įdiegiami išjungti.',
  Mor_Setup_Telephones: 'Agentų telefonai',
  Mor_Setup_Telephones_Hint:
    'Užpildykite naudotojų laukus MOR Username, MOR Device ir MOR Source Number arba naudokite jungties susiejimo puslapį ir žemiau patikrinkite kiekvieną agentą. Be numerio naudotojo įraše: {0}',
  Mor_Setup_Pages: 'Įrašų puslapiai ir mygtukai',
  Mor_Setup_Pages_Hint:
    'Lightning App Builder: įdėkite MOR Call į įrašų puslapius, kompiuteriui ir telefonui. Puslapių maketai: pridėkite veiksmą Call. Sąrašų rodiniai: pridėkite mygtuką Call with MOR. Ar tai atlikta, organizacija pati nustatyti negali.',
  Mor_Setup_Call: 'Pirmas skambutis',
  Mor_Setup_Call_Hint: 'Paskambinkite. Praėjus kelioms sekundėms po pabaigos čia atsiras užduotis.',
};

export const salesforceApps: Texts['salesforceApps'] = {
  MOR_Calls: 'MOR skambučiai',
  MOR_Administration: 'MOR valdymas',
};
