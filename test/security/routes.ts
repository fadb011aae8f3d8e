import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Route {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
}

const ADMIN = 'src/http/admin';
const CHANGES =
  /(?:\badd\(\s*|\brouter\.(post|put|patch|delete)\(\s*)(?:'(post|put|patch|delete)',\s*)?(['`])(\/[^'`]*)\3/g;

const filled = (path: string): string =>
  path.replace('${path}', 'mor').replace(/:crm/, 'site').replace(/:user/, 'ann').replace(/:\w+/g, 'main');

/** Every route of the admin API that is no GET, read from the sources: a new one is in the tests by itself. */
export const adminChanges = (): Route[] => {
  const files = readdirSync(ADMIN, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const found = files.flatMap((name) => [...readFileSync(join(ADMIN, name), 'utf8').matchAll(CHANGES)]);
  return found.flatMap(([, onRouter, added, , path = '']) => {
    const method = (onRouter ?? added)?.toUpperCase();
    return method === undefined
      ? []
      : [{ method: method as Route['method'], path: `/admin/api${filled(path)}` }];
  });
};

/** Every route of the public API that is no GET, from its own description. */
export const publicChanges = async (url: string): Promise<Route[]> => {
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, unknown>>;
  };
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((method) => method !== 'get' && method !== 'parameters')
      .map((method) => ({
        method: method.toUpperCase() as Route['method'],
        path: path.replace(/\{\w+\}/g, 'some-id'),
      })),
  );
};
