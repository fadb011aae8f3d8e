import { ADMIN_ROUTES } from '../../src/http/admin/contract/contract.ts';

export interface Route {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
}

const filled = (path: string): string =>
  path.replace(/:crm/, 'site').replace(/:user/, 'ann').replace(/:\w+/g, 'main');

/** Every admin API route except GET; a new route is tested automatically. */
export const adminChanges = (): Route[] =>
  Object.keys(ADMIN_ROUTES).flatMap((route) => {
    const [method = '', path = ''] = route.split(' ');
    return method === 'GET' ? [] : [{ method: method as Route['method'], path: `/admin/api${filled(path)}` }];
  });

/** Every public API route except GET, from the API's own description. */
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
