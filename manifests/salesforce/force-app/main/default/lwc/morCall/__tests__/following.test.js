import getTarget from '@salesforce/apex/MorCallController.getTarget';
import placeCall from '@salesforce/apex/MorCallController.placeCall';
import getCall from '@salesforce/apex/MorCallController.getCall';
import { call, leave, mount, phones, problem, RECORD, settle, startAfresh, status } from './page';

jest.mock('@salesforce/apex/MorCallController.getTarget', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MorCallController.placeCall', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MorCallController.getCall', () => ({ default: jest.fn() }), { virtual: true });

describe('c-mor-call, following the call', () => {
  beforeEach(() => {
    startAfresh({ getTarget, placeCall, getCall });
  });
  afterEach(leave);

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
