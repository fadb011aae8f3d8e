import type { FindingTexts } from '../texts.ts';

/** Ką MOR atmeta ir kodėl. */
export const refusals: FindingTexts['refusals'] = {
  mor_not_authenticated: {
    finding: 'MOR nepažįsta šio priskyrimo MOR naudotojo. (MOR: {text})',
    cure: 'Pataisykite MOR naudotoją priskyrime: tai įrenginio savininko vardas, o ne paties įrenginio prisijungimas.',
  },
  mor_bad_device: {
    finding: 'MOR nepriima šio priskyrimo įrenginio. (MOR: {text})',
    cure: 'Įrašykite įrenginio identifikatorių (ACC MOR įrenginių sąraše, ne vidinį numerį). Įrenginys turi priklausyti priskirtam MOR naudotojui.',
  },
  mor_no_source: {
    finding: 'MOR negavo šaltinio numerio. (MOR: {text})',
    cure: 'Priskyrime įrašykite darbuotojo telefoną kaip šaltinį.',
  },
  mor_pin_not_found: {
    finding: 'MOR nežino šio priskyrimo kortelės PIN. (MOR: {text})',
    cure: 'Pataisykite arba ištrinkite kortelės PIN priskyrime.',
  },
  mor_incorrect_hash: {
    finding: 'MOR nepriima užklausos parašo. (MOR: {text})',
    cure: 'Palyginkite slaptą raktą su SETTINGS > API > API Secret Key MOR sistemoje (perpardavėjo naudotojams – jo raktas), o maišos tvarką palikite automatinę.',
  },
  mor_access_denied: {
    finding: 'MOR neleidžia atgalinių skambučių: priedo „Callback“ nėra arba jis neaktyvus. (MOR: {text})',
    cure: 'MOR įjunkite priedą „Callback“.',
  },
  mor_api_disabled: {
    finding: 'Šio MOR API išjungta. (MOR: {text})',
    cure: 'Visiems įjunkite SETTINGS > API > Allow API (perpardavėjui – jo Allow API).',
  },
  mor_get_disabled: {
    finding: 'MOR nepriima GET užklausų. (MOR: {text})',
    cure: 'Pasirinkite metodą POST (rekomenduojama) arba MOR įjunkite Allow GET API.',
  },
  mor_no_secret_key: {
    finding: 'MOR neturi slapto API rakto. (MOR: {text})',
    cure: 'MOR API nustatymuose įrašykite API Secret Key, o čia – tą patį.',
  },
  mor_no_tariff: {
    finding: 'MOR nežino A dalies tarifo. (MOR: {text})',
    cure: 'Pataisykite arba ištrinkite A dalies tarifą priskyrime.',
  },
  mor_bad_tariff: {
    finding: 'MOR nepriima A dalies tarifo. (MOR: {text})',
    cure: 'Naudokite naudotojų tarifą, priklausantį MOR naudotojo savininkui; tiekėjų tarifai netinka.',
  },
  mor_server_not_found: {
    finding: 'MOR nežino šio priskyrimo serverio. (MOR: {text})',
    cure: 'Pataisykite arba ištrinkite MOR serverio identifikatorių priskyrime.',
  },
  mor_asterisk_unreachable: {
    finding: 'MOR nepasiekia savo telefonijos serverio. (MOR: {text})',
    cure: 'MOR patikrinkite, ar atgalinių skambučių serveris aktyvus ir ar „Asterisk“ veikia.',
  },
  mor_unrecognised: {
    finding: 'MOR atmetė skambutį tekstu, kurio jungtis nepažįsta. (MOR: {text})',
    cure: 'Perskaitykite tekstą; MOR kartais atsako savo sąsajos kalba.',
  },
};
