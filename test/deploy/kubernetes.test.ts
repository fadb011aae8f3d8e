import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { SECRETS, configOf, deployFile, documentsOf } from './support.ts';

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
}

type Model = new (data: unknown) => { validate(): void };

const text = deployFile('kubernetes/connector.yml');
const manifests = documentsOf(text) as readonly Manifest[];

/** TypeScript's errors for the manifests as literals of the schema's types: unknown names, wrong types. */
const faultsOf = (list: readonly unknown[]): string[] => {
  const name = `${process.cwd()}/kubernetes-manifests.ts`;
  const source = list
    .map((manifest, at) => {
      const { apiVersion, kind } = manifest as Manifest;
      return `import type { I${kind} as K${at} } from 'kubernetes-models/${apiVersion}/${kind}';
        export const m${at}: K${at} = ${JSON.stringify(manifest)};`;
    })
    .join('\n');
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    lib: ['lib.es2023.d.ts'],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  };
  const host = ts.createCompilerHost(options);
  const fileExists = host.fileExists.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  host.fileExists = (file) => file === name || fileExists(file);
  host.getSourceFile = (file, ...rest) =>
    file === name ? ts.createSourceFile(file, source, ts.ScriptTarget.ES2023) : getSourceFile(file, ...rest);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([name], options, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
};

describe('the Kubernetes manifests', () => {
  it('match the published schema', async () => {
    expect(manifests.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['Deployment', 'Service', 'Ingress', 'PodDisruptionBudget', 'NetworkPolicy']),
    );
    for (const manifest of manifests) {
      const { apiVersion, kind } = manifest;
      const models = (await import(`kubernetes-models/${apiVersion}/${kind}`)) as Record<
        string,
        Model | undefined
      >;
      const model = models[kind];
      if (!model) throw new Error(`no schema for ${apiVersion} ${kind}`);
      expect(() => {
        new model(manifest).validate();
      }).not.toThrow();
    }
  });

  it('have no name that the schema lacks, and the check would find one', () => {
    const wrong = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec: { port: [] } };
    const faults = faultsOf([...manifests, wrong]);
    expect(faults).toEqual([expect.stringMatching(/'"port"' does not exist in type/)]);
  });

  it('select the pods that they create, and read secrets by the names that the README creates', () => {
    const label = 'app.kubernetes.io/name: mor-crm-connector';
    expect(text.split(label).length - 1).toBeGreaterThanOrEqual(manifests.length + 4);
    const config = manifests.find(({ kind }) => kind === 'ConfigMap')?.data?.['config.yml'] ?? '';
    expect(configOf(config, SECRETS)).toMatchObject({
      database: SECRETS.database_url,
      redis: SECRETS.redis_url,
    });
    const readme = deployFile('README.md');
    for (const name of [...Object.keys(SECRETS), 'vault_key']) {
      expect(readme).toContain(`--from-literal=${name}=`);
    }
  });
});
