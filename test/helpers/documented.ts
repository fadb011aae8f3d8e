interface Operation {
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}
interface Documented {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/**
 * Says of each problem that a test meets whether the OpenAPI document names its code for that route and status, so that
 * no code can be answered that a client could not have read about. Undefined: it does, or there is no such route.
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
