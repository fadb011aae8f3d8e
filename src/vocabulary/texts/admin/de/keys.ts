import type { AdminTexts } from '../texts.ts';

/** The page Keys. */
export const keys: AdminTexts['keys'] = {
  signing_secret: 'Signaturschlüssel',
  keys: 'Schlüssel',
  with_these_a_crms_server:
    'Damit weist sich der Server eines CRM aus: Ein API-Schlüssel wird mitgeschickt, ein Signaturschlüssel unterschreibt jede Anfrage. Nach einem Wechsel gilt der alte noch 24 Stunden. Die der Konfigurationsdatei werden dort geändert.',
  connect_a_crm_first_then: 'Verbinden Sie zuerst ein CRM; dann entstehen hier seine Schlüssel.',
  there_are_no_keys_yet: 'Es gibt noch keine Schlüssel.',
  from_where: 'Woher',
  configuration_file: 'Konfigurationsdatei',
  here: 'hier',
  created: 'Erstellt',
  last_used: 'Zuletzt benutzt',
  never: 'nie',
  head_change: 'Ändern',
  rotate_named: '{0} wechseln',
  rotate: 'Wechseln',
  revoke: 'Widerrufen',
  revoke_named: '{0} widerrufen',
  revoke_question: '{0} widerrufen?',
  everyone_who_uses_this_key:
    'Wer diesen Schlüssel für {0} ({1}) benutzt, wird ab sofort abgewiesen. Das lässt sich nicht zurücknehmen; wechseln Sie ihn, wenn er noch einen Tag gelten muss.',
  kind_signing: 'Signaturschlüssel',
  new_key: 'Neuer Schlüssel',
  who_will_use_it: 'wer ihn benutzen wird',
  create: 'Erstellen',
  browser_tokens: 'Browser-Token',
  signs_the_tokens_with_which:
    'unterschreibt die Token, mit denen die Seiten der Agenten Anrufe tätigen und verfolgen',
  all_tokens_are_refused_from:
    'Alle Token werden ab sofort abgewiesen; die Seiten holen sich neue bei ihrem CRM. Anrufe bleiben unberührt.',
  admin_sessions: 'Sitzungen der Verwaltung',
  belongs_to_those_who_are: 'gehört zu denen, die hier angemeldet sind',
  everybody_is_signed_out_of: 'Alle werden von diesen Seiten abgemeldet, auch Sie.',
  vault: 'Tresor',
  encrypts_card_pins_logins_and:
    'verschlüsselt Karten-PINs, Anmeldungen und Signaturschlüssel in der Datenbank',
  everything_is_sealed_with_a:
    'Alles wird mit einem neuen Schlüssel versiegelt. Ältere Sicherungen brauchen die alte Schlüsseldatei: Bewahren Sie sie dort auf.',
  the_connectors_own_keys: 'Die eigenen Schlüssel des Konnektors',
  replace_them_after_a_leak:
    'Tauschen Sie sie nach einem Leck aus, oder wenn jemand gegangen ist, der sie lesen konnte.',
  a_new_key_is_in: '{0}: Ein neuer Schlüssel ist in Gebrauch.',
  key: 'Schlüssel',
  what_it_does: 'Wozu er dient',
  replace: 'Austauschen',
  replace_named: 'Schlüssel austauschen: {0}',
  replace_question: 'Schlüssel austauschen: {0}?',
  copy_the_secret_now: 'Kopieren Sie das Geheimnis jetzt',
  it_is_shown_this_one: 'Es wird nur dieses eine Mal gezeigt; der Konnektor bewahrt es verschlüsselt auf.',
  copied: 'Kopiert',
  copy: 'Kopieren',
  done: 'Fertig',
};
