import type { FindingTexts } from '../texts.ts';

const PACKAGE =
  'Laden Sie das Paket auf den Verwaltungsseiten herunter (Einrichtung, CRM verbinden), und installieren Sie es mit dem Module Loader: Es ersetzt das alte.';

/** SugarCRM, SuiteCRM und Konnektoren für beliebige CRM. */
export const crm: FindingTexts['crm'] = {
  crm_logged_in: { finding: 'angemeldet als {name} ({title})' },
  crm_version_found: { finding: '{version}' },
  crm_fields_untold: { finding: 'Die API nennt die Felder von {module} nicht.' },
  crm_fields_found: { finding: '{count} Felder gefunden' },
  crm_fields_missing: {
    finding: 'In {module} fehlen: {fields}',
    cure: 'Installieren Sie das Paket, oder berichtigen Sie diese Felder von {module} in der Konfiguration oder schalten Sie sie dort ab.',
  },
  crm_no_recording_field: {
    finding: '{count} Felder gefunden; ohne {recording} haben Anrufe keinen Verweis auf ihre Aufnahme',
  },
  crm_no_result_field: {
    finding: '{count} Felder gefunden; ohne {result} stehen Ergebnisse nur in der Beschreibung',
  },
  crm_no_extra_fields: {
    finding:
      '{count} Felder gefunden; ohne {recording} haben Anrufe keinen Verweis auf ihre Aufnahme; ohne {result} stehen Ergebnisse nur in der Beschreibung',
  },
  crm_results_in_text: {
    finding: 'Calls hat kein Feld {field}; Ergebnisse sind die erste Zeile der Beschreibung.',
  },
  crm_results_untold: { finding: 'Die API nennt die Einträge von {field} nicht.' },
  crm_results_found: { finding: '{field} hat für jedes Ergebnis einen Eintrag.' },
  crm_results_missing: {
    finding: 'Die Auswahlliste {field} in Calls hat für diese Ergebnisse keinen Eintrag: {values}',
    cure: 'Ergänzen Sie sie in der Auswahlliste (Studio oder Dropdown Editor), oder geben Sie diesen Ergebnissen als `value` einen Eintrag, den die Liste hat.',
  },
  crm_rights_untold: {
    finding: 'Die API nennt Rechte nicht im Voraus; beim ersten Schreiben zeigt es sich.',
  },
  crm_may_write: { finding: 'Der Integrationsbenutzer darf {module} anlegen und bearbeiten.' },
  crm_may_not_write: {
    finding: 'Der Integrationsbenutzer darf {module} nicht anlegen oder bearbeiten.',
    cure: 'Geben Sie seiner Rolle für {module} die Rechte Zugriff, Ansehen, Auflisten und Bearbeiten.',
  },
  crm_users_read: { finding: 'Die Liste der Benutzer ist lesbar.' },
  crm_users_hidden: {
    finding: 'Nur ein Benutzer ist sichtbar.',
    cure: 'Neuere Versionen zeigen die Liste nur Administratoren: Nehmen Sie einen Administrator als Integrationsbenutzer, oder pflegen Sie die Zuordnung durch Einlesen.',
  },
  crm_clock_untold: { finding: 'Das CRM nennt seine Uhrzeit nicht.' },
  crm_clock_near: { finding: 'geht {seconds} s anders' },
  crm_clock_far: {
    finding: 'Die Uhren gehen {seconds} s auseinander.',
    cure: 'Lassen Sie beide Rechner ihre Zeit mit NTP stellen.',
  },
  crm_no_receiver: { finding: 'Beendete Anrufe werden nirgendwohin gemeldet (keine activity.url).' },
  crm_receiver_answers: { finding: 'Beendete Anrufe gehen an {origin}; dort kommt eine Antwort.' },
  crm_receiver_clear: {
    finding: 'Beendete Anrufe gehen unverschlüsselt an {origin}; dort kommt eine Antwort.',
  },
  crm_receiver_silent: {
    finding: 'Beendete Anrufe gehen an {origin}, das nicht antwortet: {why}',
    cure: 'Starten Sie den Empfänger, oder berichtigen Sie activity.url in der Konfiguration.',
  },
  crm_connector_failed: {
    finding: 'Sein Konnektor ist gescheitert: {text}',
    cure: 'Fragen Sie die Hersteller dieses Konnektors; Einzelheiten stehen im Protokoll.',
  },
  crm_check_failed: { finding: 'Die Prüfung ist gescheitert: {text}' },
  crm_answers: { finding: 'antwortet' },
  crm_demo_contacts: { finding: '{count} Kontakte im Speicher' },
  crm_users_readable: { finding: 'angemeldet; die Benutzer sind lesbar' },
  package_unseen: { finding: 'hat noch nichts gefragt; die Version zeigt sich mit der ersten Anfrage' },
  package_installed: { finding: '{version} ist installiert' },
  package_old: { finding: '{version} ist installiert; dieser Dienst hat {newest}', cure: PACKAGE },
  package_very_old: {
    finding: 'eine Version vor 1.3.0 ist installiert; dieser Dienst hat {newest}',
    cure: PACKAGE,
  },
};
