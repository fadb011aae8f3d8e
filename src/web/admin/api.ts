import { defined } from '../../defined.ts';
import type {
  AdminRoute,
  PageAnswer,
  PageBody,
  PageEvents,
  PageQuery,
  ParamsOf,
} from '../../http/admin/contract/contract.ts';
import { language } from './texts.ts';
import type { ApiError } from '../shared/problem.ts';
import { asApiError, readProblem } from '../shared/problem.ts';

const BASE = '/admin/api/';

/** Query parameters by the contract's names; empty and absent ones are omitted. */
export type QueryGiven<R extends AdminRoute> = {
  readonly [Name in keyof PageQuery<R>]?: string | number | undefined;
};

type Params<R extends AdminRoute> = keyof ParamsOf<R> extends never
  ? { readonly params?: never }
  : { readonly params: ParamsOf<R> };

/** A file's bytes are sent unchanged: the server detects their encoding. */
type Body<R extends AdminRoute> =
  PageBody<R> extends undefined
    ? { readonly file?: ArrayBuffer; readonly body?: never }
    : { readonly body: PageBody<R>; readonly file?: never };

export type Given<R extends AdminRoute> = Params<R> &
  Body<R> & { readonly query?: QueryGiven<R>; readonly headers?: Readonly<Record<string, string>> };

const withQuery = (path: string, query: object = {}): string => {
  const used = Object.entries(query).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [[key, String(value)]],
  );
  return used.length === 0 ? path : `${path}?${new URLSearchParams(used).toString()}`;
};

/** The path below the API for `GET /keys/:id` with its parameters. */
const pathOf = (route: string, params: Readonly<Record<string, string>> = {}): string =>
  route
    .slice(route.indexOf('/') + 1)
    .replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(params[name] ?? ''));

/** The address of something that the browser itself fetches. */
export const addressOf = <R extends AdminRoute>(
  route: R,
  query?: QueryGiven<R>,
  params?: ParamsOf<R>,
): string => BASE + withQuery(pathOf(route, params), query);

/** Where the browser goes to sign in with OpenID Connect. */
export const OIDC_START = `${BASE}oidc/start`;

/** A stream of events that calls back with each one's data, by event name. The browser reconnects by itself. */
export const openEvents = <R extends AdminRoute>(
  route: R,
  listeners: { readonly [Name in keyof PageEvents<R>]: (data: PageEvents<R>[Name]) => void },
  query?: QueryGiven<R>,
): EventSource => {
  const source = new EventSource(addressOf(route, query));
  for (const [name, listener] of Object.entries<(data: never) => void>(listeners)) {
    source.addEventListener(name, (event: MessageEvent<string>) => {
      listener(JSON.parse(event.data) as never);
    });
  }
  return source;
};

let csrf = '';
let onSignedOut: (error: ApiError) => void = () => undefined;

/** The session's second secret, sent with every request that changes something. */
export const setCsrf = (value: string): void => {
  csrf = value;
};

/** Registers a listener for when the server says that nobody is signed in (any more). */
export const whenSignedOut = (listener: (error: ApiError) => void): void => {
  onSignedOut = listener;
};

/** One request to the admin API. The answers come from the server that served this page, so their shape is known. */
export const ask = async <R extends AdminRoute>(
  route: R,
  ...[given]: Record<string, never> extends Given<R> ? [given?: Given<R>] : [given: Given<R>]
): Promise<PageAnswer<R>> => {
  const { params, query, body, file, headers } = given ?? {};
  const [method = ''] = route.split(' ');
  const type =
    file !== undefined ? 'application/octet-stream' : body !== undefined ? 'application/json' : undefined;
  const session = csrf;
  try {
    const response = await fetch(BASE + withQuery(pathOf(route, params), query), {
      method,
      headers: {
        accept: 'application/json',
        'accept-language': language,
        ...defined({ 'content-type': type, 'x-csrf-token': method === 'GET' ? undefined : csrf }),
        ...headers,
      },
      ...defined({ body: type ? (file ?? JSON.stringify(body)) : undefined }),
    });
    if (!response.ok) throw await readProblem(response);
    if (response.status === 204) return undefined as PageAnswer<R>;
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return (await (isJson ? response.json() : response.text())) as PageAnswer<R>;
  } catch (thrown) {
    const error = asApiError(thrown);
    // An answer to an earlier session, or to none, may come after the next sign-in and says nothing about that.
    if (error.status === 401 && route !== 'POST /sign-in' && session === csrf) onSignedOut(error);
    throw error;
  }
};
