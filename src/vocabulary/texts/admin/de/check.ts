import type { AdminTexts } from '../texts.ts';

/** The page Self-check. */
export const check: AdminTexts['check'] = {
  self_check: 'Selbsttest',
  check_again: 'Noch einmal prüfen',
  checking_configuration_mor_crms_and:
    'Geprüft werden Konfiguration, MOR, CRM-Systeme und jeder Anschluss. Es wird niemand angerufen.',
  the_connection_was_lost_before:
    'Die Verbindung brach ab, bevor die Prüfung fertig war; prüfen Sie noch einmal.',
  everything_is_in_order_of: 'Alles ist in Ordnung: {0} von {0}.',
  of_need_attention: '{0} von {1} brauchen Aufmerksamkeit.',
};
