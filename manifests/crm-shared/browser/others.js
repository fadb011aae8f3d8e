// The numbers after the first one in a field.
import { element, handset } from './elements.js';
import { OTHER_NUMBER_STYLE } from './style.js';
import { t } from './texts.js';

const buttonFor = (piece, call) => {
  const label = t('call_number', { number: piece });
  const button = element(
    'button',
    { type: 'button', class: 'mor-dial mor-other', style: OTHER_NUMBER_STYLE, title: label, 'aria-label': label },
    handset(),
    piece,
  );
  button.addEventListener('click', (event) => {
    event.preventDefault();
    event.stopPropagation();
    call(piece);
  });
  return button;
};

/** Puts a button for each piece but the first after `place`, in order; removes those of an earlier value. */
export const showOthers = (place, pieces, call) => {
  while (place.nextElementSibling && place.nextElementSibling.matches('.mor-other')) place.nextElementSibling.remove();
  place.after(...pieces.slice(1).map((piece) => buttonFor(piece, call)));
};
