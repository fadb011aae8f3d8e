import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ConnectorType } from '../calls/connector.ts';
import type { ConfigProblem } from '../config/load.ts';
import { outsideType, UnusableModule } from './outside-type.ts';

export interface LoadedConnectors {
  readonly types: readonly ConnectorType[];
  /** Connectors that cannot be used; they stop the start like every other problem of the configuration. */
  readonly problems: readonly ConfigProblem[];
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** Found as a module beside the configuration file would find it: by path, or as an installed package. */
const addressOf = (name: string, configFile: string): string => {
  try {
    // It wants a file in that folder; whether that exists does not matter.
    const require = createRequire(join(dirname(configFile), 'connector.js'));
    return pathToFileURL(require.resolve(name)).href;
  } catch (error) {
    if (codeOf(error) === 'ERR_PACKAGE_PATH_NOT_EXPORTED')
      throw new UnusableModule(
        'is a package without a default export path; name its file (./node_modules/PACKAGE/FILE.js)',
      );
    throw new UnusableModule(
      'cannot be found; name a file relative to the configuration file (./my-crm.js) or an installed package',
    );
  }
};

const load = async (name: string, configFile: string): Promise<ConnectorType> => {
  const address = addressOf(name, configFile);
  let loaded: { readonly default?: unknown };
  try {
    loaded = (await import(address)) as typeof loaded;
  } catch (error) {
    // Of another realm: not always `instanceof Error`.
    const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
    throw new UnusableModule(`cannot be loaded: ${String(message)}`);
  }
  return outsideType(loaded.default);
};

/**
 * Loads the modules that `connectors` of the configuration names, in order. `configFile`: an absolute path. Everyone who may
 * write that file decides what code runs here; nothing else names modules, stored connections least of all.
 */
export const loadConnectors = async (
  names: readonly string[],
  configFile: string,
  known: readonly ConnectorType[],
): Promise<LoadedConnectors> => {
  const types: ConnectorType[] = [];
  const problems: ConfigProblem[] = [];
  for (const [index, name] of names.entries()) {
    try {
      const type = await load(name, configFile);
      if ([...known, ...types].some((one) => one.type === type.type))
        throw new UnusableModule(`has the type ${type.type}, which is taken already`);
      types.push(type);
    } catch (error) {
      if (!(error instanceof UnusableModule)) throw error;
      problems.push({ path: `connectors[${index}]`, message: `${name} ${error.message}` });
    }
  }
  return { types, problems };
};
