import type { FindingTexts } from '../texts.ts';

/** Kodėl spustelėjimas atmestas. */
export const clicks: FindingTexts['clicks'] = {
  click_no_crm: { finding: 'Konfigūracijoje nėra CRM „{crm}“.' },
  click_no_such_crm: { finding: 'CRM „{crm}“ nėra.' },
  click_other_spelling: { finding: 'CRM identifikatorių {user} rašo {id}; naudokite jį.' },
  click_no_mor: {
    finding: 'Naudotojo {user} priskyrime yra MOR serveris „{mor}“, kurio konfigūracijoje nėra.',
  },
  click_caller_id: { finding: 'Numerio {number} rodyti skambinamajam negalima.' },
  click_unseen: {
    finding: 'Iš čia jungtis nežino, kuriuos įrašus galite matyti. Spustelėkite numerį paties CRM puslapyje.',
  },
  click_not_on_record: {
    finding: 'Galite rinkti tik jums matomų įrašų numerius. Laisvas rinkimas jums išjungtas.',
  },
  click_do_not_call: { finding: 'CRM pažymėta, kad {name} neskambinama.' },
  click_do_not_call_contact: { finding: 'CRM pažymėta, kad šiam kontaktui neskambinama.' },
  click_no_record: { finding: '{type} {id} nėra arba jums nematomas.' },
  click_free_only: { finding: 'Skambinti be numerio galima tik laisvai renkant, o jums tai išjungta.' },
  click_no_number: { finding: 'Spustelėjus telefono numerio negauta.' },
  click_no_source: { finding: 'Jūsų priskyrime nėra šaltinio numerio.' },
  click_other_source: { finding: '{number} nėra tarp jūsų šaltinio numerių ({sources}).' },
  click_own_number: { finding: 'Jūsų numerio naudoti negalima: {why}. Klauskite administratoriaus.' },
  click_field_cannot_dial: { finding: '{field}: rinkti „{value}“ negalima: {reason}' },
  click_not_among: { finding: '{number} nėra tarp įrašo telefono numerių.' },
  click_no_fields: { finding: 'Nė vienas jo telefono laukas neužpildytas.' },
  click_empty_field: { finding: 'Laukas {field} tuščias arba nėra šio įrašo telefono laukas.' },
  click_switched_off: { finding: 'CRM naudotojui {user} ({crm}) skambinimas išjungtas ({origin}).' },
  click_incomplete: { finding: 'CRM naudotojui {user} ({crm}) jungtyje trūksta: {columns}.' },
  click_sealed: {
    finding:
      'CRM naudotojo {user} ({crm}) reikšmės ({column}) perskaityti negalima, nes nėra rakto, su kuriuo ji išsaugota. Įrašykite iš naujo.',
  },
  click_unusable: { finding: 'CRM naudotojo {user} ({crm}) priskyrimo naudoti negalima: {why}.' },
  click_column: { finding: '{column} ({origin}): {why}' },
  origin_mapping: { finding: 'priskyrimas' },
  origin_crm: { finding: 'CRM naudotojo įrašas' },
  origin_defaults: { finding: 'CRM numatytosios reikšmės' },
  origin_built_in: { finding: 'jungtis' },
  click_agent_busy: { finding: 'Jau turite skambutį; pirma jį baikite.' },
  click_agent_limit: { finding: 'Pasiekta jūsų skambučių riba ({per}).' },
  per_minute: { finding: 'per minutę' },
  per_day: { finding: 'per dieną' },
  click_crm_concurrent: {
    finding: 'Įmonė jau turi tiek vienalaikių skambučių, kiek leidžiama; bandykite, kai vienas baigsis.',
  },
  click_crm_minute: { finding: 'Įmonė pasiekė skambučių per minutę ribą.' },
  click_crm_day: { finding: 'Įmonė pasiekė skambučių per dieną ribą.' },
  click_other_contents: { finding: 'Šis pakartojimo raktas priklauso kito turinio spustelėjimui.' },
  click_not_stored: { finding: 'Jungtis negali rašyti į savo duomenų bazę; niekas nebuvo renkama.' },
  click_maybe_stored: {
    finding:
      'Jungtis negali naudotis savo duomenų baze. Jei jau spustelėjote anksčiau, telefonas vis tiek gali suskambėti.',
  },
  click_fields_unknown: {
    finding:
      'Jungtis negali „Salesforce“ paklausti, kuriuos telefono laukus galite matyti, todėl niekas nebuvo renkama. Administratorius suteikia integracijos naudotojui teisę „View Setup and Configuration“ (leidimų rinkinys MOR Integration) arba nustato šio CRM „visibility“ į „records“.',
  },
};
