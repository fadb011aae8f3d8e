import type { Call } from '../../calls/call/call.ts';
import { isSameAgent } from '../../mapping/agents/agent-id.ts';
import type { IdForms } from '../../mapping/agents/agent-id.ts';
import { Problem } from '../../calls/problems.ts';
import type { Principal } from '../authenticate.ts';

/** Which CRM instance a request is about: the credentials decide; naming another one is refused. */
export const crmOf = (principal: Principal, named: string | undefined): string => {
  if (named === undefined || named === principal.crm) return principal.crm;
  throw new Problem('forbidden', `These credentials belong to another CRM instance than ${named}.`);
};

/** Which agent a request is about: a server names one, a browser token belongs to one. */
export const userOf = (principal: Principal, named: string | undefined, crms: IdForms): string => {
  if (principal.kind === 'agent') {
    const { crm, user } = principal;
    if (named === undefined || isSameAgent(crm, named, user, crms)) return user;
    throw new Problem('forbidden', 'A token acts for its own agent only.');
  }
  if (named !== undefined) return named;
  throw new Problem('invalid_request', 'body.user: the CRM user who clicked is missing.', {
    errors: [{ path: 'user', message: 'required' }],
  });
};

/** A server sees its instance's calls, an agent their own. Anybody else does not learn that a call exists. */
export const maySee = (principal: Principal, call: Call): boolean =>
  call.crm === principal.crm && (principal.kind === 'server' || isTheirs(call, principal.user));

/** The agent clicked, or their telephone has rung. */
const isTheirs = ({ user, incoming }: Call, agent: string): boolean =>
  user === agent || incoming?.agents.some((each) => each.user === agent) === true;

/** The agent as whom a principal sees calls; undefined for a CRM's server, which sees everything of its instance. */
export const viewerOf = (principal: Principal): string | undefined =>
  principal.kind === 'agent' ? principal.user : undefined;

/** For requests that only a CRM's server may make. */
export function serverOnly(
  principal: Principal,
): asserts principal is Extract<Principal, { kind: 'server' }> {
  if (principal.kind === 'server') return;
  throw new Problem('forbidden', 'Only the CRM’s server may do that, with its API key or a signed request.');
}

/** Dialling and previewing read records, so a browser needs a token with that scope. */
export const mayAct = (principal: Principal): void => {
  if (principal.kind === 'server' || principal.scope === 'act') return;
  throw new Problem(
    'forbidden',
    'This token only follows calls. Click in the CRM’s own page, whose server checks what you may dial.',
  );
};
