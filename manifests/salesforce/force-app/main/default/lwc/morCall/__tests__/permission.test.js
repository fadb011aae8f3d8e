import { createElement } from 'lwc';
import getTarget from '@salesforce/apex/MorCallController.getTarget';
import getTargets from '@salesforce/apex/MorCallController.getTargets';
import recentCalls from '@salesforce/apex/MorCallController.recentCalls';
import MorCall from 'c/morCall';
import MorCallAction from 'c/morCallAction';
import MorCallList from 'c/morCallList';
import MorCallUtility from 'c/morCallUtility';

jest.mock('@salesforce/apex/MorCallController.getTarget', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MorCallController.getTargets', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MorCallController.recentCalls', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/customPermission/MOR_Place_Calls', () => ({ default: undefined }), { virtual: true });

const mount = async (name, is, properties) => {
  const element = createElement(name, { is });
  Object.assign(element, properties);
  document.body.appendChild(element);
  await Promise.resolve();
  return element.shadowRoot;
};

/** Pages are shared: the user without the permission set MOR Agent opens the same ones. */
describe('without the permission to call', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('shows nothing on a record page', async () => {
    const root = await mount('c-mor-call', MorCall, { recordId: '003000000000001AAA' });
    expect(root.children).toHaveLength(0);
    expect(getTarget).not.toHaveBeenCalled();
  });

  it.each([
    ['c-mor-call-action', MorCallAction, { recordId: '003000000000001AAA' }],
    ['c-mor-call-list', MorCallList, { recordIds: ['003000000000001AAA'] }],
    ['c-mor-call-utility', MorCallUtility, {}],
  ])('says in %s, which was opened on purpose, what is missing', async (name, is, properties) => {
    const root = await mount(name, is, properties);
    expect(root.querySelector('c-mor-problem').problem.code).toBe('permission_missing');
    expect(getTargets).not.toHaveBeenCalled();
    expect(recentCalls).not.toHaveBeenCalled();
  });
});
