import type { Texts } from '../texts.ts';

export const problems: Texts['problems'] = {
  agent_not_mapped: {
    title: 'Ihnen ist kein Telefon zugeordnet',
    cure: 'Bitten Sie einen Administrator, MOR-Benutzername, Gerät und Nummer für Sie einzutragen.',
  },
  agent_disabled: {
    title: 'Anrufe sind für Sie abgeschaltet',
    cure: 'Ein Administrator kann sie einschalten.',
  },
  record_not_found: {
    title: 'Der Datensatz wurde nicht gefunden',
    cure: 'Laden Sie die Seite neu.',
  },
  no_telephone_number: {
    title: 'Der Datensatz hat keine Telefonnummer',
    cure: 'Tragen Sie eine ein und versuchen Sie es erneut.',
  },
  number_invalid: {
    title: 'Das ist keine Telefonnummer',
    cure: 'Berichtigen Sie sie im Datensatz; die internationale Form mit + geht immer.',
  },
  destination_blocked: {
    title: 'Diese Nummer darf nicht angerufen werden',
    cure: 'Ein Administrator kann die Wählregeln ändern, wenn dieser Anruf möglich sein soll.',
  },
  destination_blocked_emergency: {
    title: 'Notrufnummern werden nie per Klick angerufen',
    cure: 'Wählen Sie sie am Telefon.',
  },
  destination_blocked_service_code: {
    title: 'Servicecodes werden nie per Klick angerufen',
    cure: 'Wählen Sie den Code am Telefon.',
  },
  do_not_call: {
    title: 'Dieser Kontakt möchte nicht angerufen werden',
    cure: 'Beachten Sie den Vermerk, oder lassen Sie ihn berichtigen, wenn er falsch ist.',
  },
  agent_busy: {
    title: 'Sie haben schon einen Anruf',
    cure: 'Beenden Sie ihn zuerst.',
  },
  rate_limited: {
    title: 'Zu viele Anrufe in kurzer Zeit',
    cure: 'Warten Sie einen Augenblick und versuchen Sie es erneut.',
  },
  mor_refused: {
    title: 'Die Telefonanlage hat den Anruf abgelehnt',
    cure: 'Nennen Sie einem Administrator den Grund, den sie angegeben hat.',
  },
  mor_unreachable: {
    title: 'Die Telefonanlage war nicht erreichbar; es wurde nichts gewählt',
    cure: 'Versuchen Sie es erneut.',
  },
  mor_unusable_answer: {
    title: 'Es ist nicht sicher, ob der Anruf gestartet ist',
    cure: 'Warten Sie auf Ihr Telefon; es wird nichts ein zweites Mal gewählt.',
  },
  crm_unreachable: {
    title: 'Der Konnektor konnte diesen Datensatz im CRM nicht lesen',
    cure: 'Versuchen Sie es erneut.',
  },
  overloaded: {
    title: 'Zu viele Anrufe warten',
    cure: 'Versuchen Sie es gleich noch einmal.',
  },
  not_ready: {
    title: 'Der Konnektor startet oder kann gerade nicht arbeiten; es wurde nichts gewählt',
    cure: 'Versuchen Sie es gleich noch einmal. Bleibt es dabei, sagen Sie es einem Administrator.',
  },
  not_supported: {
    title: 'Das kann Ihre Telefonanlage nicht',
    cure: 'Legen Sie stattdessen am Telefon auf.',
  },
  internal: {
    title: 'Der Konnektor hat einen Fehler gemacht',
    cure: 'Sehen Sie nach, ob Ihr Telefon klingelt, bevor Sie es erneut versuchen, und sagen Sie es einem Administrator.',
  },
  unauthenticated: {
    title: 'Ihre Anmeldung ist abgelaufen',
    cure: 'Öffnen Sie diese Seite erneut aus dem CRM.',
  },
  forbidden: {
    title: 'Das dürfen Sie nicht',
    cure: 'Bitten Sie einen Administrator um das Recht.',
  },
  call_not_found: {
    title: 'Diesen Anruf gibt es nicht mehr',
    cure: 'Laden Sie die Seite neu.',
  },
  recording_not_found: {
    title: 'Zu diesem Anruf gibt es keine Aufnahme',
    cure: 'Sie kommt einige Minuten nach dem Anruf und wird nach einiger Zeit gelöscht.',
  },
  recording_unavailable: {
    title: 'Die Aufnahme lässt sich gerade nicht abspielen',
    cure: 'Versuchen Sie es später noch einmal. Wenn es so bleibt, sagen Sie es einem Administrator.',
  },
  connector_unreachable: {
    title: 'Der Telefondienst antwortet nicht',
    cure: 'Versuchen Sie es erneut: Derselbe Anruf wird nie doppelt gestartet.',
  },
  permission_missing: {
    title: 'Sie dürfen keine Anrufe starten',
    cure: 'Bitten Sie einen Administrator um den Berechtigungssatz MOR Agent.',
  },
  credential_missing: {
    title: 'Salesforce darf den Schlüssel des Konnektors nicht für Sie verwenden',
    cure: 'Bitten Sie einen Administrator um den Berechtigungssatz MOR Agent.',
  },
  session_expired: {
    title: 'Ihre Sitzung ist abgelaufen',
    cure: 'Melden Sie sich wieder an.',
  },
  not_configured: {
    title: 'Telefonie ist noch nicht eingerichtet',
    cure: 'Ein Administrator trägt Adresse und Schlüssel unter Administration, MOR-Telefonie ein.',
  },
  offline: {
    title: 'Das CRM ist nicht erreichbar',
    cure: 'Prüfen Sie Ihr Netz und versuchen Sie es erneut.',
  },
  number_not_on_record: {
    title: 'Diese Nummer steht nicht im Datensatz',
    cure: 'Speichern Sie den Datensatz zuerst, oder bitten Sie den Administrator um freies Wählen.',
  },
  other: {
    title: 'Das hat nicht geklappt',
    cure: 'Nennen Sie einem Administrator, was hier steht.',
  },
};
