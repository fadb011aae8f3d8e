import { api } from '../endpoints.ts';
import type { Connections } from '../types.ts';
import { useLoad } from './use-load.ts';

export interface Known {
  readonly crms: readonly string[];
  readonly mors: readonly string[];
  readonly connections: Connections | undefined;
}

/** The existing CRM instances and MOR servers, for choices. */
export const useKnown = (): Known => {
  const { data } = useLoad('connections', api.connections);
  return {
    crms: data?.crms.map((crm) => crm.id) ?? [],
    mors: data?.mor.map((mor) => mor.id) ?? [],
    connections: data,
  };
};
