import type { TestApp } from '../../helpers/app.ts';

/** The value of one line of `/metrics`; 0 when the line is absent. */
export const metric = async (app: TestApp, line: string): Promise<number> => {
  const text = await (await fetch(`${app.url}/metrics`)).text();
  return Number(
    text
      .split('\n')
      .find((one) => one.startsWith(`${line} `))
      ?.split(' ')[1] ?? 0,
  );
};
