interface Operation {
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}
interface Documented {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/**
 * Checks for each problem that a test gets whether the OpenAPI document lists its code for that route and status, so
 * that the service never answers with an undocumented code. Undefined: it is listed, or there is no such route.
 */
export const createDocumented = (url: string) => {
  let document: Promise<Documented> | undefined;
  return async (
    method: string,
    target: string,
    status: number,
    code: string,
  ): Promise<string | undefined> => {
    document ??= fetch(`${url}/openapi.json`).then(async (answer) => (await answer.json()) as Documented);
    const { paths } = await document;
    const [path = ''] = target.split('?');
    const fits = (template: string): boolean =>
      new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path);
    const route = Object.keys(paths).find(fits);
    const operation = route === undefined ? undefined : paths[route]?.[method.toLowerCase()];
    if (operation === undefined) return undefined;
    const codes = operation.responses[status]?.description.split(', ') ?? [];
    return codes.includes(code)
      ? undefined
      : `${method} ${String(route)} does not document ${status} ${code}`;
  };
};
