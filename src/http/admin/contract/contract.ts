import type { z } from 'zod';
import type { Received, Sent } from '../../json-types.ts';
import { ACCESS } from './access.ts';
import type { signedOutHints } from './access.ts';
import { CALLS } from './calls.ts';
import { MAPPING } from './mapping.ts';
import { OVERVIEW } from './overview.ts';
import { REPORTS } from './reports.ts';
import { SETTINGS } from './settings.ts';

/** The admin API: the service validates requests with it, and the pages take their types from it. */
export const ADMIN_ROUTES = { ...ACCESS, ...CALLS, ...MAPPING, ...OVERVIEW, ...REPORTS, ...SETTINGS };

type Routes = typeof ADMIN_ROUTES;
export type AdminRoute = keyof Routes;

/** What every 401 contains besides the problem. */
export type SignedOutHints = Received<z.output<typeof signedOutHints>>;

type Schema<R extends AdminRoute, Part extends string> =
  Routes[R] extends Readonly<Record<Part, infer S>> ? S : undefined;
type OutputOf<S> = S extends z.ZodType ? z.output<S> : undefined;
type InputOf<S> = S extends z.ZodType ? z.input<S> : undefined;

type NamesIn<Path extends string> = Path extends `${string}/:${infer Name}/${infer Rest}`
  ? Name | NamesIn<`/${Rest}`>
  : Path extends `${string}/:${infer Name}`
    ? Name
    : never;

/** The parameters in a route's path. */
export type ParamsOf<R extends AdminRoute> = Readonly<Record<NamesIn<R>, string>>;

/** What a handler receives: validated, with defaults. */
export type QueryOf<R extends AdminRoute> = OutputOf<Schema<R, 'query'>>;
export type BodyOf<R extends AdminRoute> = OutputOf<Schema<R, 'body'>>;
/** What a handler returns; nothing for routes that answer 204. */
export type AnswerOf<R extends AdminRoute> = Sent<InputOf<Schema<R, 'answer'>>>;
export type WritesItself<R extends AdminRoute> = Schema<R, 'answer'> extends string ? true : false;

/** What a page sends and receives. */
export type PageQuery<R extends AdminRoute> = Sent<InputOf<Schema<R, 'query'>>>;
export type PageBody<R extends AdminRoute> = Sent<InputOf<Schema<R, 'body'>>>;
/** Text, where the answer is a file. */
export type PageAnswer<R extends AdminRoute> =
  WritesItself<R> extends true ? string : Received<OutputOf<Schema<R, 'answer'>>>;
export type PageEvents<R extends AdminRoute> =
  Schema<R, 'events'> extends infer Events
    ? { readonly [Name in keyof Events]: Received<OutputOf<Events[Name]>> }
    : never;
