import type { AdminTexts } from '../texts.ts';

/** The page Self-check. */
export const check: AdminTexts['check'] = {
  self_check: 'Savitikra',
  check_again: 'Tikrinti dar kartą',
  checking_configuration_mor_crms_and:
    'Tikrinama: konfigūracija, MOR, CRM ir visos linijos. Niekam neskambinama.',
  the_connection_was_lost_before: 'Ryšys nutrūko nebaigus tikrinti; tikrinkite dar kartą.',
  everything_is_in_order_of: 'Viskas gerai: {0} iš {0}.',
  of_need_attention: 'Reikia dėmesio: {0} iš {1}.',
};
