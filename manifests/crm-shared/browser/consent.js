// Whether the other party agrees to the recording, where the agent has to ask.
import { element } from './elements.js';
import { t } from './texts.js';

/** @param save stores the tick and resolves with the CRM's answer */
export const createConsent = (save) => {
  const box = element('input', { type: 'checkbox' });
  const node = element('label', { class: 'consent', hidden: true }, box, t('consent'));
  let given = false;
  box.addEventListener('change', async () => {
    box.disabled = true;
    const answer = await save(box.checked);
    box.disabled = false;
    if (answer.ok) given = box.checked;
    else box.checked = given;
  });
  return {
    node,
    update({ consent }) {
      node.hidden = !consent || !consent.open;
      // While a tick is under way, its own answer decides.
      if (!consent || box.disabled) return;
      given = consent.given;
      box.checked = given;
    },
  };
};
