import { isSecretField } from '../vocabulary/secret-names.ts';
import { readYaml } from './load.ts';
import { REFERENCE } from './references.ts';

/** The configuration file and the files that it refers to. */
export interface ConfigFiles {
  readonly secret: readonly string[];
  /** Without a secret in them. */
  readonly plain: readonly string[];
}

/** `//user:password@`, `?password=`, or a private key, under any name. */
const SECRET_TEXT = /:\/\/[^\s/@]*:[^\s/@]+@|[?&]password=[^&\s]|PRIVATE KEY-----/;

const hasSecret = (value: unknown, name = ''): boolean => {
  if (Array.isArray(value)) return value.some((one) => hasSecret(one, name));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).some(([key, inner]) => hasSecret(inner, key));
  }
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  // What a reference stands for is elsewhere.
  const own = String(value).replace(REFERENCE, '');
  return (own !== '' && isSecretField(name)) || SECRET_TEXT.test(own);
};

/**
 * Is a secret written in the configuration file itself? A file that cannot be understood may have one; so may one with connectors
 * of others, whose names of secrets nobody knows here.
 */
export const holdsSecrets = (text: string): boolean => {
  try {
    const written = readYaml(text);
    const hasOthers = typeof written === 'object' && written !== null && 'connectors' in written;
    return hasOthers || hasSecret(written);
  } catch {
    return true;
  }
};
