import { describe, expect, it } from '@jest/globals';
import {
  callDuration,
  callLinks,
  callRecordId,
  callStatus,
  newCallFields,
} from '../../../../connectors/shared/beans/call-fields.ts';
import { suitecrm } from '../../../../connectors/suitecrm/type.ts';
import { suiteTime } from '../../../../connectors/suitecrm/time.ts';
import { anActivity } from '../../../contracts/activity.ts';
import { legacyOptions } from '../../suitecrm/setup.ts';

const options = suitecrm.options.parse(legacyOptions('https://crm.example.com'));
const api = { time: suiteTime, parentlessType: 'Accounts' };

describe('callRecordId', () => {
  it('keeps the ids of calls already stored in CRMs', () => {
    expect(callRecordId('01J9Z3V7K2')).toBe('e5acf866-0277-5385-b364-0821bed596d1');
    expect(callRecordId('01J9Z3V7K3')).not.toBe(callRecordId('01J9Z3V7K2'));
  });
});

describe('callDuration', () => {
  it.each([
    [-1, 0, 0],
    [0, 0, 0],
    [1, 0, 1],
    [29, 0, 1],
    [89, 0, 1],
    [90, 0, 2],
    [3_599, 1, 0],
    [5_430, 1, 31],
  ])('%d s is %d h %d min', (seconds, hours, minutes) => {
    expect(callDuration(seconds)).toEqual({ hours, minutes });
  });
});

describe('callStatus', () => {
  it.each([
    ['answered', 65, 'Held'],
    ['unknown', 5, 'Held'],
    ['unknown', 0, 'Not Held'],
    ['no_answer', 0, 'Not Held'],
    ['busy', 0, 'Not Held'],
    ['failed', 0, 'Not Held'],
    ['cancelled', 0, 'Not Held'],
    ['agent_no_answer', 0, 'Not Held'],
  ] as const)('%s after %d s is %s', (outcome, talkSeconds, status) => {
    expect(callStatus(anActivity({ outcome, talkSeconds }))).toBe(status);
  });
});

describe('newCallFields', () => {
  it('names the parent by both type and id, or uses the form that pages need', () => {
    const record = { type: 'Leads', id: 'abc' };
    expect(
      newCallFields(anActivity({ record }), options.activityFields, api, { name: 'Call' }),
    ).toMatchObject({
      parent_type: 'Leads',
      parent_id: 'abc',
    });
    const none = newCallFields(anActivity(), options.activityFields, api, { name: 'Call' });
    expect(none.parent_type).toBe('Accounts');
    expect(none).not.toHaveProperty('parent_id');
    const colleague = newCallFields(
      anActivity({ record: { type: 'Users', id: '1' } }),
      options.activityFields,
      api,
      { name: 'Call' },
    );
    expect(colleague).not.toHaveProperty('parent_id');
  });

  it('omits disabled fields', () => {
    const off = suitecrm.options.parse({
      ...legacyOptions('https://crm.example.com'),
      activityFields: { callId: false, talkSeconds: false, outcome: false, disposition: 'result_c' },
    });
    const fields = newCallFields(anActivity({ disposition: 'Sale', notes: 'n' }), off.activityFields, api, {
      name: 'Call',
    });
    expect(Object.keys(fields).filter((name) => name.startsWith('mor_'))).toEqual([]);
    expect(fields).toMatchObject({ result_c: 'Sale', description: 'n' });
  });
});

describe('callLinks', () => {
  it('includes the agent, and the person if one was called', () => {
    const links = (type: string) => callLinks(anActivity({ user: 'u', record: { type, id: 'r' } }));
    expect(links('Contacts')).toEqual([
      { link: 'contacts', id: 'r' },
      { link: 'users', id: 'u' },
    ]);
    expect(links('Leads')[0]).toEqual({ link: 'leads', id: 'r' });
    expect(links('Accounts')).toEqual([{ link: 'users', id: 'u' }]);
  });
});
