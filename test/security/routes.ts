import { ADMIN_ROUTES } from '../../src/http/admin/contract/contract.ts';

export interface Route {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
}

const filled = (path: string): string =>
  path.replace(/:crm/, 'site').replace(/:user/, 'ann').replace(/:\w+/g, 'main');

/** Every route of the admin API that is no GET: a new one is in the tests by itself. */
export const adminChanges = (): Route[] =>
  Object.keys(ADMIN_ROUTES).flatMap((route) => {
    const [method = '', path = ''] = route.split(' ');
    return method === 'GET' ? [] : [{ method: method as Route['method'], path: `/admin/api${filled(path)}` }];
  });

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
