import { createElement } from 'lwc';
import MorCall from 'c/morCall';

export const RECORD = '003000000000001AAA';
export const TARGET = {
  recordId: RECORD,
  name: 'Ada Example',
  doNotCall: false,
  callRelated: false,
  telephones: [
    { field: 'Phone', label: 'Work', value: '+1' },
    { field: 'MobilePhone', label: 'Mobile', value: '+2' },
  ],
};
export const call = (state, more = {}) => ({ id: 'c1', version: 1, state, ...more });

export const settle = async () => {
  await jest.advanceTimersByTimeAsync(0);
};

export const mount = async () => {
  const element = createElement('c-mor-call', { is: MorCall });
  element.recordId = RECORD;
  document.body.appendChild(element);
  await settle();
  return element;
};
export const phones = (element) => [...element.shadowRoot.querySelectorAll('.mor-phone')];
export const isOff = (button) => button.getAttribute('aria-disabled') === 'true';
export const status = (element) => element.shadowRoot.querySelector('c-mor-call-status');
export const problem = (element) => element.shadowRoot.querySelector('c-mor-problem');

/** Before each test: an empty page, a clock that stands, keys in order, and a controller that knows one contact. */
export const startAfresh = ({ getTarget, placeCall, getCall }) => {
  let keys = 0;
  jest.useFakeTimers();
  sessionStorage.clear();
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
};

/** After each test. */
export const leave = () => {
  document.body.replaceChildren();
  jest.useRealTimers();
};
