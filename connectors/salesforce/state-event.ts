import type { Call } from '../../src/calls/call/call.ts';
import { defined } from '../../src/defined.ts';
import type { Api } from './api.ts';
import type { Deadline } from '../shared/deadline.ts';
import { isSalesforceId } from './ids.ts';

/**
 * Publishes a call's state as a platform event, of a call that came in once for each agent whose telephone rang. Its custom
 * fields: see `fieldsOf`.
 */
export type PublishState = (call: Call, deadline: Deadline) => Promise<void>;

const fieldsOf = (call: Call, user: string): Record<string, string | number> => ({
  Call_Id__c: call.id,
  Version__c: call.version,
  State__c: call.state,
  ...defined({
    Outcome__c: call.outcome,
    User_Id__c: isSalesforceId(user) ? user : undefined,
    Record_Id__c: call.record?.id,
    Talk_Seconds__c: call.talkSeconds,
  }),
});

/** `eventName`: API name of the event, for instance `MOR_Call_State__e`. */
export const createPublishState =
  (api: Api, eventName: string): PublishState =>
  async (call, deadline) => {
    const users = call.incoming === undefined ? [call.user] : call.incoming.agents.map(({ user }) => user);
    for (const user of users)
      await api.request(
        { method: 'POST', path: `/sobjects/${eventName}`, body: fieldsOf(call, user) },
        deadline,
      );
  };
