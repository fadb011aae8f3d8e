import { SENT_SECRETS } from '../vocabulary/column-lists.ts';
import type { SentColumn } from '../vocabulary/column-lists.ts';
import type { CallbackRequest } from '../calls/mor-gateway.ts';
import type { MorClientOptions } from './options.ts';
import { HIDDEN } from './scrub.ts';
import type { Params } from './sign.ts';

/** The parameters other than who calls whom, in the order in which they are sent. */
const PARAMETERS: Readonly<Record<SentColumn | 'legALcr', string>> = {
  callerIdA: 'cli_lega',
  callerIdB: 'cli_legb',
  cardPin: 'card_pin',
  legATariff: 'lega_tariff_id',
  legAResellerTariff: 'lega_reseller_tariff_id',
  legALcr: 'lega_lcr_id',
  morServer: 'server_id',
};
const PARAMETER_NAMES = Object.keys(PARAMETERS) as readonly (keyof typeof PARAMETERS)[];

/** A calling card's PIN is a credential; MOR may echo the request. */
export const withoutSecrets = (text: string, request: CallbackRequest): string =>
  SENT_SECRETS.map((column) => request[column] ?? '')
    .filter((secret) => secret !== '')
    .reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text);

/** The request with its secrets hidden, for display. */
export const withHidden = (request: CallbackRequest): CallbackRequest => ({
  ...request,
  ...Object.fromEntries(
    SENT_SECRETS.filter((column) => request[column] !== undefined).map((column) => [column, HIDDEN]),
  ),
});

/** The parameters of a request in the order in which MOR's document has them; `hashFor` signs those before it. */
export const callbackParams = (
  request: CallbackRequest,
  options: Pick<MorClientOptions, 'legALcr' | 'callbackUniqueId'>,
  hashFor: (params: Params) => string | undefined,
): Params => {
  const params: Record<string, string> = {};
  const add = (name: string, value: string | undefined): void => {
    // Present but empty means something else to MOR than absent (an empty `cli_lega` erases the caller id).
    if (value !== undefined && value !== '') params[name] = value;
  };
  add('device', request.device);
  add('dst', request.dst);
  add('src', request.src);
  add('hash', hashFor(params));
  add('u', request.username);
  const given = { ...request, legALcr: options.legALcr };
  for (const name of PARAMETER_NAMES) add(PARAMETERS[name], given[name]);
  if (options.callbackUniqueId) params['callback_uniqueid'] = '1';
  return params;
};
