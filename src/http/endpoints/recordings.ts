import { z } from 'zod';
import type { CallBook } from '../../calls/book.ts';
import type { AgentRef, Call } from '../../calls/call/call.ts';
import { mayListen, requireRecording } from '../../calls/recordings/listen.ts';
import type { Listening, TeamOf } from '../../calls/recordings/listen.ts';
import type { RecordingRulesOf } from '../../calls/recordings/rules.ts';
import { resolveAgentOf } from '../../calls/place/resolve-click.ts';
import type { ResolveDeps } from '../../calls/place/resolving.ts';
import { Problem } from '../../calls/problems.ts';
import { defined } from '../../defined.ts';
import { canonicalRef } from '../../mapping/agents/agent-id.ts';
import { audioRequestOf, sendAudio } from '../audio-answer.ts';
import type { Principal } from '../authenticate.ts';
import { endpoint } from '../endpoint.ts';
import type { Endpoint } from '../endpoint.ts';
import { time } from '../schemas/call.ts';
import { languagesOf } from '../languages.ts';
import type { Tickets } from '../tickets.ts';
import { playerPage } from '../player-page.ts';
import { serverOnly, userOf } from './access.ts';

export interface RecordingsDeps {
  readonly book: CallBook;
  readonly resolve: ResolveDeps;
  readonly recordingRules: RecordingRulesOf;
  readonly listening: Listening;
  readonly tickets: Tickets;
  readonly publicUrl: string;
}

const id = z.string().min(1).max(255);
const language = z.string().min(1).max(35);
const listenQuery = z.strictObject({
  ticket: z.string().max(2_000).optional().meta({ description: 'Instead of other credentials' }),
  user: id.optional().meta({ description: 'For a CRM’s server: who listens' }),
  lang: language.optional().meta({ description: 'Of the page with the player; otherwise the browser’s' }),
});
const ticketBody = z
  .strictObject({
    user: id,
    language: language.optional().meta({ description: 'Of the page with the player; the user’s in the CRM' }),
  })
  .meta({ id: 'RecordingTicketRequest' });
const ticketAnswer = z.object({ url: z.string(), expiresAt: time }).meta({ id: 'RecordingTicket' });

/** How the audit names a listener. */
const nameOf = (principal: Principal, user: string | undefined): string =>
  user === undefined ? `crm:${principal.crm}` : `agent:${principal.crm}/${user}`;

/** A browser that opens a ticket's address; the player's own address is the audio. */
const getsPage = (principal: Principal, accept: string | undefined): boolean =>
  accept?.includes('text/html') === true && !(principal.kind === 'agent' && principal.isPlayer === true);

/** Listening to recordings, and the tickets with which a CRM's page does. */
export const recordingEndpoints = (deps: RecordingsDeps): Endpoint[] => {
  const { book, resolve, recordingRules, listening, tickets, publicUrl } = deps;

  const teamOf: TeamOf = async (agent) => {
    try {
      return (await resolveAgentOf(agent, resolve)).mapping;
    } catch (error) {
      if (error instanceof Problem) return undefined;
      throw error;
    }
  };

  const callOf = async (callId: string, crm: string): Promise<Call> => {
    const call = await book.get(callId);
    if (call?.crm !== crm) throw new Problem('call_not_found', `There is no call ${callId}.`);
    return call;
  };

  /** Throws Problem `forbidden` unless this agent may listen to the call. */
  const requireRight = async (call: Call, agent: AgentRef): Promise<void> => {
    const rules = recordingRules(call.mor.server) ?? { listen: 'own' };
    if (await mayListen(call, rules, agent, teamOf)) return;
    throw new Problem('forbidden', 'You may not listen to the recording of this call.');
  };

  const pathOf = (call: Call): string => `/v1/calls/${call.id}/recording`;

  const linkTo = async (call: Call, agent: AgentRef, lang: string | undefined) => {
    const { ticket, expiresAt } = await tickets.issue(agent, call.id);
    const query = new URLSearchParams({ ticket, ...defined({ lang }) });
    return { url: `${publicUrl}${pathOf(call)}?${query.toString()}`, expiresAt };
  };
  const playerFor = async (call: Call, agent: AgentRef, wanted: readonly string[]) => {
    requireRecording(call);
    const { ticket } = await tickets.issueForPlayer(agent, call.id);
    const { pathname } = new URL(publicUrl + pathOf(call));
    return playerPage(call, `${pathname}?${new URLSearchParams({ ticket }).toString()}`, wanted);
  };

  return [
    endpoint({
      method: 'GET',
      path: '/v1/calls/:id/recording',
      query: listenQuery,
      ticket: tickets,
      docs: {
        operationId: 'listenToCall',
        summary:
          'The recording of a call, for those who may listen; ranges are supported, each listening is audited',
        answers: {
          200: {
            description: 'The audio; for a browser that opens a ticket as a page, a player',
            mediaType: 'audio/mpeg',
          },
          206: { description: 'The part that the Range header names', mediaType: 'audio/mpeg' },
          416: { description: 'The recording is shorter than that', mediaType: 'audio/mpeg' },
        },
        problems: ['call_not_found', 'recording_not_found', 'recording_unavailable', 'crm_unreachable'],
      },
      async handle({ params, query, principal, headers, method }) {
        const call = await callOf(params['id'] ?? '', principal.crm);
        const named = principal.kind === 'server' ? query.user : userOf(principal, query.user, resolve.crms);
        const agent =
          named === undefined ? undefined : canonicalRef({ crm: principal.crm, user: named }, resolve.crms);
        if (agent !== undefined) await requireRight(call, agent);
        if (query.ticket !== undefined && agent !== undefined && getsPage(principal, headers.accept)) {
          const wanted = [query.lang ?? '', ...languagesOf(headers['accept-language'])];
          return { stream: await playerFor(call, agent, wanted) };
        }
        const audio = await listening.open(
          call,
          nameOf(principal, agent?.user),
          audioRequestOf(method, headers),
        );
        return {
          answersHead: true,
          stream: (res) => {
            void sendAudio(res, audio);
          },
        };
      },
    }),
    endpoint({
      method: 'POST',
      path: '/v1/calls/:id/recording-ticket',
      body: ticketBody,
      docs: {
        operationId: 'issueRecordingTicket',
        summary: 'For a CRM’s page: an address under which one agent can listen once, within 60 seconds',
        answers: { 201: { description: 'The address', schema: ticketAnswer } },
        problems: ['call_not_found', 'recording_not_found', 'crm_unreachable'],
      },
      async handle({ params, body, principal }) {
        serverOnly(principal);
        const call = await callOf(params['id'] ?? '', principal.crm);
        const agent = canonicalRef({ crm: principal.crm, user: body.user }, resolve.crms);
        await requireRight(call, agent);
        requireRecording(call);
        return { status: 201, body: await linkTo(call, agent, body.language) };
      },
    }),
  ];
};
