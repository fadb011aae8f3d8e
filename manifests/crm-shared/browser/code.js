// Makes a connection code: what an administrator pastes into the connector's set-up instead of address, key and login.
import { element } from './elements.js';

/**
 * @param ask the session's
 * @param said the texts of the page, by name
 * @param problemText the text for a failed request
 */
export const codePart = (ask, said, problemText) => {
  const told = element('span', { class: 'mor-told', role: 'status' });
  const code = element('input', { type: 'text', readonly: true, 'aria-label': said('part_code'), hidden: true });
  const make = element('button', { type: 'button', class: 'mor-button' }, said('code_make'));
  make.addEventListener('click', async () => {
    make.disabled = true;
    const answer = await ask('code');
    make.disabled = false;
    told.textContent = answer.ok ? '' : problemText(answer.problem);
    told.toggleAttribute('data-bad', !answer.ok);
    code.hidden = !answer.ok;
    if (!answer.ok) return;
    code.value = answer.code;
    code.focus();
    code.select();
  });
  return element(
    'fieldset',
    {},
    element('legend', {}, said('part_code')),
    element('p', {}, said('code_help')),
    element('div', { class: 'mor-line' }, make, told),
    code,
  );
};
