import { createElement } from 'lwc';
import MorIncoming from 'c/morIncoming';
import getResults from '@salesforce/apex/MorCallController.getResults';
import chooseRecord from '@salesforce/apex/MorCallController.chooseRecord';

jest.mock('@salesforce/apex/MorCallController.chooseRecord', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/MorCallController.getResults', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MorCallController.saveNotes', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/user/Id', () => ({ default: '005000000000001AAA' }), { virtual: true });

const mockNavigate = jest.fn();
jest.mock('lightning/navigation', () => {
  const Navigate = Symbol('Navigate');
  const NavigationMixin = (Base) =>
    class extends Base {
      [Navigate](page) {
        mockNavigate(page);
      }
    };
  NavigationMixin.Navigate = Navigate;
  return { NavigationMixin };
});

const ONA = { recordId: '003000000000001AAA', name: 'Ona' };
const JONAS = { recordId: '00Q000000000001AAA', name: 'Jonas' };
const ringing = (incoming = {}, more = {}) => ({
  id: 'c1',
  state: 'agent_ringing',
  ...more,
  incoming: {
    caller: '+37061234567',
    lookUp: 'done',
    matches: [],
    createTypes: ['Lead', 'Contact'],
    ringing: [{ userId: '005000000000001' }],
    ...incoming,
  },
});

const mount = async (calls, pop = 'never') => {
  const element = createElement('c-mor-incoming', { is: MorIncoming });
  element.pop = pop;
  element.calls = calls;
  document.body.appendChild(element);
  await Promise.resolve();
  return element;
};
const textOf = ({ shadowRoot }) => shadowRoot.textContent;

describe('c-mor-incoming', () => {
  beforeEach(() => {
    localStorage.clear();
    chooseRecord.mockReset();
    mockNavigate.mockReset();
  });
  afterEach(() => document.body.replaceChildren());

  it('shows who calls, and opens the record in one tab only', async () => {
    const element = await mount([ringing({ matches: [ONA] })], 'ringing');
    expect(textOf(element)).toContain('Ona');
    expect(textOf(element)).toContain('c.Mor_In_Ringing');
    expect(mockNavigate.mock.calls.map(([page]) => page.attributes.recordId)).toEqual([ONA.recordId]);
    await mount([ringing({ matches: [ONA] })], 'ringing');
    expect(mockNavigate).toHaveBeenCalledTimes(1);
  });

  it('says for whom the caller works, and what of theirs is open', async () => {
    const match = { ...ONA, company: 'Baltijos medis', openCases: 2, openOpportunities: 0 };
    const element = await mount([ringing({ matches: [match] })], 'never');
    expect(element.shadowRoot.querySelector('.mor-hint').textContent).toBe(
      'Baltijos medis · c.Mor_In_Open_Cases',
    );
  });

  it('waits for the answer where it is told to', async () => {
    const element = await mount([ringing({ matches: [ONA] })], 'answered');
    expect(localStorage.getItem('mor-popped')).toBeNull();
    element.calls = [ringing({ matches: [ONA] }, { state: 'connected' })];
    expect(JSON.parse(localStorage.getItem('mor-popped'))).toEqual(['c1']);
  });

  it('lets the agent choose among several', async () => {
    chooseRecord.mockResolvedValue({ call: {} });
    const element = await mount([ringing({ matches: [ONA, JONAS] })], 'ringing');
    expect(localStorage.getItem('mor-popped')).toBeNull();
    expect(textOf(element)).toContain('c.Mor_In_Several');
    element.shadowRoot.querySelectorAll('.mor-choose')[1].click();
    expect(chooseRecord).toHaveBeenCalledWith({ callId: 'c1', recordId: JONAS.recordId });
    expect(mockNavigate.mock.calls[0][0].attributes.recordId).toBe(JONAS.recordId);
  });

  it('offers to make a record for an unknown caller, with the number in it', async () => {
    const element = await mount([ringing()]);
    expect(textOf(element)).toContain('c.Mor_In_Unknown_Caller');
    element.shadowRoot.querySelector('[data-object="Lead"]').click();
    expect(mockNavigate.mock.calls[0][0].state.defaultFieldValues).toBe('Phone=%2B37061234567');
  });

  it('offers only what the connector offers', async () => {
    const element = await mount([ringing({ createTypes: ['Lead'] })]);
    expect(element.shadowRoot.querySelectorAll('[data-object]').length).toBe(1);
    element.calls = [ringing({ createTypes: [] })];
    await Promise.resolve();
    expect(element.shadowRoot.querySelector('[data-object]')).toBeNull();
  });

  it('keeps the notes of the call that was answered here, also after its end', async () => {
    getResults.mockResolvedValue({ agent: { results: [] } });
    const answered = { userId: '005000000000001', answeredAt: '2026-11-28T10:00:00.000Z' };
    const element = await mount([ringing({ ringing: [answered] }, { state: 'connected' })]);
    const notes = () => element.shadowRoot.querySelector('c-mor-call-notes');
    expect(notes().call.id).toBe('c1');
    element.calls = [ringing({ ringing: [answered] }, { state: 'ended', outcome: 'answered' })];
    await Promise.resolve();
    expect(notes().call.state).toBe('ended');
    // One that had ended before the bar was opened is in the list of recent calls only.
    const later = await mount([ringing({ ringing: [answered] }, { state: 'ended', outcome: 'answered' })]);
    expect(later.shadowRoot.querySelector('article')).toBeNull();
  });

  it('offers nothing for a withheld number, and while nobody knows', async () => {
    const withheld = await mount([ringing({ caller: null, createTypes: [] })]);
    expect(textOf(withheld)).toContain('c.Mor_In_Withheld');
    expect(withheld.shadowRoot.querySelector('button')).toBeNull();
    withheld.calls = [ringing({ lookUp: 'unanswered', createTypes: [] })];
    await Promise.resolve();
    expect(textOf(withheld)).toContain('c.Mor_In_Not_In_Time');
    expect(withheld.shadowRoot.querySelector('button')).toBeNull();
  });

  it('says who has answered instead, and opens nothing then', async () => {
    const bob = { userId: '005000000000002AAA', name: 'Bob', answeredAt: '2026-11-28T10:00:00.000Z' };
    const element = await mount(
      [ringing({ matches: [ONA], ringing: [{ userId: '005000000000001' }, bob] }, { state: 'connected' })],
      'ringing',
    );
    expect(textOf(element)).toContain('c.Mor_In_Answered_By');
    expect(localStorage.getItem('mor-popped')).toBeNull();
  });
});
