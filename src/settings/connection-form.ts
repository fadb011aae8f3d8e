import { Problem } from '../calls/problems.ts';
import type { ConfigProblem } from '../config/load.ts';
import { asFields } from './connection-views.ts';
import type { Fields } from './connection-views.ts';
import { keepSecrets, keptSecrets, leadToSamePlace } from './secret-fields.ts';

/** What a form for a connection sends, and which parts of it are refused. */

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
const KEYS_PAGE = ['apiKeys', 'signingSecrets'];

/** Throws `invalid_request` naming each wrong field. */
export const refuseFields = (problems: readonly ConfigProblem[]): never => {
  throw new Problem('invalid_request', problems.map((p) => `${p.path}: ${p.message}`).join('; '), {
    errors: problems,
  });
};

export const requireId = (id: string): void => {
  if (!ID.test(id)) refuseFields([{ path: 'id', message: 'expected letters, digits, - and _' }]);
};

/** A form sends a CRM's options as they are shown, in a member of their own; this moves them to the top level. */
export const flat = ({ options, ...rest }: Fields): Fields => ({ ...rest, ...asFields(options) });

/** Removes keys, which are made on their own page, where they are digested and can be rotated. */
export const withoutKeys = (fields: Fields): Fields => {
  const found = KEYS_PAGE.filter((key) => key in fields);
  if (found.length > 0) refuseFields(found.map((path) => ({ path, message: 'make keys on the Keys page' })));
  return fields;
};

/**
 * The form with the stored secrets filled in where it leaves them unchanged. A stored secret is never sent to an address that
 * an administrator has just typed: with a new address all of them have to be entered again.
 */
export const secretsKept = (next: Fields, before: Fields | undefined): Fields => {
  if (before && !leadToSamePlace(next, before)) {
    const message =
      'the address has changed: enter this secret again (a stored one is not sent to a new address)';
    const lost = keptSecrets(next, before);
    if (lost.length > 0) refuseFields(lost.map((path) => ({ path, message })));
  }
  return asFields(keepSecrets(next, before));
};
