import type { PhoneNumber } from 'libphonenumber-js/max';

/** Why something is not a number that can be dialled; stable, for programs. */
export type NumberFault =
  | 'empty'
  | 'too_short'
  | 'too_long'
  | 'not_a_number'
  | 'several'
  | 'two_readings'
  | 'digits_lost'
  | 'code'
  | 'emergency'
  | 'country_unknown'
  | 'country_not_understood'
  | 'not_in_plan'
  | 'control_character';

/** `reason` completes a sentence for people ("... cannot be dialled: it has too few digits ..."). */
export interface Fault {
  readonly ok: false;
  readonly why: NumberFault;
  readonly reason: string;
}

export type Reading = { readonly ok: true; readonly phone: PhoneNumber } | Fault;

export const fault = (why: NumberFault, reason: string): Fault => ({ ok: false, why, reason });

export const EMERGENCY = fault(
  'emergency',
  'emergency numbers are never dialled by a click; use a telephone',
);

/** The digits as dialled inside the number's country, including the trunk prefix. */
export const nationalDigits = (phone: PhoneNumber): string => phone.formatNational().replace(/\D/g, '');

export const digitsOf = (text: string): string => text.replace(/\D/g, '');
