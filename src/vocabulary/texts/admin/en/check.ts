/** The page Self-check. */
export const check = {
  self_check: 'Self-check',
  check_again: 'Check again',
  checking_configuration_mor_crms_and:
    'Checking: configuration, MOR, CRMs and every line. No call is placed.',
  the_connection_was_lost_before: 'The connection was lost before the check was complete; check again.',
  everything_is_in_order_of: 'Everything is in order: {0} of {0}.',
  of_need_attention: '{0} of {1} need attention.',
} as const;
