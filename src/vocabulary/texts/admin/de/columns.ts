import type { AdminTexts } from '../texts.ts';

/** Columns of a mapping. */
export const columns: AdminTexts['columns'] = {
  crm: { label: 'CRM' },
  user: { label: 'CRM-Benutzer', hint: 'Die Kennung des Benutzers im CRM' },
  mor: { label: 'MOR-Server' },
  username: { label: 'MOR-Benutzer' },
  device: { label: 'Gerät', hint: 'Die Kennung in MOR, nicht die Nebenstelle' },
  source: { label: 'Quelle', hint: 'Mehrere Nummern werden durch ; getrennt' },
  callerIdA: { label: 'Rufnummernanzeige beim Agenten' },
  callerIdB: { label: 'Rufnummernanzeige beim Kontakt' },
  cardPin: { label: 'PIN der Telefonkarte', hint: 'Bleibt, wie sie ist, solange das Feld leer ist' },
  legATariff: { label: 'Tarif von Leg A', hint: 'Kennung des Tarifs in MOR' },
  legAResellerTariff: { label: 'Wiederverkäufertarif von Leg A', hint: 'Kennung des Tarifs in MOR' },
  morServer: { label: 'Asterisk-Server', hint: 'Kennung des Servers in MOR' },
  country: { label: 'Land', hint: 'Für Nummern ohne +' },
  freeDialling: { label: 'Freies Wählen' },
  enabled: { label: 'Darf anrufen' },
  name: { label: 'Name' },
  email: { label: 'E-Mail' },
};
