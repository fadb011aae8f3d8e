import type { FindingTexts } from '../texts.ts';

/** Kodėl paslauga nepadarė, ko prašė administravimo puslapis. */
export const pages: FindingTexts['pages'] = {
  page_cut_off: { finding: 'Ryšys nutrūko dar ne viską perdavus.' },
  page_too_large: { finding: 'Tai daugiau nei {bytes} baitų.' },
  page_other_host: { finding: 'Ši jungtis atsako tik adresu {hosts}, ne tuo, kuris užklausoje.' },
  page_no_database: { finding: 'Jungtis šiuo metu negali naudotis savo duomenų baze.' },
  page_mistake: { finding: 'Jungtis suklydo; žurnale daugiau pagal šios užklausos numerį.' },
  page_starting: { finding: 'Jungtis paleidžiama.' },
  page_unreadable: { finding: 'Užklausos perskaityti negalima.' },
  page_not_json: { finding: 'Turinys nėra JSON UTF-8 koduote.' },
  page_many_streams: { finding: 'Vienu metu atidaryta per daug puslapių.' },
  page_no_route: { finding: '{method} {path} nėra.' },
  page_foreign: {
    finding:
      'Ši užklausa ne iš jungties puslapio. Jei vis dėlto iš jo, admin.publicUrl (arba server.publicUrl) nurodykite naršyklės adresą, o tarpinis serveris tegul perduoda antraštę Host.',
  },
  page_old_token: { finding: 'Antraštės X-CSRF-Token nėra arba ji pasenusi; įkelkite puslapį iš naujo.' },
  page_many_sign_ins: { finding: 'Iš šio adreso pradėta per daug prisijungimų.' },
  page_no_oidc: { finding: 'Prisijungimas per OpenID Connect nenustatytas.' },
  page_oidc_in_file: {
    finding: 'Prisijungimas per OpenID Connect nustatytas konfigūracijos faile; keiskite ten.',
  },
  page_provider_silent: {
    finding:
      'Tiekėjo paklausti nepavyko. Patikrinkite jo adresą ir kliento ID arba prisijunkite slaptažodžiu.',
  },
  page_entered: { finding: 'Įvestame tekste: {why}.' },
  page_signed_out: { finding: 'Nesate prisijungę arba seansas baigėsi.' },
  page_viewer: { finding: 'Galite žiūrėti, bet ne keisti: jūsų vaidmuo – stebėtojas.' },
  page_password_there: { finding: 'Administratoriaus slaptažodis jau yra; prisijunkite juo.' },
  page_wrong_password: { finding: 'Slaptažodis neteisingas.' },
  page_set_up_code: { finding: 'Įveskite nustatymo kodą, kurį jungtis įrašė į žurnalą paleidžiama.' },
  page_wrong_code: {
    finding: 'Nustatymo kodas neteisingas. Teisingą jungtis įrašė į žurnalą per paskutinį paleidimą.',
  },
  page_password_in_file: { finding: 'Slaptažodis imamas iš konfigūracijos (admin.password); keiskite ten.' },
  page_wrong_current: { finding: 'Dabartinis slaptažodis neteisingas.' },
  page_throttled: { finding: 'Per daug bandymų; bandykite po {seconds} s.' },
  page_one_visitor: {
    finding:
      'Visi, ateinantys per tarpinį serverį {address}, laikomi vienu lankytoju, nes server.trustProxy jo nemini.',
  },
  page_no_call: { finding: 'Skambučio {call} nėra.' },
  page_no_key_header: { finding: 'Kiekvienam spustelėjimui siųskite antraštę Idempotency-Key.' },
  page_no_restart: { finding: 'Šis procesas negali pats pasileisti iš naujo; paleiskite paslaugą iš naujo.' },
  page_in_file: { finding: '{id} yra konfigūracijos faile; keiskite ten.' },
  page_key_in_file: { finding: 'Šis raktas yra konfigūracijos faile; keiskite ten.' },
  page_no_key: { finding: 'Tokio rakto nėra.' },
  page_no_own_key: { finding: 'Jungtis neturi savo rakto, vardu {name}.' },
  page_no_cursor: { finding: 'Šio puslapio nebėra; pradėkite iš pradžių.' },
  page_old_cursor: { finding: 'Ši vieta ne iš šio sąrašo; pradėkite iš pradžių.' },
  page_no_mapping: { finding: '{crm}/{user} neturi priskyrimo.' },
  page_no_undo: { finding: 'Nėra ko atšaukti.' },
  page_undo_changed: {
    finding: 'Nuo tada, kai žiūrėjote, priskyrimas pakeistas. Pažiūrėkite iš naujo, kas būtų atšaukta.',
  },
  page_no_package: { finding: 'Paketo, skirto {type}, nėra.' },
  page_no_listening: { finding: 'Skambučius galite matyti, bet ne klausytis: jūsų vaidmuo – stebėtojas.' },
  page_no_session: { finding: 'Tokio seanso nėra; gal jis jau baigėsi.' },
  page_no_stored_connection: { finding: 'Išsaugoto ryšio {id} nėra.' },
  page_no_connection: { finding: 'Ryšio {id} nėra.' },
  page_not_a_code: { finding: 'Tai ne ryšio kodas. Nukopijuokite visą kodą iš CRM: Admin, MOR telefonija.' },
  page_code_unreachable: {
    finding: '{host} šiam serveriui neatsako. Patikrinkite, ar jungtis pasiekia CRM.',
  },
  page_code_no_package: {
    finding: '{host} atsakė HTTP {status}, bet ne taip, kaip MOR paketas. Įdiekite šios versijos paketą.',
  },
  page_id_taken: { finding: 'CRM su identifikatoriumi {id} jau yra; pasirinkite kitą.' },
  page_code_sugar: { finding: 'Sugar reikia ir jungties naudotojo vardo bei slaptažodžio.' },
  page_other_nodes: {
    finding:
      'Su šiuo raktu veikia ir kiti mazgai: pakeiskite jį per MOR_CONNECTOR_KEY, kaip keliems mazgams aprašyta docs/operations.md.',
  },
  page_secret_sealed: {
    finding:
      'Išsaugotos paslapties iššifruoti negalima: nurodykite MOR_CONNECTOR_KEY arba rakto failą, su kuriuo ji išsaugota, arba įrašykite iš naujo.',
  },
  page_no_recording: { finding: 'Šis skambutis neturi įrašo.' },
  page_recording_pending: { finding: 'MOR šio įrašo dar nebaigė; po skambučio tai trunka kelias minutes.' },
  page_recording_deleted: { finding: 'Šio skambučio įrašas ištrintas.' },
  page_recording_too_late: { finding: 'Per vėlu: įrašas jau ištrintas.' },
  page_recording_no_mor: { finding: 'Šio skambučio MOR serverio konfigūracijoje nėra.' },
  page_recording_refused: { finding: 'MOR jo neatiduoda: {why}' },
  page_no_answer: { finding: 'Jungtis neatsako.' },
  page_no_reason: { finding: 'Serveris atsakė {status} nepaaiškinęs kodėl.' },
};
