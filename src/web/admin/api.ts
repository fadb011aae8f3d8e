import type { ApiError } from '../shared/problem.ts';
import { asApiError, readProblem } from '../shared/problem.ts';

const BASE = '/admin/api/';

/** Query parameters; empty and absent ones are left out. */
export type Query = Readonly<Record<string, string | number | undefined>>;

/** `path?query` without empty values. */
export const withQuery = (path: string, query: Query = {}): string => {
  const used = Object.entries(query).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [[key, String(value)]],
  );
  return used.length === 0 ? path : `${path}?${new URLSearchParams(used).toString()}`;
};

/** The address of something that the browser itself fetches: downloads and event streams. */
export const addressOf = (path: string, query?: Query): string => BASE + withQuery(path, query);

let csrf = '';
let onSignedOut: (error: ApiError) => void = () => undefined;

/** The second secret of the session, sent with everything that changes something. */
export const setCsrf = (value: string): void => {
  csrf = value;
};

/** Called when the server says that nobody is signed in (any more). */
export const whenSignedOut = (listener: (error: ApiError) => void): void => {
  onSignedOut = listener;
};

interface SendOptions {
  readonly body?: unknown;
  /** A file's bytes, sent as they are instead of `body`: the server finds out how they are encoded. */
  readonly file?: ArrayBuffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request to the admin API. The answers come from the server that served this page, so their shape is known. */
export const send = async (method: string, path: string, options: SendOptions = {}): Promise<unknown> => {
  const { body, file } = options;
  const type =
    file !== undefined ? 'application/octet-stream' : body !== undefined ? 'application/json' : undefined;
  try {
    const response = await fetch(BASE + path, {
      method,
      headers: {
        accept: 'application/json',
        ...(type ? { 'content-type': type } : {}),
        ...(method === 'GET' ? {} : { 'x-csrf-token': csrf }),
        ...options.headers,
      },
      ...(type ? { body: file ?? JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw await readProblem(response);
    return response.status === 204 ? undefined : ((await response.json()) as unknown);
  } catch (thrown) {
    const error = asApiError(thrown);
    if (error.status === 401 && path !== 'sign-in') onSignedOut(error);
    throw error;
  }
};
