import type { FindingTexts } from '../texts.ts';

/** Warum ein Klick abgelehnt wurde. */
export const clicks: FindingTexts['clicks'] = {
  click_no_crm: { finding: 'In der Konfiguration gibt es kein CRM „{crm}“.' },
  click_no_such_crm: { finding: 'Es gibt kein CRM „{crm}“.' },
  click_other_spelling: { finding: 'Das CRM schreibt die Kennung {user} als {id}; nehmen Sie diese.' },
  click_no_mor: {
    finding: 'Die Zuordnung von {user} nennt den MOR-Server „{mor}“, den die Konfiguration nicht hat.',
  },
  click_caller_id: { finding: '{number} ist keine Rufnummer, die Sie anzeigen dürfen.' },
  click_unseen: {
    finding:
      'Von hier aus weiß der Konnektor nicht, welche Datensätze Sie sehen dürfen. Klicken Sie die Nummer auf der Seite des CRM an.',
  },
  click_not_on_record: {
    finding: 'Sie dürfen nur Nummern von Datensätzen wählen, die Sie sehen. Freies Wählen ist für Sie aus.',
  },
  click_do_not_call: { finding: '{name} möchte laut CRM nicht angerufen werden.' },
  click_do_not_call_contact: { finding: 'Dieser Kontakt möchte laut CRM nicht angerufen werden.' },
  click_no_record: { finding: '{type} {id} gibt es nicht, oder Sie dürfen es nicht sehen.' },
  click_free_only: { finding: 'Ein Anruf ohne Nummer braucht freies Wählen; das ist für Sie aus.' },
  click_no_number: { finding: 'Mit dem Klick kam keine Telefonnummer.' },
  click_no_source: { finding: 'Ihre Zuordnung hat keine Quelle.' },
  click_other_source: { finding: '{number} ist keine Ihrer Quellen ({sources}).' },
  click_own_number: {
    finding: 'Die eigene Nummer ist nicht benutzbar: {why}. Fragen Sie einen Administrator.',
  },
  click_field_cannot_dial: { finding: '{field} „{value}“ lässt sich nicht wählen: {reason}' },
  click_not_among: { finding: '{number} ist keine der Telefonnummern des Datensatzes.' },
  click_no_fields: { finding: 'Keines seiner Telefonfelder ist ausgefüllt.' },
  click_empty_field: { finding: 'Das Feld {field} ist leer oder kein Telefonfeld dieses Datensatzes.' },
  click_switched_off: {
    finding: 'Für den CRM-Benutzer {user} von {crm} ist das Anrufen ausgeschaltet ({origin}).',
  },
  click_incomplete: { finding: 'Für den CRM-Benutzer {user} von {crm} fehlt im Konnektor: {columns}.' },
  click_sealed: {
    finding:
      'Ein Wert ({column}) des CRM-Benutzers {user} von {crm} ist nicht lesbar, weil sein Schlüssel fehlt. Geben Sie ihn neu ein.',
  },
  click_unusable: { finding: 'Die Zuordnung des CRM-Benutzers {user} von {crm} ist nicht benutzbar: {why}.' },
  click_column: { finding: '{column} ({origin}): {why}' },
  origin_mapping: { finding: 'Zuordnung' },
  origin_crm: { finding: 'Benutzerdatensatz im CRM' },
  origin_defaults: { finding: 'Vorgaben des CRM' },
  origin_built_in: { finding: 'Konnektor' },
  click_agent_busy: { finding: 'Sie haben schon einen Anruf; beenden Sie ihn vor dem nächsten.' },
  click_agent_limit: { finding: 'Die Grenze Ihrer Anrufe ist erreicht ({per}).' },
  per_minute: { finding: 'pro Minute' },
  per_day: { finding: 'pro Tag' },
  click_crm_concurrent: {
    finding:
      'Die Firma führt gerade so viele Anrufe, wie erlaubt sind; versuchen Sie es, wenn einer zu Ende ist.',
  },
  click_crm_minute: { finding: 'Die Firma hat ihre Grenze der Anrufe pro Minute erreicht.' },
  click_crm_day: { finding: 'Die Firma hat ihre Grenze der Anrufe pro Tag erreicht.' },
  click_other_contents: { finding: 'Dieser Idempotency-Key gehört zu einem Klick mit anderem Inhalt.' },
  click_not_stored: {
    finding: 'Der Konnektor kann nicht in seine Datenbank schreiben; es wurde nichts gewählt.',
  },
  click_maybe_stored: {
    finding:
      'Der Konnektor kann seine Datenbank nicht benutzen. Wenn Sie schon einmal geklickt haben, klingelt Ihr Telefon vielleicht trotzdem.',
  },
  click_fields_unknown: {
    finding:
      'Der Konnektor darf Salesforce nicht fragen, welche Telefonfelder Sie sehen dürfen; deshalb wurde nichts gewählt. Ein Administrator gibt dem Integrationsbenutzer das Recht „View Setup and Configuration“ (Berechtigungssatz MOR Integration) oder setzt „visibility“ dieses CRM auf „records“.',
  },
};
