import type { AdminTexts } from '../texts.ts';

/** The page Glossary. */
export const glossary: AdminTexts['glossary'] = {
  title: 'Žodynėlis',
  intro: 'Žodžiai, kurie šiuose puslapiuose palikti, nes taip juos vadina MOR arba jūsų CRM.',
  what_is: 'Kas tai?',
  agent: 'Darbuotojas',
  agent_means: 'CRM naudotojas, kuris spusteli numerį arba kuriam skambinama.',
  line: 'Linija',
  line_means:
    'Tai, ko darbuotojui reikia skambinti: MOR naudotojas, įrenginys ir šaltinis. Kiekviena priskyrimų eilutė yra viena linija.',
  source: 'Šaltinis',
  source_means:
    'Numeris, kuriuo MOR skambina pirmiausia: darbuotojo telefonas. Pavyzdžiui, vidinis numeris 101 arba mobilusis.',
  device: 'Įrenginys',
  device_means:
    'MOR įrenginys, per kurį apmokestinamas skambutis. Nurodomas jo identifikatorius, kurį MOR rodo ir kaip ACC, o ne vidinis numeris.',
  leg_a: 'A ir B dalys',
  leg_a_means:
    'Kiekvieną skambutį sudaro dvi dalys. A dalis – MOR skambutis į darbuotojo telefoną, B dalis – skambutis kontaktui, prasidedantis darbuotojui atsiliepus.',
  status_user: 'Būsenos naudotojas',
  status_user_means:
    'MOR paskyra (administratoriaus ar perpardavėjo), kuria jungtis skaito aktyvius skambučius ir jų įrašus. Be jos skambučiai nesekami.',
  page_origin: 'Puslapio kilmė',
  page_origin_means:
    'Puslapio adreso pradžia, pavyzdžiui, https://crm.example.com, be kelio. Jungtį iš naršyklės gali naudoti tik nurodytos kilmės puslapiai.',
  activity: 'Veikla',
  activity_means:
    'Tai, kas po skambučio lieka CRM: užduotis „Salesforce“, skambutis „SugarCRM“ ir „SuiteCRM“. Kiekvienam skambučiui – lygiai viena.',
  internal_number: 'Vidinis numeris',
  internal_number_means:
    'Trumpas numeris įmonės viduje. Jis renkamas tik jei jį įvardija taisyklių šablonas.',
  free_dialling: 'Laisvas rinkimas',
  free_dialling_means: 'Darbuotojas gali rinkti ir numerius, kurių nėra jokiame įraše.',
  hash_order: 'Maišos tvarka',
  hash_order_means:
    'MOR tikrina kiekvieną užklausą pagal reikšmių ir slapto rakto kontrolinę sumą. MOR versijos reikšmes rikiuoja skirtingai; jungtis pati sužino teisingą tvarką.',
};
