import type { AdminTexts } from '../texts.ts';

/** The page Connections. */
export const connections: AdminTexts['connections'] = {
  encrypted_by_environment:
    'Geheimnisse sind mit dem Schlüssel aus der Umgebung verschlüsselt (MOR_CONNECTOR_KEY).',
  encrypted_by_file: 'Geheimnisse sind mit der Schlüsseldatei neben der Datenbank verschlüsselt.',
  not_encrypted: 'Es gibt keinen Schlüssel, mit dem Geheimnisse verschlüsselt werden.',
  add_a_mor: 'MOR hinzufügen',
  add_a_crm: 'CRM hinzufügen',
  found_out_with_the_first: 'wird mit der ersten Anfrage ermittelt',
  found_out: '{0} (ermittelt)',
  connections: 'Verbindungen',
  no_mor_is_connected_yet:
    'Es ist noch kein MOR verbunden. Fügen Sie eines mit Adresse und API-Geheimschlüssel hinzu.',
  secret_key: 'Geheimschlüssel',
  set: 'gesetzt',
  none_mor_does_not_check: 'keiner: MOR prüft keine Hashes',
  hash_order: 'Reihenfolge im Hash',
  hang_up_api_v2: 'Auflegen (API v2)',
  set_up: 'eingerichtet',
  not_set_up: 'nicht eingerichtet',
  crms: 'CRM-Systeme',
  no_crm_is_connected_yet:
    'Es ist noch kein CRM verbunden. Fügen Sie das Salesforce, SugarCRM oder SuiteCRM Ihrer Agenten hinzu.',
  api_keys: 'API-Schlüssel',
  signing_secrets: 'Signaturschlüssel',
  entered_here: 'hier eingegeben',
  not_in_use: 'Nicht in Gebrauch: {0}',
  it_is_changed_in_the: 'Geändert wird sie in der Konfigurationsdatei.',
  test_named: '{0} testen',
  edit_named: '{0} bearbeiten',
  remove_named: '{0} entfernen',
  remove_question: '{0} entfernen?',
  its_address_and_secrets_are:
    'Adresse und Geheimnisse werden vergessen. Nach dem nächsten Neustart kann niemand mehr darüber anrufen; die Zeilen der Zuordnung bleiben.',
  was_removed: '{0} wurde entfernt.',
  was_saved: '{0} wurde gespeichert.',
  another_crm_or_page: 'Ein anderes CRM oder eine Seite',
  id_hint_crm: 'Ein kurzer Name hier; Agenten und Schlüssel beziehen sich darauf',
  browsers_caller_ids_and_usual: 'Browser, Rufnummernanzeige und übliche Werte',
  id_hint: 'Ein kurzer Name hier',
  waits_as_new: 'Wird nach dem Neustart verwendet',
  waits_as_changed: 'Die Änderung gilt nach dem Neustart',
  waits_as_removed: 'Bis zum Neustart noch in Gebrauch',
  now_and_after: 'jetzt {0}, nach dem Neustart {1}',
  all_in_use: 'Der Konnektor ist neu gestartet. Was hier steht, ist in Gebrauch.',
};
