import { createElement } from 'lwc';
import MorCall from 'c/morCall';
import getTarget from '@salesforce/apex/MorCallController.getTarget';
import placeCall from '@salesforce/apex/MorCallController.placeCall';
import getCall from '@salesforce/apex/MorCallController.getCall';
import { getRecord } from 'lightning/uiRecordApi';

jest.mock('@salesforce/apex/MorCallController.getTarget', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MorCallController.placeCall', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MorCallController.getCall', () => ({ default: jest.fn() }), { virtual: true });

const RECORD = '003000000000001AAA';
const TARGET = {
  recordId: RECORD,
  name: 'Ada Example',
  doNotCall: false,
  hasTelephoneFields: true,
  telephones: [
    { field: 'Phone', label: 'Work', value: '+1' },
    { field: 'MobilePhone', label: 'Mobile', value: '+2' },
  ],
};
const call = (state, more = {}) => ({ id: 'c1', version: 1, state, ...more });

const settle = async () => {
  await jest.advanceTimersByTimeAsync(0);
};

const mount = async () => {
  const element = createElement('c-mor-call', { is: MorCall });
  element.recordId = RECORD;
  document.body.appendChild(element);
  await settle();
  return element;
};
const phones = (element) => [...element.shadowRoot.querySelectorAll('.mor-phone')];
const isOff = (button) => button.getAttribute('aria-disabled') === 'true';
const status = (element) => element.shadowRoot.querySelector('c-mor-call-status');
const problem = (element) => element.shadowRoot.querySelector('c-mor-problem');

describe('c-mor-call', () => {
  let keys;

  beforeEach(() => {
    jest.useFakeTimers();
    sessionStorage.clear();
    keys = 0;
    Object.defineProperty(globalThis, 'crypto', {
      configurable: true,
      value: {
        randomUUID: () => {
          keys += 1;
          return `key-${keys}`;
        },
      },
    });
    getTarget.mockReset().mockResolvedValue(TARGET);
    placeCall.mockReset();
    getCall.mockReset().mockResolvedValue({ call: call('accepted'), nowMs: 0 });
  });

  afterEach(() => {
    document.body.replaceChildren();
    jest.useRealTimers();
  });

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
      idempotencyKey: 'key-1',
    });
    expect(status(element).call.state).toBe('accepted');
    expect(phones(element).every(isOff)).toBe(true);
  });

  it('follows the call until it has ended, then lets the agent call again with a new key', async () => {
    placeCall.mockResolvedValue({ call: call('accepted'), nowMs: 0 });
    getCall
      .mockResolvedValueOnce({
        call: call('connected', { version: 2, answeredAt: '2026-11-23T10:00:00.000Z' }),
        nowMs: Date.parse('2026-11-23T10:00:30.000Z'),
      })
      .mockResolvedValueOnce({ call: call('ended', { version: 3, outcome: 'answered' }), nowMs: 0 });
    const element = await mount();
    phones(element)[0].click();
    await settle();
    await jest.advanceTimersByTimeAsync(1000);
    expect(status(element).call.state).toBe('connected');
    expect(performance.now() - status(element).talkStartedAt).toBeGreaterThanOrEqual(30000);
    await jest.advanceTimersByTimeAsync(1000);
    expect(status(element).call.outcome).toBe('answered');
    expect(getCall).toHaveBeenLastCalledWith({ callId: 'c1', sinceVersion: 2 });
    await jest.advanceTimersByTimeAsync(60000);
    expect(getCall).toHaveBeenCalledTimes(2);
    phones(element)[0].click();
    await settle();
    expect(placeCall.mock.calls[1][0].idempotencyKey).toBe('key-2');
  });

  it('asks less often while a conversation goes on', async () => {
    const talking = {
      call: call('connected', { version: 1, answeredAt: '2026-11-23T10:00:00.000Z' }),
      nowMs: 0,
    };
    placeCall.mockResolvedValue(talking);
    getCall.mockResolvedValue(talking);
    const element = await mount();
    phones(element)[0].click();
    await settle();
    await jest.advanceTimersByTimeAsync(60000);
    expect(getCall.mock.calls.length).toBeGreaterThan(10);
    expect(getCall.mock.calls.length).toBeLessThan(20);
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

  it('does not follow a call from a page that was left, and finds it when the page is opened again', async () => {
    let answer;
    placeCall.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const element = await mount();
    phones(element)[0].click();
    element.remove();
    answer({ call: call('accepted'), nowMs: 0 });
    await settle();
    await jest.advanceTimersByTimeAsync(60000);
    expect(getCall).not.toHaveBeenCalled();
    expect(status(await mount()).call.id).toBe('c1');
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

  it('shows the refusal of a call that was accepted and then refused', async () => {
    placeCall.mockResolvedValue({ call: call('requested'), nowMs: 0 });
    getCall.mockResolvedValue({
      call: call('refused', { version: 2, refusal: { code: 'mor_refused', detail: 'Bad device' } }),
      nowMs: 0,
    });
    const element = await mount();
    phones(element)[0].click();
    await settle();
    await jest.advanceTimersByTimeAsync(1000);
    expect(problem(element).problem.detail).toBe('Bad device');
    expect(element.shadowRoot.querySelector('c-mor-call-notes')).toBeNull();
  });

  it('says that the state cannot be read, and recovers', async () => {
    placeCall.mockResolvedValue({ call: call('accepted'), nowMs: 0 });
    getCall.mockRejectedValueOnce(new Error('offline')).mockRejectedValueOnce(new Error('offline'));
    const element = await mount();
    phones(element)[0].click();
    await settle();
    await jest.advanceTimersByTimeAsync(4000);
    expect(status(element).stale).toBe(true);
    await jest.advanceTimersByTimeAsync(6000);
    expect(status(element).stale).toBe(false);
  });

  it('stops following a call that is not known any more', async () => {
    placeCall.mockResolvedValue({ call: call('accepted'), nowMs: 0 });
    getCall.mockResolvedValue({ problem: { code: 'call_not_found' } });
    const element = await mount();
    phones(element)[0].click();
    await settle();
    await jest.advanceTimersByTimeAsync(60000);
    expect(getCall).toHaveBeenCalledTimes(1);
    expect(problem(element).problem.code).toBe('call_not_found');
    expect(status(element)).toBeNull();
  });

  it('does not offer a contact that does not want to be called', async () => {
    getTarget.mockResolvedValue({ ...TARGET, doNotCall: true });
    const element = await mount();
    expect(phones(element).every(isOff)).toBe(true);
    expect(element.shadowRoot.textContent).toContain('c.Mor_Do_Not_Call');
  });

  it('has one button for a record type without numbers', async () => {
    getTarget.mockResolvedValue({ ...TARGET, hasTelephoneFields: false, telephones: [] });
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

  it('forgets everything when the page shows another record', async () => {
    let answer;
    placeCall.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const element = await mount();
    phones(element)[0].click();
    element.recordId = '003000000000002AAA';
    answer({ call: call('accepted'), nowMs: 0 });
    await settle();
    expect(status(element)).toBeNull();
    element.recordId = RECORD;
    await settle();
    expect(status(element).call.id).toBe('c1');
  });

  it('tells a screen reader each new state', async () => {
    placeCall.mockResolvedValue({ call: call('agent_ringing'), nowMs: 0 });
    const element = await mount();
    const spoken = element.shadowRoot.querySelector('[role="status"]');
    expect(spoken.textContent).toBe('');
    phones(element)[0].click();
    await settle();
    expect(spoken.textContent).toBe('c.Mor_State_Agent_Ringing c.Mor_State_Agent_Ringing_Hint');
  });

  it('finds the open call again after a reload, and asks no more once it is off the page', async () => {
    sessionStorage.setItem('mor-open-call', JSON.stringify({ recordId: RECORD, callId: 'c9' }));
    const element = await mount();
    await settle();
    expect(getCall).toHaveBeenCalledWith({ callId: 'c9', sinceVersion: undefined });
    const asked = getCall.mock.calls.length;
    element.remove();
    await jest.advanceTimersByTimeAsync(60000);
    expect(getCall.mock.calls.length).toBe(asked);
  });
});
