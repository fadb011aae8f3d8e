import { OrgFault } from './org-fault.ts';
import type { Records, Values } from './records.ts';

/** What a Task may refer to, and who may own it. */
export const createTaskRules =
  ({ find }: Records) =>
  (values: Values): void => {
    const who = values['WhoId'] ?? null;
    const what = values['WhatId'] ?? null;
    for (const [name, id] of [
      ['WhoId', who],
      ['WhatId', what],
    ] as const) {
      if (id === null) continue;
      const parent = find(id);
      if (parent === undefined)
        throw new OrgFault(400, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [name]);
      if (parent.deleted) throw new OrgFault(400, 'ENTITY_IS_DELETED', 'entity is deleted', []);
      if (name === 'WhoId' && !['Contact', 'Lead'].includes(parent.object)) {
        throw new OrgFault(400, 'FIELD_INTEGRITY_EXCEPTION', 'Name ID: id value of incorrect type', [
          'WhoId',
        ]);
      }
      if (parent.values['IsConverted'] === true) {
        throw new OrgFault(400, 'CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead', []);
      }
    }
    if (what !== null && find(who)?.object === 'Lead') {
      throw new OrgFault(400, 'FIELD_INTEGRITY_EXCEPTION', 'Related To ID: cannot be set with a lead', [
        'WhatId',
      ]);
    }
    const owner = values['OwnerId'] ?? null;
    if (owner !== null && find(owner)?.values['IsActive'] !== true) {
      throw new OrgFault(400, 'OPERATION_WITH_INACTIVE_OWNER', 'operation performed with inactive user', [
        'OwnerId',
      ]);
    }
  };
