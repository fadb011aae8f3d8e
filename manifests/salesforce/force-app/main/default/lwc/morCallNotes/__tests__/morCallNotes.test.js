import { createElement } from 'lwc';
import MorCallNotes from 'c/morCallNotes';
import getResults from '@salesforce/apex/MorCallController.getResults';
import saveNotes from '@salesforce/apex/MorCallController.saveNotes';

jest.mock('@salesforce/apex/MorCallController.getResults', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MorCallController.saveNotes', () => ({ default: jest.fn() }), { virtual: true });

const RESULTS = [
  { code: 'reached', label: 'Erreicht' },
  { code: 'call_back', label: 'Rückruf' },
];
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const mount = (props = {}) => {
  const element = createElement('c-mor-call-notes', { is: MorCallNotes });
  Object.assign(element, { call: { id: 'c1', version: 1 }, ...props });
  document.body.appendChild(element);
  return element;
};
const area = (element) => element.shadowRoot.querySelector('lightning-textarea');
const box = (element) => element.shadowRoot.querySelector('lightning-combobox');
const save = (element) => element.shadowRoot.querySelector('button');
const saveAndClose = (element) => element.shadowRoot.querySelectorAll('button')[1];
const choose = (element, value) =>
  box(element).dispatchEvent(new CustomEvent('change', { detail: { value } }));
const ENDED = { id: 'c1', version: 4, state: 'ended', outcome: 'answered' };
const type = (element, words) => {
  area(element).value = words;
  area(element).dispatchEvent(new CustomEvent('change'));
};

describe('c-mor-call-notes', () => {
  beforeEach(() => {
    saveNotes.mockReset().mockResolvedValue({});
    getResults.mockReset().mockResolvedValue({ agent: { results: RESULTS } });
  });
  afterEach(() => document.body.replaceChildren());

  it('saves notes and result together, and says so', async () => {
    const element = mount();
    await settle();
    expect(save(element).disabled).toBe(true);
    expect(box(element).options.map(({ value }) => value)).toEqual(['', 'reached', 'call_back']);
    type(element, 'Offer by Friday');
    box(element).dispatchEvent(new CustomEvent('change', { detail: { value: 'call_back' } }));
    await settle();
    save(element).click();
    await settle();
    expect(saveNotes).toHaveBeenCalledWith({
      callId: 'c1',
      notes: 'Offer by Friday',
      result: 'call_back',
    });
    expect(element.shadowRoot.textContent).toContain('c.Mor_Saved');
  });

  it('asks after the call, and is done when what was typed is saved', async () => {
    const element = mount();
    const done = jest.fn();
    element.addEventListener('done', done);
    expect(element.shadowRoot.textContent).not.toContain('c.Mor_Wrap_Up');
    expect(saveAndClose(element)).toBeUndefined();
    element.call = ENDED;
    await settle();
    expect(element.shadowRoot.textContent).toContain('c.Mor_Wrap_Up');
    saveNotes.mockResolvedValueOnce({ problem: { code: 'crm_unreachable' } });
    saveAndClose(element).click();
    await settle();
    expect(done).not.toHaveBeenCalled();
    saveAndClose(element).click();
    await settle();
    expect(done).toHaveBeenCalledTimes(1);
  });

  it('saves nothing without a required result, and says what is missing', async () => {
    getResults.mockResolvedValue({ agent: { results: RESULTS, resultRequired: true } });
    const element = mount({ call: ENDED });
    await settle();
    saveAndClose(element).click();
    await settle();
    expect(element.shadowRoot.querySelector('[role="alert"]').textContent).toBe('c.Mor_Result_Missing');
    expect(saveNotes).not.toHaveBeenCalled();
    choose(element, 'reached');
    await settle();
    expect(element.shadowRoot.querySelector('[role="alert"]')).toBeNull();
    saveAndClose(element).click();
    await settle();
    expect(saveNotes).toHaveBeenCalledWith({ callId: 'c1', notes: '', result: 'reached' });
    element.call = { ...ENDED, id: 'c2', outcome: 'busy' };
    await settle();
    saveAndClose(element).click();
    await settle();
    expect(saveNotes).toHaveBeenCalledTimes(2);
  });

  it('plans the next call, moves it and takes it back', async () => {
    const element = mount({ call: { ...ENDED, callBackAt: '2026-12-01T09:30:00+02:00' } });
    await settle();
    const field = element.shadowRoot.querySelector('lightning-input');
    expect(field.value).toBe('2026-12-01T07:30:00.000Z');
    field.value = '2026-12-02T07:30:00.000Z';
    field.dispatchEvent(new CustomEvent('change'));
    await settle();
    save(element).click();
    await settle();
    expect(saveNotes.mock.lastCall[0].callBackAt).toBe('2026-12-02T07:30:00.000Z');
    field.value = null;
    field.dispatchEvent(new CustomEvent('change'));
    await settle();
    save(element).click();
    await settle();
    expect(saveNotes.mock.lastCall[0].callBackAt).toBe('');
  });

  it('keeps what was typed when the call changes meanwhile', async () => {
    const element = mount();
    type(element, 'half a sen');
    element.call = { id: 'c1', version: 2, notes: 'from the server' };
    await settle();
    expect(area(element).value).toBe('half a sen');
    element.call = { id: 'c2', version: 1, notes: '' };
    await settle();
    expect(area(element).value).toBe('');
  });

  it('stays unsaved, with the reason, when saving fails', async () => {
    saveNotes.mockRejectedValue({ body: { message: 'offline' } });
    const element = mount();
    type(element, 'x');
    await settle();
    save(element).click();
    await settle();
    expect(element.shadowRoot.querySelector('c-mor-problem').problem.detail).toBe('offline');
    expect(save(element).disabled).toBe(false);
  });

  it('does not call saved what was typed while saving', async () => {
    let answer;
    saveNotes.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const element = mount();
    type(element, 'one');
    await settle();
    save(element).click();
    type(element, 'one two');
    answer({});
    await settle();
    expect(element.shadowRoot.textContent).not.toContain('c.Mor_Saved');
    expect(save(element).disabled).toBe(false);
  });

  it('keeps a result that is not in the list any more', async () => {
    const element = mount({ call: { id: 'c1', version: 1, resultCode: 'old', resultLabel: 'Old one' } });
    await settle();
    expect(
      box(element)
        .options.map(({ label }) => label)
        .slice(1),
    ).toEqual(['Old one', 'Erreicht', 'Rückruf']);
  });

  it('saves notes where the list cannot be had', async () => {
    getResults.mockRejectedValue({ body: { message: 'offline' } });
    const element = mount();
    type(element, 'x');
    await settle();
    save(element).click();
    await settle();
    expect(saveNotes).toHaveBeenCalledWith({ callId: 'c1', notes: 'x', result: '' });
  });

  it('saves what was typed when the agent goes on without saving', async () => {
    const element = mount();
    type(element, 'half a sentence');
    await settle();
    element.call = { id: 'c2', version: 1 };
    await settle();
    expect(saveNotes).toHaveBeenLastCalledWith({ callId: 'c1', notes: 'half a sentence', result: '' });
    type(element, 'another');
    await settle();
    element.remove();
    expect(saveNotes).toHaveBeenLastCalledWith({ callId: 'c2', notes: 'another', result: '' });
    mount().remove();
    expect(saveNotes).toHaveBeenCalledTimes(2);
  });
});
