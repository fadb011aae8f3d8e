import { sourcesOf } from '../../mapping/agents/mapping.ts';
import type { AgentRef } from '../../calls/call/call.ts';
import { isClosed } from '../../calls/call/advance.ts';
import type { CallStore } from '../../calls/ports.ts';
import { problemRow } from '../../vocabulary/problem-codes.ts';
import { Problem } from '../../calls/problems.ts';
import { resolveAgentOf } from '../../calls/place/resolve-click.ts';
import type { ResolveDeps } from '../../calls/place/resolving.ts';
import { defined } from '../../defined.ts';
import { showsCalls } from '../health.ts';
import type { CallLists } from '../health.ts';
import { endpoint } from '../endpoint.ts';
import type { Endpoint } from '../endpoint.ts';
import { agentQuerySchema, tokenRequestSchema } from '../schemas/requests.ts';
import { agentSchema, tokenSchema } from '../schemas/answers.ts';
import { streamAgent } from '../stream.ts';
import type { InboundNow } from '../stream.ts';
import type { StreamDeps } from '../stream.ts';
import type { Tokens } from '../tokens.ts';
import { canonicalRef } from '../../mapping/agents/agent-id.ts';
import { crmOf, serverOnly, userOf } from './access.ts';
import { countriesOf, offeredTo } from './choices.ts';

export interface AgentsDeps extends StreamDeps {
  readonly tokens: Tokens;
  readonly resolve: ResolveDeps;
  readonly store: Pick<CallStore, 'list'>;
  /** By MOR server. */
  readonly followers: ReadonlyMap<string, CallLists>;
}

/** A stream also starts with the calls that ended this recently, so that a reload does not lose the last one. */
const JUST_ENDED_MS = 60_000;
const RECENT = 20;

/** Do calls to this agent show up, and when does the caller's record open? */
const inboundOf = (
  crm: string,
  mor: string,
  resolve: ResolveDeps,
  followers: AgentsDeps['followers'],
): ReturnType<InboundNow> => {
  const rules = resolve.crms.get(crm)?.inbound;
  const lists = followers.get(mor);
  return rules === undefined || lists?.takesCalls !== true
    ? undefined
    : { pop: rules.pop, shown: showsCalls(lists) };
};

/** The same at any later time, without resolving the agent again. */
const inboundOfAgent = async (agent: AgentRef, { resolve, followers }: AgentsDeps): Promise<InboundNow> => {
  if (resolve.crms.get(agent.crm)?.inbound === undefined) return () => undefined;
  try {
    const { mapping } = await resolveAgentOf(agent, resolve);
    return () => inboundOf(agent.crm, mapping.mor, resolve, followers);
  } catch (error) {
    // An agent who cannot call may watch nevertheless.
    if (error instanceof Problem) return () => undefined;
    throw error;
  }
};

/** Why an agent can or cannot call, without knowing a number. */
const selfCheck = async (
  agent: AgentRef,
  { resolve, followers }: AgentsDeps,
): Promise<Record<string, unknown>> => {
  const crm = resolve.crms.get(agent.crm);
  const asked = (sources: readonly string[], country?: string) => ({
    results: offeredTo(crm?.results ?? [], sources, countriesOf(agent, country, resolve)).map(
      ({ code, labels, outcome }) => ({ code, labels, ...defined({ outcome }) }),
    ),
    resultRequired: crm?.resultRequired === true,
  });
  try {
    const { mapping, server } = await resolveAgentOf(agent, resolve);
    const sources = sourcesOf(mapping);
    return {
      ...agent,
      mapped: true,
      enabled: true,
      sources,
      freeDialling: mapping.freeDialling,
      canHangUp: server.gateway.canHangUp,
      ...asked(sources, mapping.country),
      ...defined({
        inbound: inboundOf(agent.crm, mapping.mor, resolve, followers),
        name: mapping.name,
      }),
      problems: [],
    };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code, message: detail } = error;
    return {
      ...agent,
      mapped: code === 'agent_disabled',
      enabled: false,
      sources: [],
      freeDialling: false,
      canHangUp: false,
      ...asked([]),
      problems: [{ code, detail, cure: problemRow(code).cure }],
    };
  }
};

/** Tokens, self-check and event stream of one agent. */
export const agentEndpoints = (deps: AgentsDeps): Endpoint[] => [
  endpoint({
    method: 'POST',
    path: '/v1/tokens',
    body: tokenRequestSchema,
    docs: {
      operationId: 'issueToken',
      summary: 'A short-lived token with which a browser follows one agent’s calls, or acts for that agent',
      answers: { 201: { description: 'The token', schema: tokenSchema } },
      problems: ['agent_not_mapped', 'agent_disabled', 'crm_unreachable'],
    },
    async handle({ body, principal }) {
      serverOnly(principal);
      const named = { crm: crmOf(principal, body.crm), user: body.user };
      const agent = canonicalRef(named, deps.resolve.crms);
      const scope = body.scope ?? 'follow';
      // For an agent who cannot call, a token would only allow watching.
      await resolveAgentOf(agent, deps.resolve);
      return { status: 201, body: { ...(await deps.tokens.issue(agent, scope)), ...agent, scope } };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/v1/agent',
    query: agentQuerySchema,
    docs: {
      operationId: 'getAgent',
      summary: 'Can this agent call, from which numbers, and if not, why not',
      answers: { 200: { description: 'The agent', schema: agentSchema } },
      problems: ['crm_unreachable'],
    },
    async handle({ query, principal }) {
      const agent = {
        crm: crmOf(principal, query.crm),
        user: userOf(principal, query.user, deps.resolve.crms),
      };
      return { status: 200, body: await selfCheck(agent, deps) };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/v1/stream',
    query: agentQuerySchema,
    docs: {
      operationId: 'watchAgent',
      summary:
        'Server-sent events over all calls of one agent: `calls` first, then `call` for each change, `inbound` when calls that come in begin or cease to be shown',
      answers: { 200: { description: 'Event stream', mediaType: 'text/event-stream' } },
      problems: [],
    },
    async handle({ query, principal }) {
      const agent = {
        crm: crmOf(principal, query.crm),
        user: userOf(principal, query.user, deps.resolve.crms),
      };
      const recent = await deps.store.list({ ...agent, limit: RECENT });
      const sinceMs = deps.now() - JUST_ENDED_MS;
      const current = recent.items.filter(
        (call) => !isClosed(call) || Date.parse(call.endedAt ?? call.createdAt) >= sinceMs,
      );
      const inbound = await inboundOfAgent(agent, deps);
      return { stream: streamAgent({ agent, current, inbound }, principal, deps) };
    },
  }),
];
