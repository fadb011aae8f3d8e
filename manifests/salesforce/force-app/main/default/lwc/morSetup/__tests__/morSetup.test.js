import { createElement } from 'lwc';
import checkUser from '@salesforce/apex/MorAdminController.checkUser';
import listSteps from '@salesforce/apex/MorSetupController.listSteps';
import saveAddress from '@salesforce/apex/MorSetupController.saveAddress';
import saveKey from '@salesforce/apex/MorSetupController.saveKey';
import MorSetup from 'c/morSetup';

jest.mock('@salesforce/apex/MorAdminController.checkUser', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MorSetupController.listSteps', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MorSetupController.saveAddress', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/MorSetupController.saveKey', () => ({ default: jest.fn() }), { virtual: true });

const READY = [
  { code: 'address', state: 'done', detail: 'https://calls.acme.example' },
  { code: 'key', state: 'done', detail: null },
  { code: 'agents', state: 'missing', detail: '0' },
  { code: 'pages', state: 'look', detail: null },
];
const settle = () =>
  new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
const mount = async () => {
  const element = createElement('c-mor-setup', { is: MorSetup });
  document.body.appendChild(element);
  await settle();
  return element.shadowRoot;
};
const stateOf = (root, index) => root.querySelectorAll('.mor-step')[index].className;
const type = (input, value) => {
  input.value = value;
  input.dispatchEvent(new CustomEvent('change'));
};

describe('set-up', () => {
  beforeEach(() => {
    listSteps.mockReset().mockResolvedValue(READY);
    checkUser.mockReset().mockResolvedValue({ agent: { problems: [] } });
    saveAddress.mockReset().mockResolvedValue(null);
    saveKey.mockReset().mockResolvedValue(null);
  });

  afterEach(() => {
    document.body.replaceChildren();
  });

  it('shows each step with its state, and the connection behind the key', async () => {
    const root = await mount();
    expect(root.querySelectorAll('.mor-step')).toHaveLength(5);
    expect(stateOf(root, 2)).toContain('mor-step_done');
    expect(stateOf(root, 3)).toContain('mor-step_missing');
    expect(stateOf(root, 4)).toContain('mor-step_look');
    expect(root.textContent).toContain('c.Mor_Setup_Agents_Hint');
    expect(root.textContent).not.toContain('c.Mor_Setup_Connection_Hint');
  });

  it('does not ask the connector before there is an address and a key', async () => {
    listSteps.mockResolvedValue([READY[0], { code: 'key', state: 'missing', detail: null }]);
    const root = await mount();
    expect(checkUser).not.toHaveBeenCalled();
    expect(stateOf(root, 2)).toContain('mor-step_missing');
  });

  it('says why the connection does not work', async () => {
    checkUser.mockResolvedValue({ problem: { code: 'unauthenticated', detail: 'Unknown key.', cure: '' } });
    const root = await mount();
    expect(stateOf(root, 2)).toContain('mor-step_missing');
    expect(root.textContent).toContain('Unknown key.');
  });

  it('takes any other answer of the connector for a connection', async () => {
    checkUser.mockResolvedValue({ problem: { code: 'agent_not_mapped', detail: '', cure: '' } });
    expect(stateOf(await mount(), 2)).toContain('mor-step_done');
  });

  it('saves the address and looks again', async () => {
    const root = await mount();
    type(root.querySelector('lightning-input'), 'https://b');
    root.querySelector('.mor-save-address').click();
    await settle();
    expect(saveAddress).toHaveBeenCalledWith({ address: 'https://b' });
    expect(listSteps).toHaveBeenCalledTimes(2);
  });

  it('keeps no key on the page', async () => {
    const root = await mount();
    const input = root.querySelectorAll('lightning-input')[1];
    type(input, 'secret');
    root.querySelector('.mor-save-key').click();
    await settle();
    expect(saveKey).toHaveBeenCalledWith({ key: 'secret' });
    expect(root.querySelectorAll('lightning-input')[1].value).toBe('');
  });

  it('tells the complaint of the org beside the field', async () => {
    saveAddress.mockRejectedValue({ body: { message: 'Enter the whole address' } });
    const root = await mount();
    root.querySelector('.mor-save-address').click();
    await settle();
    expect(root.querySelector('.mor-complaint').textContent).toBe('Enter the whole address');
    expect(listSteps).toHaveBeenCalledTimes(1);
  });

  it('says when the steps cannot be read', async () => {
    listSteps.mockRejectedValue({ body: { message: 'no access' } });
    expect((await mount()).querySelector('c-mor-problem').problem.detail).toBe('no access');
  });
});
