import { z } from 'zod';
import { defined } from '../../../src/defined.ts';
import { quote } from '../../shared/answer.ts';
import { CrmError } from '../../shared/crm-error.ts';
import type { CrmErrorKind } from '../../shared/crm-error.ts';

const errorSchema = z.object({
  name: z.string(),
  number: z.coerce.number(),
  description: z.string(),
});

/** Error numbers that matter to us (`service/core/SoapError`); all others mean that the request can never work. */
const KINDS: Readonly<Record<number, CrmErrorKind>> = {
  10: 'credentials',
  11: 'session',
  40: 'denied',
};
const CURES: Readonly<Record<number, string>> = {
  10: 'Correct username and password, and check that this CRM user is active and that passwordEncoding fits.',
  11: 'If this repeats, the connector reaches the CRM from changing addresses: set verify_client_ip to false there.',
  20: 'Correct the module name in the configuration, or give the integration user access to it.',
};

/** Errors of v4_1 are HTTP 200 with name, number and description; undefined: `body` is not an error. */
export const legacyError = (body: unknown): CrmError | undefined => {
  const parsed = errorSchema.safeParse(body);
  if (!parsed.success) return undefined;
  const { number, name, description } = parsed.data;
  const cure = CURES[number];
  return new CrmError(
    KINDS[number] ?? 'rejected',
    number === 10
      ? 'SuiteCRM refused the login'
      : `SuiteCRM says: ${quote(`${name} (${number}). ${description}`)}`,
    { status: 200, ...defined({ cure }) },
  );
};
