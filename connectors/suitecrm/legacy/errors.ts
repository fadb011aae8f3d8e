import { z } from 'zod';
import { quote } from '../../shared/answer.ts';
import { CrmError } from '../../shared/crm-error.ts';
import type { CrmErrorCode, CrmErrorKind } from '../../shared/crm-error.ts';

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
const CODES: Readonly<Record<number, CrmErrorCode>> = {
  10: 'suite_old_password',
  11: 'suite_old_session',
  20: 'crm_module_hidden',
};

/** Errors of v4_1 are HTTP 200 with name, number and description; undefined: `body` is not an error. */
export const legacyError = (body: unknown): CrmError | undefined => {
  const parsed = errorSchema.safeParse(body);
  if (!parsed.success) return undefined;
  const { number, name, description } = parsed.data;
  return new CrmError(
    KINDS[number] ?? 'rejected',
    number === 10
      ? 'SuiteCRM refused the login'
      : `SuiteCRM says: ${quote(`${name} (${number}). ${description}`)}`,
    { status: 200, code: CODES[number] },
  );
};
