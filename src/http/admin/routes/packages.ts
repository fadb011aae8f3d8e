import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../../calls/problems.ts';
import { ANSWERED } from '../route.ts';
import type { AnswerOf } from '../contract/contract.ts';
import type { AddRoute } from '../route.ts';

const NAME = /^mor-connector-([a-z]+)-[\d.]+\.zip$/;

type Package = AnswerOf<'GET /packages'>['items'][number];

/** The packages in `folder`; none before the first build. */
const packagesIn = (folder: string): Package[] => {
  const files = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : [];
  return files.flatMap((file) => {
    const type = NAME.exec(file)?.[1];
    return type === undefined ? [] : [{ type, file, bytes: statSync(join(folder, file)).size }];
  });
};

/** Hands out what is installed in CRMs, so that it always fits this version of the connector. */
export const addPackageRoutes = (add: AddRoute, { folder }: { readonly folder: string }): void => {
  add('GET /packages', () => ({ items: packagesIn(folder) }));

  add('GET /packages/:type', ({ params, res }) => {
    const found = packagesIn(folder).find(({ type }) => type === params.type);
    if (!found) throw new Problem('not_found', `There is no package for ${params.type}.`);
    res
      .attachment(found.file)
      .type('application/zip')
      .send(readFileSync(join(folder, found.file)));
    return ANSWERED;
  });
};
