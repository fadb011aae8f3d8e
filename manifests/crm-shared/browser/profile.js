// The telephone assignment in a user's own profile: only administrators' changes are stored, so the fields must not look
// editable to anybody else.
import { element } from './elements.js';
import { t } from './texts.js';

const FIELDS = ['mor_username_c', 'mor_device_c', 'mor_source_c'].map((name) => `input[name="${name}"]`).join(',');
const NOTE_STYLE = 'display:block;margin:4px 0 0;font-size:12px;line-height:1.35;color:#55617a;';

const lock = (root) => {
  for (const input of root.querySelectorAll(FIELDS)) {
    if (input.dataset.morLocked || input.type === 'hidden') continue;
    input.dataset.morLocked = '1';
    input.readOnly = true;
    input.style.backgroundColor = '#f1f3f6';
    const note = element('span', { id: `mor-locked-${input.name}`, style: NOTE_STYLE }, t('mapping_locked'));
    input.setAttribute('aria-describedby', note.id);
    input.insertAdjacentElement('afterend', note);
  }
};

const watch = (page) => {
  lock(page);
  new MutationObserver(() => lock(page)).observe(page, { childList: true, subtree: true });
};

/** Applies to users who are not administrators, in this page and in pages that the CRM frames. */
export const guardMapping = () => {
  watch(document);
  document.addEventListener(
    'load',
    ({ target }) => {
      if (!(target instanceof HTMLIFrameElement)) return;
      try {
        watch(target.contentDocument);
      } catch {
        // The frame is another site's.
      }
    },
    true,
  );
};
