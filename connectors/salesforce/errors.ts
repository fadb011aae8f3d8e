import { z } from 'zod';
import { CrmError } from '../shared/crm-error.ts';
import type { CrmErrorKind, Fault } from '../shared/crm-error.ts';

const fault = z
  .object({
    errorCode: z.string().optional(),
    statusCode: z.string().optional(),
    message: z.string().default(''),
    fields: z.array(z.string()).nullish(),
  })
  .transform(({ errorCode, statusCode, message, fields }) => ({
    // Request errors have errorCode, rows of a collection have statusCode.
    code: errorCode ?? statusCode ?? 'UNKNOWN_ERROR',
    message,
    fields: fields ?? [],
  }));

/** True for codes that really come from Salesforce: the library makes one up for an answer that is not JSON. */
const isOwn = ({ code }: Fault): boolean => code !== 'UNKNOWN_ERROR' && !code.startsWith('ERROR_HTTP_');

/** The complaints in an answer: a list, a single one, or none when it has another shape. */
export const parseFaults = (body: unknown): readonly Fault[] => {
  const parsed = z.union([z.array(fault), fault.transform((one) => [one])]).safeParse(body);
  return parsed.success ? parsed.data.filter(isOwn) : [];
};

/** One line for people. */
export const faultText = (faults: readonly Fault[]): string =>
  faults
    .map(({ code, message }) => `${code}: ${message}`)
    .join('; ')
    .slice(0, 500);

const kindOf = (status = 0, faults: readonly Fault[]): CrmErrorKind => {
  if (status === 401) return 'session';
  if (status === 429) return 'busy';
  // Salesforce is in trouble, or the answer is another server's page.
  if (status >= 500 || faults.length === 0) return 'unreachable';
  if (status === 403) return 'denied';
  return status === 404 ? 'missing' : 'rejected';
};

/** The error for an unsuccessful answer. */
export const answeredError = (
  status: number | undefined,
  faults: readonly Fault[],
  retryAfterSec?: number,
): CrmError => {
  const http = status === undefined ? '' : `HTTP ${status}`;
  const why = [http, faultText(faults)].filter((part) => part !== '').join(', ');
  return new CrmError(kindOf(status, faults), `Salesforce answered ${why}`, {
    faults,
    status,
    retryAfterSec,
  });
};

/** The error for an answer that the API never gives, such as a proxy's page. */
export const unusableAnswer = (what: string): CrmError =>
  new CrmError('unreachable', `Salesforce gave no usable ${what}`);
