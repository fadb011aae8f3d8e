import type { AdminTexts } from '../texts.ts';

/** Columns of a mapping. */
export const columns: AdminTexts['columns'] = {
  crm: { label: 'CRM' },
  user: { label: 'CRM naudotojas', hint: 'Naudotojo identifikatorius CRM sistemoje' },
  mor: { label: 'MOR serveris' },
  username: { label: 'MOR naudotojas' },
  device: { label: 'Įrenginys', hint: 'MOR identifikatorius, ne vidinis numeris' },
  source: { label: 'Šaltinis', hint: 'Keli numeriai atskiriami ;' },
  callerIdA: { label: 'Darbuotojui rodomas numeris' },
  callerIdB: { label: 'Kontaktui rodomas numeris' },
  cardPin: { label: 'Telefono kortelės PIN', hint: 'Nesikeičia, kol laukas tuščias' },
  legATariff: { label: 'A dalies tarifas', hint: 'Tarifo identifikatorius MOR' },
  legAResellerTariff: { label: 'A dalies perpardavėjo tarifas', hint: 'Tarifo identifikatorius MOR' },
  morServer: { label: '„Asterisk“ serveris', hint: 'Serverio identifikatorius MOR' },
  country: { label: 'Šalis', hint: 'Numeriams be +' },
  freeDialling: { label: 'Laisvas rinkimas' },
  enabled: { label: 'Gali skambinti' },
  name: { label: 'Vardas' },
  email: { label: 'El. paštas' },
};
