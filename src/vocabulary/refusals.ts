import { withoutMorsWords } from './fill-names.ts';
import { refusals } from './texts/findings/en/refusals.ts';

/**
 * MOR's reasons to refuse, as stable codes (https://wiki.kolmisoft.com/index.php?title=MOR_API_callback_init,
 * November 2026; those missing from the page are from the code of X8, docs/mor.md).
 */
export const MOR_REFUSAL_CODES = [
  'not_authenticated',
  'bad_device',
  'no_source',
  'pin_not_found',
  'incorrect_hash',
  'access_denied',
  'api_disabled',
  'get_disabled',
  'no_secret_key',
  'no_tariff',
  'bad_tariff',
  'server_not_found',
  'asterisk_unreachable',
  'unrecognised',
] as const;
export type MorRefusalCode = (typeof MOR_REFUSAL_CODES)[number];

interface MorRefusalText {
  /** What it means, for the agent. */
  readonly meaning: string;
  /** What to do, for the administrator. */
  readonly cure: string;
}

/** The same in words. */
export const MOR_REFUSALS = Object.fromEntries(
  MOR_REFUSAL_CODES.map((code) => {
    const { finding, cure } = refusals[`mor_${code}`];
    return [code, { meaning: withoutMorsWords(finding), cure }];
  }),
) as Record<MorRefusalCode, MorRefusalText>;
