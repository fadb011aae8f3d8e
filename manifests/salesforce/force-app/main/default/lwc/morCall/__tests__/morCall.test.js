import getTarget from '@salesforce/apex/MorCallController.getTarget';
import placeCall from '@salesforce/apex/MorCallController.placeCall';
import getCall from '@salesforce/apex/MorCallController.getCall';
import { getRecord } from 'lightning/uiRecordApi';
import {
  call,
  isOff,
  leave,
  mount,
  phones,
  problem,
  RECORD,
  settle,
  startAfresh,
  status,
  TARGET,
} from './page';

jest.mock('@salesforce/apex/MorCallController.getTarget', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MorCallController.placeCall', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MorCallController.getCall', () => ({ default: jest.fn() }), { virtual: true });

describe('c-mor-call, clicked', () => {
  beforeEach(() => {
    startAfresh({ getTarget, placeCall, getCall });
  });
  afterEach(leave);

  it('offers a button for each number, named for a screen reader', async () => {
    const element = await mount();
    expect(phones(element).map((button) => button.getAttribute('aria-label'))).toEqual([
      'c.Mor_Call_Number',
      'c.Mor_Call_Number',
    ]);
    expect(phones(element).map((button) => button.dataset.field)).toEqual(['Phone', 'MobilePhone']);
  });

  it('sends the field and one key for one click', async () => {
    placeCall.mockResolvedValue({ call: call('accepted'), nowMs: 0 });
    const element = await mount();
    phones(element)[1].click();
    phones(element)[1].click();
    await settle();
    expect(placeCall).toHaveBeenCalledTimes(1);
    expect(placeCall).toHaveBeenCalledWith({
      recordId: RECORD,
      field: 'MobilePhone',
      telephone: '',
      idempotencyKey: 'key-1',
    });
    expect(status(element).call.state).toBe('accepted');
    expect(phones(element).every(isOff)).toBe(true);
  });

  it('offers each number of a field that holds several, and a click on the second sends the second', async () => {
    getTarget.mockResolvedValue({
      ...TARGET,
      telephones: [
        { field: 'Phone', label: 'Work', value: '0171 1234567 / 0172 7654321' },
        { field: 'MobilePhone', label: 'Mobile', value: '030 1234567 / 68' },
      ],
    });
    placeCall
      .mockRejectedValueOnce(new Error('offline'))
      .mockResolvedValue({ call: call('accepted'), nowMs: 0 });
    const element = await mount();
    expect(phones(element).map(({ dataset }) => [dataset.field, dataset.telephone])).toEqual([
      ['Phone', '0171 1234567'],
      ['Phone', '0172 7654321'],
      ['MobilePhone', ''],
    ]);
    expect(
      [...element.shadowRoot.querySelectorAll('.mor-phone-number')].map(({ textContent }) => textContent),
    ).toEqual(['0171 1234567', '0172 7654321', '030 1234567 / 68']);
    phones(element)[1].click();
    await settle();
    problem(element).dispatchEvent(new CustomEvent('retry'));
    await settle();
    const second = { recordId: RECORD, field: 'Phone', telephone: '0172 7654321', idempotencyKey: 'key-1' };
    expect(placeCall.mock.calls).toEqual([[second], [second]]);
  });

  it('takes another key for the other number of the same field', async () => {
    getTarget.mockResolvedValue({
      ...TARGET,
      telephones: [{ field: 'Phone', label: 'Work', value: '0171 1234567; 0172 7654321' }],
    });
    placeCall.mockRejectedValue(new Error('offline'));
    const element = await mount();
    for (const button of [0, 1]) {
      phones(element)[button].click();
      await settle();
      problem(element).dispatchEvent(new CustomEvent('dismiss'));
      await settle();
    }
    expect(
      placeCall.mock.calls.map(([{ telephone, idempotencyKey }]) => [telephone, idempotencyKey]),
    ).toEqual([
      ['0171 1234567', 'key-1'],
      ['0172 7654321', 'key-2'],
    ]);
  });

  it('keeps the key while it is uncertain whether the call was placed', async () => {
    placeCall
      .mockRejectedValueOnce({ body: { message: 'offline' } })
      .mockResolvedValueOnce({ problem: { code: 'connector_unreachable', retryable: true, uncertain: true } })
      .mockResolvedValueOnce({ call: call('agent_ringing'), nowMs: 0 });
    const element = await mount();
    phones(element)[0].click();
    await settle();
    expect(isOff(phones(element)[1])).toBe(true);
    problem(element).dispatchEvent(new CustomEvent('retry'));
    await settle();
    problem(element).dispatchEvent(new CustomEvent('retry'));
    await settle();
    expect(placeCall.mock.calls.map(([params]) => params.idempotencyKey)).toEqual([
      'key-1',
      'key-1',
      'key-1',
    ]);
    expect(problem(element)).toBeNull();
    expect(status(element).call.state).toBe('agent_ringing');
  });

  it('repeats the same click within a minute after the message was closed, also on a page opened again', async () => {
    placeCall.mockRejectedValue(new Error('offline'));
    const element = await mount();
    phones(element)[0].click();
    await settle();
    problem(element).dispatchEvent(new CustomEvent('dismiss'));
    await settle();
    phones(element)[0].click();
    await settle();
    element.remove();
    phones(await mount())[0].click();
    await settle();
    await jest.advanceTimersByTimeAsync(60000);
    phones(await mount())[0].click();
    await settle();
    expect(placeCall.mock.calls.map(([params]) => params.idempotencyKey)).toEqual([
      'key-1',
      'key-1',
      'key-1',
      'key-2',
    ]);
  });

  it('takes a new key after a definite refusal', async () => {
    placeCall.mockResolvedValue({ problem: { code: 'agent_busy', retryable: true, uncertain: false } });
    const element = await mount();
    phones(element)[0].click();
    await settle();
    expect(problem(element).canRetry).toBe(false);
    phones(element)[0].click();
    await settle();
    expect(placeCall.mock.calls[1][0].idempotencyKey).toBe('key-2');
  });

  it('does not offer a contact that does not want to be called', async () => {
    getTarget.mockResolvedValue({ ...TARGET, doNotCall: true });
    const element = await mount();
    expect(phones(element).every(isOff)).toBe(true);
    expect(element.shadowRoot.textContent).toContain('c.Mor_Do_Not_Call');
  });

  it('has one button for a record whose number is on another one', async () => {
    getTarget.mockResolvedValue({ ...TARGET, callRelated: true, telephones: [] });
    placeCall.mockResolvedValue({ call: call('accepted'), nowMs: 0 });
    const element = await mount();
    phones(element)[0].click();
    await settle();
    expect(placeCall.mock.calls[0][0].field).toBe('');
  });

  it('says when the record has no number, or is gone', async () => {
    getTarget.mockResolvedValueOnce({ ...TARGET, telephones: [] });
    expect((await mount()).shadowRoot.textContent).toContain('c.Mor_No_Telephone');
    getTarget.mockResolvedValueOnce(null);
    expect((await mount()).shadowRoot.textContent).toContain('c.Mor_Record_Gone');
  });

  it('reads the numbers again when the record was edited on the page', async () => {
    await mount();
    getRecord.emit({ id: RECORD });
    getRecord.emit({ id: RECORD });
    await settle();
    expect(getTarget).toHaveBeenCalledTimes(2);
  });
});
