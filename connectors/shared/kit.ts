/**
 * The tools that the built-in connectors use, for connectors outside this repository: `mor-crm-connector/connector-kit`.
 * It may change with each minor version; the interface (`mor-crm-connector/connector`) has its own version.
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
/** Drops undefined members: `{ id, ...defined({ url }) }`. */
export { defined } from '../../src/defined.ts';
/** The admin pages draw a form only for options described with this copy of zod. */
export { z } from 'zod';
