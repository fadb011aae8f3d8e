import { createElement } from 'lwc';
import MorCallList from 'c/morCallList';
import getTargets from '@salesforce/apex/MorCallController.getTargets';

jest.mock('@salesforce/apex/MorCallController.getTargets', () => ({ default: jest.fn() }), { virtual: true });

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const mount = async (ids) => {
  const element = createElement('c-mor-call-list', { is: MorCallList });
  element.recordIds = ids;
  document.body.appendChild(element);
  await settle();
  return element;
};
const child = (element) => element.shadowRoot.querySelector('c-mor-call');
const next = (element) => element.shadowRoot.querySelector('.mor-next');
const tell = async (element, detail) => {
  child(element).dispatchEvent(new CustomEvent('callchange', { detail }));
  await settle();
};

describe('c-mor-call-list', () => {
  beforeEach(() =>
    getTargets.mockReset().mockResolvedValue([
      { recordId: 'a', name: 'A' },
      { recordId: 'b', name: 'B' },
    ]),
  );
  afterEach(() => document.body.replaceChildren());

  it('goes from record to record, counts, and finishes the flow', async () => {
    const element = await mount(['a', 'b']);
    expect(child(element).recordId).toBe('a');
    await tell(element, { placed: true, open: true });
    expect(next(element).disabled).toBe(true);
    await tell(element, { placed: true, open: false });
    expect(next(element).textContent).toBe('c.Mor_List_Next');
    next(element).click();
    await settle();
    expect(child(element).recordId).toBe('b');
    expect(next(element).textContent).toBe('c.Mor_List_Skip');
    next(element).click();
    await settle();
    expect(child(element)).toBeNull();
    const finished = jest.fn();
    element.addEventListener('lightning__flownavigationfinish', finished);
    element.shadowRoot.querySelector('.mor-finish').click();
    expect(finished).toHaveBeenCalledTimes(1);
    expect(element.shadowRoot.textContent).toContain('c.Mor_List_Done');
  });

  it('a refused call may be skipped', async () => {
    const element = await mount(['a', 'b']);
    await tell(element, { placed: false, open: false });
    expect(next(element).textContent).toBe('c.Mor_List_Skip');
    expect(next(element).disabled).toBe(false);
  });

  it('says when nothing was selected', async () => {
    getTargets.mockResolvedValue([]);
    expect((await mount(undefined)).shadowRoot.textContent).toContain('c.Mor_List_Empty');
    expect(getTargets).toHaveBeenCalledWith({ recordIds: [] });
  });

  it('can be tried again when the records could not be read', async () => {
    getTargets.mockRejectedValueOnce(new Error('offline'));
    const element = await mount(['a']);
    element.shadowRoot.querySelector('c-mor-problem').dispatchEvent(new CustomEvent('retry'));
    await settle();
    expect(child(element).recordId).toBe('a');
  });
});
