import type { Texts } from '../texts.ts';

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
