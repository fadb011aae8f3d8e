import type { FindingTexts } from '../texts.ts';

/** Kodėl MOR nedavė tinkamo atsakymo; paties MOR žodžiai nekeičiami. */
export const mor_words: FindingTexts['mor_words'] = {
  mor_said: { finding: 'MOR {mor}: {why}' },
  mor_not_reached: { finding: 'MOR {mor} nepasiekiamas: {why}' },
  mor_uncertain: { finding: 'MOR {mor} galėjo pradėti skambutį, bet jo atsakymas netinkamas: {why}' },
  mor_overloaded: { finding: 'per daug skambučių laukia MOR {mor}; bandykite po {seconds} s' },
  mor_refused_port: { finding: 'tuo adresu ir prievadu ryšio niekas nepriima ({code})' },
  mor_host_unknown: { finding: 'kompiuterio vardas nežinomas ({code})' },
  mor_host_later: { finding: 'kompiuterio vardo šiuo metu nustatyti nepavyksta ({code})' },
  mor_no_way: { finding: 'kelio iki kompiuterio nėra ({code})' },
  mor_no_network: { finding: 'tinklas nepasiekiamas ({code})' },
  mor_connect_late: { finding: 'ryšio laiku nėra ({code})' },
  mor_hung_up: { finding: 'MOR nutraukė ryšį neatsakęs ({code})' },
  mor_reset: { finding: 'ryšys nutrauktas ({code})' },
  mor_broken: { finding: 'ryšys nepavyko' },
  mor_broken_code: { finding: 'ryšys nepavyko ({code})' },
  mor_certificate: { finding: 'jo sertifikatas arba TLS nustatymai nepriimtini ({code})' },
  mor_answer_late: { finding: 'viso atsakymo per {ms} ms nėra' },
  mor_connection_late: { finding: 'ryšio per {ms} ms nėra' },
  mor_lost_while_sending: { finding: 'ryšys dingo siunčiant užklausą' },
  mor_answer_too_large: { finding: 'atsakymas viršija {bytes} baitų' },
  mor_redirects: { finding: 'HTTP {status} nukreipia kitur' },
  mor_empty: { finding: 'HTTP {status} be turinio' },
  mor_no_xml: { finding: 'HTTP {status}, o turinys nėra MOR XML' },
  mor_other_xml: { finding: 'MOR {mor} atsakė HTTP {status}, bet turinys nėra laukiamas XML' },
  mor_needs_user: { finding: 'klausimams reikia MOR naudotojo: nurodykite šio MOR būsenos naudotoją' },
  mor_needs_password: {
    finding: 'naudotojų sąrašui reikia būsenos naudotojo slaptažodžio: įrašykite jį prie šio MOR',
  },
  mor_needs_v2: { finding: 'tam reikia API v2: įrašykite šio MOR API v2 naudotoją ir slaptažodį' },
  mor_v2_login_refused: {
    finding:
      'API v2 neleidžia prisijungti. Patikrinkite šio MOR API v2 naudotoją ir slaptažodį. MOR atmeta ir pirmą administratoriaus prisijungimą iš naujo adreso, kol jis nepatvirtintas el. paštu („Admin login with approved IP only“, iš pradžių įjungta): patvirtinkite arba naudokite buhalterį ar perpardavėją.',
  },
  mor_v2_no_token: { finding: 'API v2 prisijungimas atsakė HTTP {status} be rakto' },
  mor_v2_token_refused: { finding: 'API v2 nepriima ką tik gauto rakto' },
  mor_v2_no_list: { finding: 'API v2 skambučių įrašai gauti kaip HTTP {status} be sąrašo' },
  mor_no_id_to_hang_up: {
    finding: 'padėti ragelį reikia aktyvaus skambučio identifikatoriaus; šis jo neturi',
  },
  mor_may_not_hang_up: { finding: 'API v2 naudotojas negali nutraukti skambučių' },
  mor_call_gone: { finding: 'MOR šio aktyvaus skambučio (jau) nežino' },
  mor_hang_up_unconfirmed: { finding: 'nutraukus atsakyta HTTP {status} be patvirtinimo' },
  mor_recording_unread: { finding: 'įrašo perskaityti nepavyko: {why}' },
  mor_recording_login: {
    finding: 'MOR žiniatinklio serveris įrašams reikalauja prisijungti (HTTP {status})',
  },
  mor_recording_none: { finding: 'MOR žiniatinklio serveris tokio įrašo neturi (HTTP {status})' },
  mor_recording_no_audio: { finding: 'MOR žiniatinklio serveris atsakė {type}, o tai ne garsas' },
  mor_recording_large: { finding: 'įrašas per didelis' },
  mor_recording_elsewhere: {
    finding: 'MOR šiam įrašui nurodo kitą kompiuterį; jei jis jūsų, įrašykite jį į recordings.hosts',
  },
  mor_recording_no_id: { finding: 'tai ne įrašo identifikatorius' },
  mor_recording_gone: { finding: 'MOR šio įrašo nebeturi' },
};
