import type { FindingTexts } from '../texts.ts';

const PERMISSION = 'Weisen Sie dem Integrationsbenutzer den Berechtigungssatz MOR Integration zu.';
const NEW_CERTIFICATE =
  'Erzeugen Sie Schlüssel und Zertifikat neu, und laden Sie das Zertifikat in die External Client App (README, Wechsel).';

/** Salesforce: Anmeldung, Rechte, Version, Verbrauch der API. */
export const salesforce: FindingTexts['salesforce'] = {
  sf_unexpected: {
    finding: 'Die Organisation gab eine unerwartete Antwort.',
    cure: 'Prüfen Sie die Adresse dieses CRM.',
  },
  sf_login_refused: {
    finding: 'Salesforce hat die Anmeldung abgelehnt: {why}',
    cure: 'Prüfen Sie die Adresse (My Domain), clientId, Schlüssel oder Geheimnis, und ob die App installiert und ihr Benutzer vorab zugelassen ist.',
  },
  sf_refused: { finding: 'Salesforce erlaubt es nicht: {why}', cure: PERMISSION },
  sf_unreachable: {
    finding: 'Salesforce gab keine brauchbare Antwort: {why}',
    cure: 'Prüfen Sie die Adresse (My Domain), das Netz und den Proxy.',
  },
  sf_token: { finding: 'Token erhalten' },
  sf_token_for: { finding: 'Token für Benutzer {user} erhalten' },
  sf_version: { finding: 'API {version} wird angeboten (neueste {newest}).' },
  sf_version_missing: {
    finding: 'Diese Organisation bietet API {version} nicht an (neueste {newest}).',
    cure: 'Setzen Sie apiVersion auf „{newest}“.',
  },
  sf_usage_untold: { finding: 'Die Organisation nennt nicht, wie viele API-Anfragen übrig sind.' },
  sf_usage: { finding: '{used} von {limit} API-Anfragen in 24 Stunden verbraucht' },
  sf_usage_high: {
    finding: '{used} von {limit} API-Anfragen in 24 Stunden verbraucht',
    cure: 'Stellen Sie fest, was sie verbraucht, oder kaufen Sie mehr. An der Grenze lässt sich kein Anruf mehr nachschlagen oder eintragen.',
  },
  sf_certificate: { finding: 'Das Zertifikat gilt noch {days} Tage.' },
  sf_certificate_ends: { finding: 'Das Zertifikat gilt nur noch {days} Tage.', cure: NEW_CERTIFICATE },
  sf_certificate_over: { finding: 'Das Zertifikat ist abgelaufen ({date}).', cure: NEW_CERTIFICATE },
  sf_no_certificate: {
    finding: 'login.certificate ist kein Zertifikat im PEM-Format.',
    cure: 'Tragen Sie das Zertifikat selbst ein, von BEGIN bis END.',
  },
  sf_records: { finding: 'Telefonfelder lesbar in: {objects}' },
  sf_records_hidden: {
    finding: 'nicht sichtbar: {fields}',
    cure: `Berichtigen Sie „objects“ in der Konfiguration. ${PERMISSION}`,
  },
  sf_no_users: { finding: 'Der Integrationsbenutzer darf keine Benutzer sehen.', cure: PERMISSION },
  sf_users: { finding: 'Benutzer lesbar, mit {fields}' },
  sf_users_without: {
    finding: 'Benutzer lesbar; nicht vorhanden oder verborgen und deshalb nicht benutzt: {fields}',
  },
  sf_sees_all: { finding: 'Agenten dürfen jeden Datensatz anrufen, den der Integrationsbenutzer sieht.' },
  sf_access_hidden: { finding: 'UserRecordAccess ist nicht lesbar: {why}', cure: PERMISSION },
  sf_asks_records: {
    finding: 'Geprüft wird, ob der Agent den Datensatz lesen darf, nicht jedes einzelne Feld.',
  },
  sf_asks_fields: { finding: 'Geprüft wird, ob der Agent Datensatz und Telefonfelder lesen darf.' },
  sf_fields_hidden: {
    finding: 'Feldrechte sind nicht lesbar, deshalb lässt sich kein Datensatz anrufen: {why}',
    cure: 'Geben Sie dem Integrationsbenutzer „View Setup and Configuration“ (Berechtigungssatz MOR Integration), oder setzen Sie visibility auf „records“.',
  },
  sf_assignments_hidden: {
    finding:
      'Der Integrationsbenutzer sieht keine Zuweisungen; was sie bewirken, steht in den Zeilen darüber.',
  },
  sf_has_permissions: { finding: 'Der Integrationsbenutzer hat {name}.' },
  sf_lacks_permissions: {
    finding: 'Dem Integrationsbenutzer fehlt der Berechtigungssatz {name}.',
    cure: 'Weisen Sie dem Integrationsbenutzer {name} zu.',
  },
  sf_event: { finding: 'Zustände werden als {event} gemeldet.' },
  sf_no_event: {
    finding: '{event} lässt sich nicht veröffentlichen.',
    cure: `Legen Sie das Plattformereignis an, oder entfernen Sie stateEvent. ${PERMISSION}`,
  },
};
