// Fills in the digits of older records, part by part, and shows the progress.
import { element } from './elements.js';

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/**
 * @param ask the session's
 * @param said the texts of the page, by name
 * @param problemText the text for a failed request
 */
export const fillPart = (ask, said, problemText) => {
  const told = element('span', { class: 'mor-told', role: 'status' });
  const button = element('button', { type: 'button', class: 'mor-button mor-plain' }, said('fill'));
  const run = async () => {
    let place = {};
    let done = 0;
    let total = 0;
    for (;;) {
      const answer = await ask('fill', { place });
      if (!answer.ok) {
        told.textContent = problemText(answer.problem);
        told.toggleAttribute('data-bad', true);
        return;
      }
      place = answer.place;
      done += answer.done;
      // Records may come and go while it runs.
      total = Math.max(done, answer.total || total);
      told.textContent = filled(said(answer.finished ? 'filled' : 'filling'), { done, total });
      if (answer.finished) return;
    }
  };
  button.addEventListener('click', async () => {
    button.disabled = true;
    told.removeAttribute('data-bad');
    await run();
    button.disabled = false;
  });
  return element(
    'fieldset',
    {},
    element('legend', {}, said('part_callers')),
    element('p', { class: 'mor-help' }, said('fill_help')),
    element('div', { class: 'mor-line', style: 'margin-top:10px' }, button, told),
  );
};
