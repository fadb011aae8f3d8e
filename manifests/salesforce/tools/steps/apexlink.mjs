import { apexErrors } from '../lib/apexlink.mjs';
import { PROJECT } from '../lib/paths.mjs';
import { short } from '../lib/source.mjs';

/**
 * Methods that are younger than the types of apexlink (61.0), each with its version. Source: Apex Reference Guide,
 * ConnectApi.NamedCredentials, updateNamedCredential(developerName, requestBody): 66.0.
 */
const YOUNGER = /^No matching method found for 'updateNamedCredential' on 'ConnectApi.NamedCredentials'/;

/** Types, methods, fields, labels and SObjects of all Apex code: what a compiler in an org would refuse. */
export const apexlink = async () => {
  const errors = (await apexErrors(PROJECT))
    .filter(({ message }) => !YOUNGER.test(message))
    .map(({ path, line, message }) => `${short(path)}:${line} ${message}`);
  return { passed: errors.length === 0 ? 1 : 0, errors };
};
