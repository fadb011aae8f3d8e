import type { FindingTexts } from '../texts.ts';

const REACH =
  'Patikrinkite MOR adresą (jis baigiasi /billing), vardą, prievadą, ugniasienę tarp kompiuterių ir TLS sertifikatą.';
const LANGUAGE = 'Perskaitykite tekstą; MOR kartais atsako savo sąsajos kalba.';
const SEES =
  'Būsenos naudotoju nurodykite administratorių arba perpardavėją, kuriam priklauso darbuotojų MOR naudotojai: paprastas naudotojas mato tik savo skambučius. Buhalteriui leidimų grupėje reikia „Read“ teisės API.';
const APPROVAL =
  'Pirmą administratoriaus prisijungimą iš naujo adreso MOR atmeta, kol jis nepatvirtinamas el. paštu („Admin login with approved IP only“, iš pradžių įjungta). Patvirtinkite arba naudokite buhalterį ar perpardavėją.';

/** MOR serveris, jo būsenos naudotojas ir ką galima sužinoti apie skambučius. */
export const mor: FindingTexts['mor'] = {
  mor_unreachable: { finding: '{text}', cure: REACH },
  mor_unusable_answer: { finding: 'Atsakymas ne iš MOR: {text}', cure: REACH },
  mor_unknown_answer: { finding: 'MOR atsako: {text}', cure: LANGUAGE },
  mor_being_asked: {
    finding: 'klausiama; dar nieko nežinoma',
    cure: 'Palaukite kelias sekundes ir pažiūrėkite dar kartą.',
  },
  mor_not_asked: { finding: 'neklausta: nenurodytas būsenos naudotojas' },
  mor_version: { finding: 'versija {version}' },
  mor_release: { finding: '{version}' },
  mor_answers: { finding: 'atsako' },
  mor_api_on: { finding: 'įjungta' },
  mor_hash_order: { finding: '{order}' },
  mor_no_hash: { finding: 'Raktas nenurodytas; MOR maišų netikrina.' },
  mor_hash_untried: {
    finding:
      'nebandyta: priskirkite darbuotoją arba nurodykite būsenos naudotoją. MOR raktą vertina tik jam žinomam naudotojui.',
  },
  mor_addon_active: { finding: 'aktyvus' },
  mor_addon_missing: {
    finding: 'MOR neleidžia atgalinių skambučių: priedo „Callback“ nėra arba jis neaktyvus.',
    cure: 'MOR įjunkite priedą „Callback“.',
  },
  mor_no_status_user: {
    finding: 'Nėra būsenos naudotojo, todėl skambučių sekti negalima ir mažai ką galima patikrinti.',
    cure: 'Būsenos naudotoju nurodykite MOR administratorių arba perpardavėją, kuriam leista gauti aktyvius skambučius ir jų įrašus.',
  },
  mor_unknown_status_user: {
    finding: 'MOR neturi naudotojo „{username}“ (MOR: {text}).',
    cure: 'Būsenos naudotoju nurodykite esamą MOR naudotoją; „{username}“ nėra.',
  },
  mor_unknown_agent_user: {
    finding: 'MOR neturi naudotojo „{username}“ (MOR: {text}).',
    cure: 'Pataisykite MOR naudotoją priskyrime: tai darbuotojo įrenginio savininkas.',
  },
  mor_callback_id_asked: {
    finding: 'prašoma; reikia use_callback_uniqueid faile mor.conf, o tai parodo tik tikras skambutis',
  },
  mor_callback_id_off: {
    finding: 'neprašoma; skambučiai atpažįstami pagal įrenginį, numerius ir laiką',
  },
  mor_sees_users: { finding: 'mato darbuotojų MOR naudotojus, pavyzdžiui, {username}' },
  mor_simple_user: {
    finding: '„{username}“ yra paprastas MOR naudotojas ir svetimų skambučių nemato.',
    cure: SEES,
  },
  mor_may_not_ask: { finding: 'MOR neleidžia būsenos naudotojui to klausti (MOR: {text}).', cure: SEES },
  mor_saw_calls: { finding: '{seen} iš paskutinių {calls} skambučių' },
  mor_saw_cdrs_only: {
    finding:
      'matyti {seen} iš paskutinių {calls} skambučių įrašai, bet nė vieno nebuvo aktyvių sąraše: jame nėra atgalinių skambučių arba „{username}“ jų matyti negali. Būsenos vėluoja.',
  },
  mor_saw_nothing: {
    finding:
      'Per pastarąsias dienas MOR priėmė skambučių: {calls}. Naudotojui „{username}“ neparodė nė vieno.',
    cure: SEES,
  },
  mor_password_right: { finding: 'teisingas; naudotojų priskirti: {users}' },
  mor_password_wrong: {
    finding: 'MOR jo nepriima (MOR: {text}).',
    cure: `Pataisykite būsenos naudotojo slaptažodį. Naudotojas turi būti administratorius, perpardavėjas arba buhalteris, kurio leidimų grupė turi „Read“ teisę users_get. ${APPROVAL}`,
  },
  mor_v2_works: { finding: 'Prisijungti pavyksta.' },
  mor_v2_refused: {
    finding: 'MOR atmeta prisijungimą: {text}',
    cure: `Pataisykite API v2 naudotoją ir slaptažodį; ji yra nuo MOR X18. ${APPROVAL}`,
  },
  mor_active_calls_now: { finding: 'dabar {count}' },
  mor_no_active_calls: {
    finding: 'Šis MOR tokio sąrašo neturi (senesnis nei X14: {text}); rodomos tik baigtys.',
  },
  mor_cdrs_last_hour: { finding: 'per pastarąją valandą {count}' },
  mor_list_missing: { finding: 'MOR dar nepateikė aktyvių skambučių.' },
  mor_list_elsewhere: { finding: 'Aktyvius skambučius skaito kitas mazgas.' },
  mor_list_age: { finding: 'Paskutinis aktyvių skambučių sąrašas gautas prieš {seconds} s.' },
};
