import { readFileSync } from 'node:fs';
import nock from 'nock';

export const CRM_URL = 'https://crm.example.test';

/** One recorded request and its answer (test/fixtures/suitecrm-7.14/README.md). */
export interface Exchange {
  readonly note: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string | readonly string[]>>;
    readonly body: unknown;
  };
}

/** A request sent by the connector, in the shape of a recorded one. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** @param name below `suitecrm-7.14`, or with the folder of another version before it */
export const recorded = (name: string): Exchange => {
  const path = name.startsWith('suitecrm-') ? name : `suitecrm-7.14/${name}`;
  return JSON.parse(
    readFileSync(new URL(`../../fixtures/${path}.json`, import.meta.url), 'utf8'),
  ) as Exchange;
};

/** nock itself parses only `application/json` bodies. */
export const decode = (body: unknown): unknown => {
  if (typeof body !== 'string' || body === '') return body === '' ? null : body;
  if (body.startsWith('{')) return JSON.parse(body) as unknown;
  const form = Object.fromEntries(new URLSearchParams(body)) as Record<string, unknown>;
  if (typeof form.rest_data === 'string') form.rest_data = JSON.parse(form.rest_data);
  return form;
};

/** Answers with the recorded responses, in this order per address, and collects the requests. */
export const replay = (names: readonly string[]): Sent[] => {
  const sent: Sent[] = [];
  for (const name of names) {
    const { request, response } = recorded(name);
    const type = String(response.headers['content-type']);
    const address = request.path.split('?')[0] ?? '';
    nock(CRM_URL)
      .intercept((path) => path.split('?')[0] === address, request.method)
      .reply(function (path, body) {
        sent.push({
          method: request.method,
          path: decodeURIComponent(path),
          headers: Object.fromEntries(Object.entries(this.req.headers).map(([key, value]) => [key, value])),
          body: decode(body),
        });
        const json = type.includes('json');
        return [
          response.status,
          json ? JSON.stringify(response.body) : String(response.body),
          { 'content-type': type },
        ];
      });
  }
  return sent;
};

/** Replaces values by their types, recursively; name-value lists are keyed by name, since names are the contract. */
export const shapeOf = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    const named = value.every((item) => typeof item === 'object' && item !== null && 'name' in item);
    return named && value.length > 0
      ? Object.fromEntries(
          value.map((item: { name: string; value: unknown }) => [item.name, shapeOf(item.value)]),
        )
      : 'list';
  }
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shapeOf(item)]));
  return typeof value;
};

/** The type of each argument in `rest_data`. */
export const argumentShapes = (body: unknown): unknown[] =>
  (body as { rest_data: unknown[] }).rest_data.map(shapeOf);
