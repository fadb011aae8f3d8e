import type { z } from 'zod';
import { ADMIN_ROUTES } from '../../../src/http/admin/contract/contract.ts';
import type { AdminRoute } from '../../../src/http/admin/contract/contract.ts';
import type { RouteContract } from '../../../src/http/admin/contract/route-contract.ts';

const NAMES = Object.keys(ADMIN_ROUTES) as AdminRoute[];

const PATTERNS = NAMES.map((route) => ({
  route,
  pattern: new RegExp(`^${route.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}$`),
  // `GET /calls/stream` takes precedence over `GET /calls/:id`.
  parameters: route.split(':').length,
})).sort((a, b) => a.parameters - b.parameters);

/** The contract's route for a request; undefined when there is none. */
export const routeOf = (method: string, path: string): AdminRoute | undefined =>
  PATTERNS.find(({ pattern }) => pattern.test(`${method} /${path.split('?')[0] ?? ''}`))?.route;

/** Throws when JSON does not match a schema or has fields that the schema lacks. */
const requireExactly = (schema: z.ZodType, json: unknown, what: string): void => {
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw new Error(`${what} breaks the contract: ${parsed.error.message}`);
  const known = JSON.stringify(parsed.data, sorted);
  const given = JSON.stringify(json, sorted);
  if (known !== given) throw new Error(`${what} has what the contract does not: ${given} beside ${known}`);
};

const sorted = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** Throws when an event in a stream's text is not in the contract. Returns the names of the events. */
export const requireEvents = (route: AdminRoute, text: string): readonly string[] => {
  const { events }: RouteContract = ADMIN_ROUTES[route];
  return [...text.matchAll(/^event: (\w+)\nid: .*\ndata: (.*)\n\n/gm)].map(([, name = '', data = '']) => {
    const schema = events?.[name];
    if (!schema) throw new Error(`${route} has no event ${name} in the contract`);
    requireExactly(schema, JSON.parse(data), `${route} ${name}`);
    return name;
  });
};

/** Throws when a successful answer does not match the contract. */
export const requireContract = (method: string, path: string, response: Response, text: string): void => {
  if (!response.ok) return;
  const route = routeOf(method, path);
  if (route === undefined) throw new Error(`${method} ${path} answers, but is not in the contract`);
  const { answer }: RouteContract = ADMIN_ROUTES[route];
  if (answer === undefined) {
    if (response.status !== 204 || text !== '') throw new Error(`${route}: 204 without a body was expected`);
  } else if (typeof answer === 'string') {
    const type = response.headers.get('content-type') ?? '';
    if (!type.startsWith(answer)) throw new Error(`${route} answers ${type} instead of ${answer}`);
    requireEvents(route, text);
  } else {
    requireExactly(answer, JSON.parse(text), route);
  }
};
