import { createElement } from 'lwc';
import MorCallUtility from 'c/morCallUtility';
import { onError, subscribe } from 'lightning/empApi';
import { open, updateUtility } from 'lightning/platformUtilityBarApi';
import getResults from '@salesforce/apex/MorCallController.getResults';
import recentCalls from '@salesforce/apex/MorCallController.recentCalls';
import { closeCall } from 'c/morWrapUp';

jest.mock('@salesforce/apex/MorCallController.getResults', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MorCallController.chooseRecord', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/MorCallController.saveNotes', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/user/Id', () => ({ default: '005000000000001AAA' }), { virtual: true });
jest.mock(
  'lightning/platformUtilityBarApi',
  () => ({
    EnclosingUtilityId: class {
      constructor(tell) {
        this.tell = tell;
      }
      connect() {
        this.tell('utility-1');
      }
      update() {}
      disconnect() {}
    },
    open: jest.fn(),
    updateUtility: jest.fn(),
  }),
  { virtual: true },
);
jest.mock('@salesforce/apex/MorCallController.recentCalls', () => ({ default: jest.fn() }), {
  virtual: true,
});

const mount = async () => {
  const element = createElement('c-mor-call-utility', { is: MorCallUtility });
  document.body.appendChild(element);
  await jest.advanceTimersByTimeAsync(0);
  return element;
};

const RINGING = {
  id: 'c1',
  state: 'agent_ringing',
  createdAt: '2026-11-28T10:00:00Z',
  incoming: {
    caller: '+37061234567',
    lookUp: 'done',
    matches: [],
    createTypes: [],
    ringing: [{ userId: '005000000000001' }],
  },
};
const textOfCards = ({ shadowRoot }) => shadowRoot.querySelector('c-mor-incoming').shadowRoot.textContent;

describe('c-mor-call-utility', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    recentCalls.mockReset();
    subscribe.mockReset().mockResolvedValue({ channel: 'x' });
    onError.mockClear();
    open.mockReset().mockResolvedValue(true);
    updateUtility.mockReset().mockResolvedValue(true);
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

  it('asks about the call that ended last, until it is closed on this page', async () => {
    const endedAt = new Date().toISOString();
    const call = {
      id: 'ended-1',
      state: 'ended',
      outcome: 'answered',
      createdAt: endedAt,
      endedAt,
      contactName: 'Ada',
    };
    recentCalls.mockResolvedValue({ calls: [call] });
    const element = await mount();
    const form = () => element.shadowRoot.querySelector('c-mor-call-notes');
    expect(form().call.id).toBe('ended-1');
    closeCall('another');
    await jest.advanceTimersByTimeAsync(0);
    expect(form()).not.toBeNull();
    form().dispatchEvent(new CustomEvent('done'));
    await jest.advanceTimersByTimeAsync(0);
    expect(form()).toBeNull();
  });

  it('listens for calls that come in only where they do for this agent', async () => {
    recentCalls.mockResolvedValue({ calls: [] });
    await mount();
    expect(subscribe).not.toHaveBeenCalled();
    getResults.mockResolvedValue({ agent: { pop: 'ringing' } });
    await mount();
    expect(subscribe.mock.calls[0][0]).toBe('/event/MOR_Call_State__e');
  });

  it('shows a call that came before the first event could', async () => {
    getResults.mockResolvedValue({ agent: { pop: 'ringing' } });
    recentCalls.mockResolvedValue({ calls: [] });
    let subscribed;
    subscribe.mockReturnValue(new Promise((resolve) => (subscribed = resolve)));
    const element = await mount();
    recentCalls.mockResolvedValue({ calls: [RINGING] });
    subscribed({ channel: 'x' });
    await jest.advanceTimersByTimeAsync(0);
    expect(textOfCards(element)).toContain('+37061234567');
    expect(open).toHaveBeenCalledWith('utility-1', { autoFocus: false });
    expect(updateUtility).toHaveBeenCalledWith('utility-1', { highlighted: true });
    recentCalls.mockResolvedValue({ calls: [] });
    await jest.advanceTimersByTimeAsync(3000);
    expect(updateUtility).toHaveBeenLastCalledWith('utility-1', { highlighted: false });
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('asks again and again where no events come, or they have stopped, until they come', async () => {
    getResults.mockResolvedValue({ agent: { pop: 'ringing' } });
    recentCalls.mockResolvedValue({ calls: [] });
    subscribe.mockRejectedValueOnce(new Error('no such channel'));
    await mount();
    const asked = () => recentCalls.mock.calls.length;
    const before = asked();
    await jest.advanceTimersByTimeAsync(20000);
    expect(asked() - before).toBe(4);
    await jest.advanceTimersByTimeAsync(41000);
    expect(subscribe).toHaveBeenCalledTimes(2);
    const listening = asked();
    await jest.advanceTimersByTimeAsync(50000);
    expect(asked()).toBe(listening);
    onError.mock.calls[0][0]({ error: 'session over' });
    await jest.advanceTimersByTimeAsync(1000);
    expect(asked()).toBe(listening + 1);
  });

  it('asks at once when an event tells of a call of this user, and of no other', async () => {
    getResults.mockResolvedValue({ agent: { pop: 'ringing' } });
    recentCalls.mockResolvedValue({ calls: [] });
    await mount();
    const before = recentCalls.mock.calls.length;
    const hear = subscribe.mock.calls[0][2];
    hear({ data: { payload: { User_Id__c: '005000000000009AAA' } } });
    await jest.advanceTimersByTimeAsync(0);
    expect(recentCalls.mock.calls.length).toBe(before);
    hear({ data: { payload: { User_Id__c: '005000000000001' } } });
    await jest.advanceTimersByTimeAsync(0);
    expect(recentCalls.mock.calls.length).toBe(before + 1);
  });

  it('says so while the connector cannot see the calls', async () => {
    getResults.mockResolvedValue({ agent: { pop: 'ringing', shown: false } });
    recentCalls.mockResolvedValue({ calls: [] });
    expect((await mount()).shadowRoot.textContent).toContain('c.Mor_In_Not_Shown');
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
