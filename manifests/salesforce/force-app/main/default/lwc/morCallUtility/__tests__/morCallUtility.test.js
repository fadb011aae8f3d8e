import { createElement } from 'lwc';
import MorCallUtility from 'c/morCallUtility';
import { subscribe } from 'lightning/empApi';
import getResults from '@salesforce/apex/MorCallController.getResults';
import recentCalls from '@salesforce/apex/MorCallController.recentCalls';

jest.mock('@salesforce/apex/MorCallController.getResults', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MorCallController.chooseRecord', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/user/Id', () => ({ default: '005000000000001AAA' }), { virtual: true });
jest.mock('lightning/empApi', () => ({ subscribe: jest.fn(), unsubscribe: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MorCallController.recentCalls', () => ({ default: jest.fn() }), {
  virtual: true,
});

const mount = async () => {
  const element = createElement('c-mor-call-utility', { is: MorCallUtility });
  document.body.appendChild(element);
  await jest.advanceTimersByTimeAsync(0);
  return element;
};

describe('c-mor-call-utility', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    recentCalls.mockReset();
    subscribe.mockReset();
    getResults.mockReset().mockResolvedValue({ agent: {} });
  });
  afterEach(() => {
    document.body.replaceChildren();
    jest.useRealTimers();
  });

  it('follows the list only while a call goes on', async () => {
    recentCalls
      .mockResolvedValueOnce({ calls: [{ id: '1', state: 'connected', createdAt: '2026-11-23T10:00:00Z' }] })
      .mockResolvedValue({
        calls: [{ id: '1', state: 'ended', outcome: 'busy', createdAt: '2026-11-23T10:00:00Z' }],
      });
    const element = await mount();
    expect(element.shadowRoot.textContent).toContain('c.Mor_State_Connected');
    await jest.advanceTimersByTimeAsync(3000);
    expect(element.shadowRoot.textContent).toContain('c.Mor_Outcome_Busy');
    await jest.advanceTimersByTimeAsync(60000);
    expect(recentCalls).toHaveBeenCalledTimes(2);
  });

  it('listens for calls that come in only where they do for this agent', async () => {
    recentCalls.mockResolvedValue({ calls: [] });
    subscribe.mockResolvedValue({ channel: 'x' });
    await mount();
    expect(subscribe).not.toHaveBeenCalled();
    getResults.mockResolvedValue({ agent: { pop: 'ringing' } });
    await mount();
    expect(subscribe.mock.calls[0][0]).toBe('/event/MOR_Call_State__e');
  });

  it('says that there are no calls yet', async () => {
    recentCalls.mockResolvedValue({ calls: [] });
    expect((await mount()).shadowRoot.textContent).toContain('c.Mor_Recent_Empty');
  });

  it('keeps the calls it has when refreshing fails', async () => {
    recentCalls.mockResolvedValueOnce({
      calls: [
        { id: '1', state: 'ended', outcome: 'busy', contactName: 'Ada', createdAt: '2026-11-23T10:00:00Z' },
      ],
    });
    const element = await mount();
    recentCalls.mockResolvedValueOnce({ problem: { code: 'connector_unreachable' } });
    element.shadowRoot.querySelector('.mor-refresh').click();
    await jest.advanceTimersByTimeAsync(0);
    expect(element.shadowRoot.textContent).toContain('Ada');
    expect(element.shadowRoot.querySelector('c-mor-problem').problem.code).toBe('connector_unreachable');
  });
});
