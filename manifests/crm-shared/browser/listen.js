// Finds numbers on the page. All listeners are on the document, so they also work for what is loaded later.
import { linkBareNumbers } from './bare.js';
import { element, handset } from './elements.js';
import { digitsOf, nameOf, numberOf, recordsOf } from './find.js';
import { showOthers } from './others.js';
import { piecesOf } from './split.js';
import { FIELD_BUTTON_STYLE } from './style.js';
import { t } from './texts.js';

const LINK = 'a[href^="tel:"]';
const FIELDS = [
  '.edit-view-field[type="phone"] input[type="text"]',
  'form input.phone[type="text"]',
  'form input[type="tel"]',
  // SuiteCRM 8 edits all plain text in the same component; only its host shows that this one is a number. The host keeps
  // the mode "detail" when a record's own page switches to editing.
  '.dynamic-field-type-phone:is(.dynamic-field-mode-edit, .dynamic-field-mode-detail) input[type="text"]',
].join(',');
const targetOf = (place, number) => ({ number, records: recordsOf(place), name: nameOf(place) });

const addFieldButtons = (dial) => {
  for (const input of document.querySelectorAll(FIELDS)) {
    if (input.dataset.morDial || input.closest('.inlineEditActive, #inline_edit_field, #mor-admin')) continue;
    input.dataset.morDial = '1';
    const button = element('button', { type: 'button', class: 'mor-dial', style: FIELD_BUTTON_STYLE }, handset());
    // Many themes stretch the input over the whole cell, and SuiteCRM 8 gives it a separate line.
    input.style.maxWidth = 'calc(100% - 42px)';
    if (getComputedStyle(input).display === 'block') input.style.display = 'inline-block';
    input.insertAdjacentElement('afterend', button);
    const first = () => piecesOf(input.value)[0] || input.value.trim();
    const refresh = () => {
      button.hidden = digitsOf(input.value).length < 2;
      button.style.display = button.hidden ? 'none' : 'inline-flex';
      button.title = t('call_number', { number: first() });
      button.setAttribute('aria-label', button.title);
      showOthers(button, piecesOf(input.value), (piece) => dial(targetOf(input, piece)));
    };
    input.addEventListener('input', refresh);
    button.addEventListener('click', (event) => {
      event.preventDefault();
      dial(targetOf(input, first()));
    });
    refresh();
  }
};

/** A link with several numbers calls the first; buttons offer the others. */
const offerOthers = (dial) => {
  for (const link of document.querySelectorAll(LINK)) {
    const number = numberOf(link);
    if (link.dataset.morNumbers === number) continue;
    link.dataset.morNumbers = number;
    showOthers(link, piecesOf(number), (piece) => dial(targetOf(link, piece)));
  }
};

/** @param isOn whether clicks are ours; until then, links behave as usual in the browser. */
export const listen = (dial, isOn) => {
  document.addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest(LINK) : null;
      if (!link || !isOn() || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      // The CRM waits half a second for a double click and then follows the link, so it must not see this click.
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
    offerOthers(dial);
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
    attributeFilter: ['class', 'href'],
  });
  lookSoon();
};
