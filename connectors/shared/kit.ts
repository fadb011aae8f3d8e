/**
 * What the connectors of this tree are built with, for those outside it: `mor-crm-connector/connector-kit`. It may
 * change with each minor version; the interface (`mor-crm-connector/connector`) has a version of its own.
 */
export { expectShape, parseJson, quote } from './answer.ts';
export { CrmError, isRefusal, toCrmError } from './crm-error.ts';
export type { CrmErrorKind } from './crm-error.ts';
export { partOf, startDeadline, within } from './deadline.ts';
export type { Deadline, Urgency } from './deadline.ts';
export { describeFailure } from './failure.ts';
export { createHttpClient } from './http.ts';
export type { HttpAnswer, HttpClient, HttpRequest } from './http.ts';
export { createRateLimiter, rateSchema } from './rate.ts';
export { Session } from './session.ts';
export type { SessionToken } from './session.ts';
export { createTtlCache } from './ttl-cache.ts';
export type { TtlCache } from './ttl-cache.ts';
/** Members that are undefined are left out: `{ id, ...defined({ url }) }`. */
export { defined } from '../../src/defined.ts';
/** Options that are a schema of this zod get a form in the admin pages. */
export { z } from 'zod';
