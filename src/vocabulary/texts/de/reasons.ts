import type { Texts } from '../texts.ts';

export const reasons: Texts['reasons'] = {
  bad_code: 'Dieser Verbindungscode gilt nicht: er wurde benutzt, ersetzt oder ist älter als 15 Minuten.',
  bad_code_cure: 'Im CRM unter Admin > MOR-Telefonie einen neuen erzeugen.',
  no_api_keys: 'Der Connector kann sich noch nicht anmelden: die API von SuiteCRM hat kein Schlüsselpaar.',
  no_api_keys_cure:
    'Auf diesem Server als Benutzer des Webservers im Ordner {folder} ausführen: openssl genrsa -out private.key 2048 && openssl rsa -in private.key -pubout -out public.key && chmod 600 private.key public.key. Dann noch einmal auf die Schaltfläche drücken.',
  not_logged_in: 'Sie sind nicht angemeldet.',
  log_in_cure: 'Melden Sie sich neu an.',
  crm_error: 'Das CRM konnte das nicht ausführen.',
  crm_error_cure: 'Der Grund steht im Protokoll des CRM; zeigen Sie es dem Administrator.',
  not_configured: 'Telefonie ist in diesem CRM noch nicht eingerichtet.',
  unknown_operation: 'Diesen Vorgang gibt es nicht.',
  reload_cure: 'Laden Sie die Seite neu.',
  click_without_key: 'Der Klick kam ohne Kennung an.',
  click_again_cure: 'Laden Sie die Seite neu und klicken Sie noch einmal.',
  no_number: 'Das ist keine Telefonnummer.',
  no_number_cure: 'Berichtigen Sie die Nummer im Datensatz.',
  record_hidden: 'Den Datensatz zu dieser Nummer gibt es nicht, oder Sie dürfen ihn nicht sehen.',
  record_hidden_cure:
    'Öffnen Sie den Datensatz und rufen Sie von dort an, oder bitten Sie den Administrator, das Modul in den MOR-Einstellungen zu ergänzen.',
  not_on_record: 'Diese Nummer ist im Datensatz nicht gespeichert.',
  not_on_record_cure:
    'Speichern Sie zuerst den Datensatz, oder bitten Sie den Administrator um freies Wählen.',
  no_call: 'Es wurde kein Anruf angegeben.',
  not_your_call: 'Das ist keiner Ihrer Anrufe.',
  only_administrators: 'Das dürfen nur Administratoren.',
  script_needed: 'Diese Seite braucht JavaScript.',
  bad_address: 'Das ist keine Adresse: {address}',
  bad_address_cure: 'Beispiel: https://calls.example.com',
  bad_key: 'Der Schlüssel ist zu kurz oder enthält Leerzeichen.',
  bad_key_cure: 'Kopieren Sie den ganzen Schlüssel ab whsec_.',
  incomplete: 'Adresse oder Schlüssel fehlt.',
  incomplete_cure: 'Tragen Sie beides ein und speichern Sie.',
  wrong_key: 'Der Konnektor nimmt den Schlüssel nicht an.',
  wrong_key_cure:
    'Tragen Sie hier und unter signingSecrets dieses CRM im Konnektor denselben Schlüssel ein; prüfen Sie beide Uhren.',
  hooks_paused: 'Nach Fehlern für {seconds} s ausgesetzt.',
  hooks_paused_cure: 'Speichern Sie die Einstellungen, um es sofort zu versuchen.',
  unexpected: 'Die Adresse des Konnektors antwortete mit HTTP {status}, nicht wie ein Konnektor.',
  unexpected_cure:
    'Prüfen Sie die Adresse des Konnektors: Sie gehört vielleicht zu einem anderen Dienst, oder ein Pfad fehlt.',
  unreachable: 'Der Konnektor war nicht erreichbar.',
  unreachable_because: 'Der Konnektor war nicht erreichbar ({detail}).',
  unreachable_dns_cure:
    'Dieser Server kennt den Namen in der Adresse des Konnektors nicht: Prüfen Sie Schreibweise und DNS.',
  unreachable_refused_cure:
    'Unter der Adresse des Konnektors nimmt niemand an: Prüfen Sie, ob er läuft, den Port und die Firewall.',
  unreachable_timeout_cure:
    'Der Konnektor hat nicht rechtzeitig geantwortet: Prüfen Sie, ob er läuft und ob eine Firewall die Pakete verwirft.',
  unreachable_unanswered_cure:
    'Der Konnektor nahm die Anfrage an, antwortete aber nicht rechtzeitig: Sehen Sie in sein Protokoll und seine Prüfung.',
  unreachable_tls_cure:
    'Der Verbindung wird nicht vertraut: Prüfen Sie das Zertifikat der Adresse des Konnektors.',
  unreachable_blocked_cure:
    'Dieses CRM erlaubt keine Anfragen an diese Adresse: Verwenden Sie einen öffentlichen Namen mit TLS.',
  unreachable_other_cure: 'Prüfen Sie die Adresse des Konnektors und ob er läuft.',
  https_for_http: 'Der Connector antwortet unter dieser Adresse, aber ohne TLS: http, nicht https.',
  http_for_https: 'Der Connector antwortet unter dieser Adresse, aber nur mit TLS: https, nicht http.',
  scheme_cure: 'Tragen Sie {address} als Adresse des Connectors ein.',
};
