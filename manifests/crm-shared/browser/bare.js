// Numbers that the CRM shows as plain text become links.
import { element } from './elements.js';
import { digitsOf, pageAddress } from './find.js';
import { piecesOf } from './split.js';

/** Cells whose link the CRM omits after an inline edit, and the info bubble, which never has one. */
const CELLS = [
  'td[type="phone"][field]:not(.inlineEditActive)',
  '.detail-view-field[type="phone"][field]:not(.inlineEditActive)',
  'span.phone',
].join(',');
const NEAR_TEXT = /^\s*[+(\d][\d\s().+/-]{1,}(?:\s*(?:ext\.?|x)\s*\d+)?\s*$/i;
const holdsNumbers = (text) => {
  const pieces = piecesOf(text);
  return (pieces.length > 0 ? pieces : [text]).every((piece) => NEAR_TEXT.test(piece));
};

/** Cells of the global search do not say what they contain. */
const SEARCH_ADDRESS = /[?&]action=UnifiedSearch\b/;
const SEARCH_CELLS = 'table.list.view td';
const DATE = /^\s*\d{1,4}([./-])\d{1,2}\1\d{1,4}\s*$/;
const looksLikeNumber = (text) => digitsOf(text).length >= 6 && /^\s*[+(0]|\d[ /-]\d/.test(text) && !DATE.test(text);

const link = (cell, isNumber) => {
  if (cell.querySelector('a, input, form')) return;
  const text = [...cell.childNodes].find(
    (node) => node.nodeType === Node.TEXT_NODE && holdsNumbers(node.data) && isNumber(node.data),
  );
  if (!text) return;
  const number = text.data.trim();
  text.replaceWith(element('a', { href: `tel:${number}` }, number));
};

export const linkBareNumbers = () => {
  for (const cell of document.querySelectorAll(CELLS)) link(cell, () => true);
  if (!SEARCH_ADDRESS.test(pageAddress())) return;
  for (const cell of document.querySelectorAll(SEARCH_CELLS)) link(cell, looksLikeNumber);
};
