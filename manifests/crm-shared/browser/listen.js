// Where numbers are on the page. Everything hangs on the document, so it also works for what is loaded later.
import { element, handset } from './elements.js';
import { digitsOf, nameOf, numberOf, recordsOf } from './find.js';
import { FIELD_BUTTON_STYLE } from './style.js';
import { t } from './texts.js';

const LINK = 'a[href^="tel:"]';
/** Cells whose link the CRM leaves out after an inline edit, and the info bubble, which never has one. */
const BARE = [
  'td[type="phone"][field]:not(.inlineEditActive)',
  '.detail-view-field[type="phone"][field]:not(.inlineEditActive)',
  'span.phone',
].join(',');
const FIELDS = [
  '.edit-view-field[type="phone"] input[type="text"]',
  'form input.phone[type="text"]',
  'form input[type="tel"]',
  // SuiteCRM 8 edits every plain text in the same component; only its host says that this one is a number.
  '.dynamic-field-mode-edit.dynamic-field-type-phone input[type="text"]',
].join(',');
const NEAR_TEXT = /^\s*[+(\d][\d\s().+/-]{1,}(?:\s*(?:ext\.?|x)\s*\d+)?\s*$/i;

const targetOf = (place, number) => ({ number, records: recordsOf(place), name: nameOf(place) });

const linkBareNumbers = () => {
  for (const cell of document.querySelectorAll(BARE)) {
    if (cell.querySelector('a, input, form')) continue;
    const text = [...cell.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && NEAR_TEXT.test(node.data));
    if (!text) continue;
    const number = text.data.trim();
    text.replaceWith(element('a', { href: `tel:${number}` }, number));
  }
};

const addFieldButtons = (dial) => {
  for (const input of document.querySelectorAll(FIELDS)) {
    if (input.dataset.morDial || input.closest('.inlineEditActive, #inline_edit_field, #mor-admin')) continue;
    input.dataset.morDial = '1';
    const button = element('button', { type: 'button', class: 'mor-dial', style: FIELD_BUTTON_STYLE }, handset());
    const label = () => t('call_number', { number: input.value.trim() });
    const refresh = () => {
      button.hidden = digitsOf(input.value).length < 2;
      button.style.display = button.hidden ? 'none' : 'inline-flex';
      button.title = label();
      button.setAttribute('aria-label', label());
    };
    input.addEventListener('input', refresh);
    button.addEventListener('click', (event) => {
      event.preventDefault();
      dial(targetOf(input, input.value.trim()));
    });
    refresh();
    // Many themes stretch the input over the whole cell.
    input.style.maxWidth = 'calc(100% - 36px)';
    input.insertAdjacentElement('afterend', button);
  }
};

/** @param isOn tells whether clicks are ours; until then links behave as the browser has it. */
export const listen = (dial, isOn) => {
  document.addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest(LINK) : null;
      if (!link || !isOn() || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      // The CRM waits half a second for a double click and then leaves the page for the link, so it must not see this.
      event.preventDefault();
      event.stopImmediatePropagation();
      const number = numberOf(link);
      if (digitsOf(number).length >= 2) dial(targetOf(link, number));
    },
    true,
  );
  let waiting = false;
  const look = () => {
    waiting = false;
    if (!isOn()) return;
    linkBareNumbers();
    addFieldButtons(dial);
  };
  const lookSoon = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(look, 150);
  };
  new MutationObserver(lookSoon).observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['class'],
  });
  lookSoon();
};
