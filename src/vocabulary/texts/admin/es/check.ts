import type { AdminTexts } from '../texts.ts';

/** The page Self-check. */
export const check: AdminTexts['check'] = {
  self_check: 'Autocomprobación',
  check_again: 'Comprobar de nuevo',
  checking_configuration_mor_crms_and:
    'Comprobando: configuración, MOR, CRM y cada línea. No se hace ninguna llamada.',
  the_connection_was_lost_before: 'La conexión se perdió antes de terminar; compruebe de nuevo.',
  everything_is_in_order_of: 'Todo está bien: {0} de {0}.',
  of_need_attention: '{0} de {1} requieren atención.',
};
