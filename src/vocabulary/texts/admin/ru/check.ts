import type { AdminTexts } from '../texts.ts';

/** The page Self-check. */
export const check: AdminTexts['check'] = {
  self_check: 'Самопроверка',
  check_again: 'Проверить снова',
  checking_configuration_mor_crms_and: 'Проверяются конфигурация, MOR, CRM и каждая линия. Звонков нет.',
  the_connection_was_lost_before: 'Связь прервалась до конца проверки; проверьте снова.',
  everything_is_in_order_of: 'Всё в порядке: {0} из {0}.',
  of_need_attention: 'Требуют внимания: {0} из {1}.',
};
