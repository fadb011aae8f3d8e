import { createElement } from 'lwc';
import MorRecording from 'c/morRecording';
import { getRecord } from 'lightning/uiRecordApi';
import listen from '@salesforce/apex/MorCallController.listen';

jest.mock('@salesforce/apex/MorCallController.listen', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/customPermission/MOR_Place_Calls', () => ({ default: true }), { virtual: true });
const mockNavigations = [];
jest.mock('lightning/navigation', () => {
  const Navigate = Symbol('Navigate');
  const NavigationMixin = (Base) =>
    class extends Base {
      [Navigate](reference) {
        mockNavigations.push(reference);
      }
    };
  NavigationMixin.Navigate = Navigate;
  return { NavigationMixin };
});

const ADDRESS = 'https://calls.example.com/v1/calls/c1/recording?ticket=t';
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const mount = (props) => {
  const element = createElement('c-mor-recording', { is: MorRecording });
  Object.assign(element, props);
  document.body.appendChild(element);
  return element;
};
const button = (element) => element.shadowRoot.querySelector('button');
const ofTask = async (callId, talkSeconds) => {
  const element = mount({ recordId: '00T000000000001AAA' });
  const field = (value) => ({ value });
  getRecord.emit({ fields: { MOR_Call_Id__c: field(callId), MOR_Talk_Seconds__c: field(talkSeconds) } });
  await settle();
  return element;
};

describe('c-mor-recording', () => {
  beforeEach(() => {
    mockNavigations.length = 0;
    listen.mockReset().mockResolvedValue({ url: ADDRESS });
  });
  afterEach(() => document.body.replaceChildren());

  it('opens the player of the call that a task stands for, with a new address each time', async () => {
    const element = await ofTask('c1', 65);
    button(element).click();
    await settle();
    button(element).click();
    await settle();
    expect(listen.mock.calls).toEqual([[{ callId: 'c1' }], [{ callId: 'c1' }]]);
    const reference = { type: 'standard__webPage', attributes: { url: ADDRESS } };
    expect(mockNavigations).toEqual([reference, reference]);
  });

  it('is not there for tasks that are no conversation', async () => {
    expect(button(await ofTask(null, null))).toBeNull();
    expect(button(await ofTask('c1', 0))).toBeNull();
  });

  it('is there beside a call that is recorded, until the recording is deleted', async () => {
    const shown = (recordingState) => button(mount({ call: { id: 'c1', recordingState } })) !== null;
    expect(['pending', 'available', 'none', 'deleted', undefined].map(shown)).toEqual([
      ...[true, true],
      ...[false, false, false],
    ]);
  });

  it('says why there is nothing to hear, and opens nothing', async () => {
    listen.mockResolvedValue({ problem: { code: 'forbidden', detail: 'd', cure: 'c' } });
    const element = mount({ call: { id: 'c1', recordingState: 'available' } });
    button(element).click();
    await settle();
    const problem = () => element.shadowRoot.querySelector('c-mor-problem');
    expect(problem().problem.code).toBe('forbidden');
    expect(mockNavigations).toEqual([]);
    problem().dispatchEvent(new CustomEvent('dismiss'));
    await settle();
    expect(problem()).toBeNull();
  });
});
