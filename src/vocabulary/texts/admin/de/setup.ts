import type { AdminTexts } from '../texts.ts';

/** The page Set-up. */
export const setup: AdminTexts['setup'] = {
  title: 'Einrichtung',
  look_again: 'Noch einmal nachsehen',
  all_done: 'Alles ist eingerichtet: Ein Klick im CRM hat ein Telefon erreicht. {0}',
  to_overview: 'Zur Übersicht',
  intro:
    '{0} Schritte bis zum ersten Klick im CRM. Sie können jederzeit aufhören und später weitermachen: Erledigtes bleibt erledigt.',
  state_done: 'erledigt',
  state_open: 'zu tun',
  state_broken: 'falsch',
  step_password: 'Administratorpasswort',
  step_mor: 'MOR verbinden',
  step_crm: 'CRM verbinden',
  step_mapping: 'Den Agenten ihre Anschlüsse geben',
  step_numbers: 'Sagen, welche Nummern angerufen werden dürfen',
  step_pages: 'Installieren, worauf man klickt',
  step_call: 'Im CRM auf eine Nummer klicken',
  correct: '{0} berichtigen',
  mapping_ways:
    '{0}: Die automatische Zuordnung schlägt Anschlüsse vor, eine CSV-Datei bringt viele, „Bearbeiten“ setzt einen.',
  to_mapping: 'Zur Zuordnungsseite',
  countries_label: 'Länder, die angerufen werden dürfen',
  countries_hint: 'Wählen Sie die, die Ihre Agenten anrufen. Anrufe in jedes andere Land werden abgelehnt.',
  countries_all: 'Jedes Land darf angerufen werden',
  countries_all_hint: 'Betrug mit gestohlenen Anmeldungen geht in teure Länder; eine Liste verhindert ihn.',
  countries_needed:
    'Wählen Sie mindestens ein Land, oder kreuzen Sie an, dass jedes Land angerufen werden darf.',
  add_country: 'Land hinzufügen',
  no_country: 'Das Land „{0}“ gibt es nicht. Wählen Sie eines aus der Liste.',
  remove_country: '{0} entfernen',
  save_numbers: 'Länder und interne Nummern speichern',
  saved: 'Gespeichert. Es gilt ab dem nächsten Klick.',
  internal_label: 'Muster interner Nummern',
  internal_hint:
    'Ziffern, X (0-9), Z (1-9), N (2-9) und Mengen wie [2-4]; mehrere werden durch Kommas getrennt',
  for_crm: 'Für das CRM',
  no_crm: 'Verbinden Sie zuerst ein CRM.',
  key_head: '1. Seinen Schlüssel erstellen',
  key_known:
    'Es hat schon einen Schlüssel. Erstellen Sie nur dann einen weiteren, wenn niemand den ersten hat.',
  key_signing: 'Mit diesem Geheimnis unterschreibt das CRM seine Anfragen. Es wird nur einmal gezeigt.',
  key_api: 'Diesen Schlüssel schickt das CRM mit. Er wird nur einmal gezeigt.',
  make_key: 'Schlüssel erstellen',
  key_label: 'in der Einrichtung erstellt',
  package_head: '2. Das Paket installieren',
  package_suitecrm:
    'In SuiteCRM: Admin, Module Loader, diese Datei hochladen, Install drücken, dann Commit. Öffnen Sie danach Admin, MOR-Telefonie, und geben Sie die Adresse {0} und den Schlüssel ein.',
  package_sugarcrm:
    'In Sugar: Admin, Module Loader, diese Datei hochladen, Install drücken, dann Commit. Öffnen Sie danach Admin, MOR-Telefonie, und geben Sie die Adresse {0} und den Schlüssel ein.',
  package_salesforce:
    'Entpacken Sie diese Datei und folgen Sie ihrer README.md: Sie wird mit der Salesforce-Kommandozeile eingespielt. Die Seite MOR-Verwaltung in Salesforce fragt dann nach der Adresse {0} und dem Schlüssel.',
  snippet_head: '2. Bei einem Klick eine Anfrage senden',
  snippet_hint:
    'Der Server des CRM sendet dies bei jedem Klick. Der Benutzer ist die Kennung des Agenten, und jeder Klick hat einen eigenen Schlüssel.',
  no_package:
    'Die Pakete sind nicht gebaut: Führen Sie dort, wo der Konnektor installiert ist, npm run build aus.',
  download: '{0} herunterladen ({1} KB)',
  origins_head: '3. Seine Seiten zulassen',
  origins_done: 'Seiten von {0} dürfen Anrufe aus einem Browser verfolgen.',
  origins_open: 'Browser verfolgen Anrufe schneller, wenn Seiten von {0} den Konnektor selbst fragen dürfen.',
  allow_origin: '{0} zulassen',
  waiting:
    'Es wird auf einen Klick gewartet. Öffnen Sie im CRM einen Kontakt und klicken Sie auf seine Nummer: Ihr eigenes Telefon klingelt zuerst.',
  from_here: 'Oder von hier aus einen Testanruf tätigen',
  test_call_hint: 'Dies ist ein echter Anruf: Erst klingelt das Telefon des Agenten, dann die Nummer.',
  test_call: 'Testanruf',
  call: 'Anrufen',
  clicked: 'Ein Klick',
  code_title: 'SuiteCRM oder Sugar: mit einem Code',
  code_install: 'Installieren Sie das Paket im CRM: Admin, Module Loader.',
  code_make: 'Öffnen Sie im CRM Admin, MOR-Telefonie, und drücken Sie „Verbindungscode erzeugen“.',
  code_paste:
    'Fügen Sie den Code hier ein. Adresse, Anmeldung und Schlüssel tauschen die beiden Server unter sich aus.',
  code_label: 'Verbindungscode',
  code_id: 'Sein Name hier',
  code_id_hint: 'Ein kurzer Name; Agenten und Schlüssel beziehen sich darauf',
  code_sugar:
    'Sugar gibt keine Anmeldung heraus: Geben Sie den Benutzer ein, den Sie für den Konnektor angelegt haben.',
  code_username: 'Benutzername',
  code_password: 'Passwort',
  code_connect: 'Mit dem Code verbinden',
  code_other: 'Salesforce, ein anderes CRM oder ohne Code',
};
