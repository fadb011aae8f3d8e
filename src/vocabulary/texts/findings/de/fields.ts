import type { FindingTexts } from '../texts.ts';

/** Was an einem Feld eines Formulars nicht stimmt. */
export const fields: FindingTexts['fields'] = {
  field_unknown_key: { finding: 'unbekannter Name; vergleichen Sie die Schreibweise mit config.sample.yml' },
  field_unknown: { finding: 'unbekannt: {names}' },
  field_at_most_characters: { finding: 'darf höchstens {most} Zeichen haben' },
  field_at_most_entries: { finding: 'darf höchstens {most} Einträge haben' },
  field_at_most: { finding: 'darf höchstens {most} sein' },
  field_at_least_characters: { finding: 'muss mindestens {least} Zeichen haben' },
  field_at_least_entries: { finding: 'muss mindestens {least} Einträge haben' },
  field_at_least: { finding: 'muss mindestens {least} sein' },
  field_empty: { finding: 'darf nicht leer sein' },
  field_required: { finding: 'muss angegeben werden' },
  field_text: { finding: 'muss ein Text sein' },
  field_number: { finding: 'muss eine Zahl sein' },
  field_whole_number: { finding: 'muss eine ganze Zahl sein' },
  field_yes_no: { finding: 'muss ja oder nein sein (true oder false)' },
  field_list: { finding: 'muss eine Liste sein' },
  field_fields: { finding: 'muss eigene Felder haben' },
  field_names: { finding: 'muss eine Liste von Namen mit Werten sein' },
  field_address: { finding: 'muss eine Adresse sein, zum Beispiel https://example.com' },
  field_one_of: { finding: 'möglich ist nur: {values}' },
  field_form: { finding: 'ist nicht richtig geschrieben' },
  field_id: { finding: 'erlaubt sind Buchstaben, Ziffern, - und _' },
  field_http: { finding: 'muss eine Adresse mit http oder https sein' },
  field_https: { finding: 'muss eine Adresse mit https sein' },
  field_login: {
    finding:
      'muss eine Adresse ohne Benutzernamen und Passwort sein: Beides stünde sonst in Links und Protokollen',
  },
  field_proxies: {
    finding:
      'muss die Zahl der Proxys sein, loopback, linklocal, uniquelocal, oder Adressen und Subnetze wie 10.0.0.0/8, durch Kommas getrennt',
  },
  field_country: { finding: 'muss ein Ländercode aus zwei Buchstaben sein, zum Beispiel LT' },
  field_no_country: { finding: 'zu diesem Ländercode gehören keine Telefonnummern (Großbritannien ist GB)' },
  field_time: { finding: 'muss eine Uhrzeit sein, zum Beispiel 21:00' },
  field_zone: { finding: 'muss der Name einer Zeitzone sein, zum Beispiel Europe/Vilnius' },
  field_hook_key: {
    finding: 'muss aus 16 bis 200 Buchstaben, Ziffern, - und _ bestehen (openssl rand -hex 16)',
  },
  field_before_recordings: { finding: 'ist nötig, bevor Aufnahmen eingeschaltet werden können' },
  field_recording_crime: { finding: 'none ist in Deutschland eine Straftat; alle müssen vorher zustimmen' },
  field_recording_longer: {
    finding: 'ist länger als retention.callsDays ({days}); der Anruf muss länger bleiben als seine Aufnahme',
  },
  field_recording_user: { finding: 'braucht einen Statusbenutzer, der die Aufnahmen abfragt' },
  field_result_code: { finding: 'erlaubt sind Kleinbuchstaben, Ziffern und _, zum Beispiel call_back' },
  field_language: { finding: 'muss eine Sprache sein, zum Beispiel en oder pt-BR' },
  field_label: { finding: 'mindestens eine Bezeichnung ist nötig' },
  field_result_twice: { finding: '„{name}“ steht auch für {other}' },
  field_prefix: { finding: 'erlaubt sind Ziffern, mit oder ohne +' },
  field_pattern_end: {
    finding: 'Muster ohne Ende (. und !) sind nicht erlaubt; schreiben Sie ein X für jede Ziffer',
  },
  field_pattern_code: { finding: 'Codes mit * und # werden nie gewählt, deshalb darf kein Muster sie haben' },
  field_pattern_line: { finding: 'schreiben Sie das Muster ohne _ am Anfang' },
  field_pattern: {
    finding: 'erlaubt sind Ziffern, X (0-9), Z (1-9), N (2-9) und Mengen wie [2-4], zum Beispiel 1XX',
  },
  field_pattern_set: { finding: 'eine Menge zählt aufwärts, wie [2-4]' },
  field_pattern_short: { finding: 'eine Ziffer ist zu kurz für eine interne Nummer' },
  field_pattern_long: { finding: 'interne Nummern haben höchstens {most} Ziffern' },
  field_api_name: { finding: 'muss ein API-Name sein, zum Beispiel MOR_Device__c' },
  field_my_domain: { finding: 'muss die My-Domain-Adresse sein, https://NAME.my.salesforce.com' },
  field_api_version: { finding: 'muss eine Version sein, zum Beispiel 68.0' },
  field_written_by_us: { finding: '{name} schreibt der Konnektor selbst' },
  field_written_itself: { finding: 'das schreibt der Konnektor selbst' },
  field_rest_version: { finding: 'muss eine REST-Version sein, zum Beispiel v11_24' },
  field_platform: {
    finding: 'base, mobile und portal gehören den Menschen: Eine Anmeldung dort würde sie abmelden',
  },
  field_path: { finding: 'muss ein Pfad sein, zum Beispiel /Api oder /service/v4_1/rest.php' },
  field_both: {
    finding:
      'Benutzername und Passwort sind beide nötig (Passwort-Client), oder keines von beiden (Client Credentials)',
  },
  field_crm_field: { finding: 'muss der Name eines CRM-Feldes sein' },
  field_crm_module: { finding: 'muss der Name eines CRM-Moduls sein' },
  field_telephone_field: { finding: 'mindestens ein Telefonfeld ist nötig' },
  field_crm_address: { finding: 'muss die Adresse des CRM sein, mit http oder https' },
  field_ten_seconds: { finding: 'mindestens 10 Sekunden, oder 0 für nie' },
  field_signing_secret: { finding: 'ein Signaturgeheimnis braucht mindestens 16 Zeichen' },
  field_keys_page: { finding: 'Schlüssel werden auf der Seite „Schlüssel“ erstellt' },
  field_secret_again: {
    finding:
      'Die Adresse ist neu: Geben Sie dieses Geheimnis noch einmal ein (ein gespeichertes geht nie an eine neue Adresse).',
  },
  field_nobody: {
    finding: 'nennen Sie eine E-Mail-Adresse oder eine Gruppe, sonst kann sich niemand anmelden',
  },
  field_zone_short: { finding: 'muss eine Zeitzone sein, zum Beispiel Europe/Vilnius' },
  field_day: { finding: 'muss ein Tag zwischen 2000 und 2199 sein' },
  field_digits_or_number: { finding: 'muss eine Nummer sein oder deren letzte Ziffern' },
  field_not_json: { finding: 'ist kein JSON' },
  field_origin: {
    finding:
      'nur der Anfang der Seitenadresse, zum Beispiel https://crm.example.com: kein Pfad, kein Platzhalter, nicht null',
  },
  field_phone_path: { finding: 'muss ein Feld sein, zum Beispiel Phone oder Account.Phone' },
  field_only_https: { finding: 'muss https sein' },
  field_my_domain_only: {
    finding:
      'muss die My-Domain-Adresse sein (https://NAME.my.salesforce.com), keine von Lightning und keine zur Anmeldung',
  },
};
