import { sourcesOf } from '../../mapping/agents/mapping.ts';
import type { Directory } from './directory.ts';

/** The source numbers of all agents, from the rows and, where it can be read, from the CRMs' user records. */
export const allSources = async (
  crms: ReadonlyMap<string, unknown>,
  directory: Directory,
): Promise<readonly string[]> => {
  const agents = await Promise.all([...crms.keys()].map((crm) => directory.agents(crm).catch(() => [])));
  const given = [...(await directory.rows()), ...agents.flat().map((agent) => agent.mapping)];
  return given.flatMap(({ source }) => (source === undefined ? [] : sourcesOf({ source })));
};
