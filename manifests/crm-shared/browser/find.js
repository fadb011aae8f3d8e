// Which number and which record did the user mean? The page only suggests records; the CRM decides.
const MOST_RECORDS = 5;
const ID = /^[\w.-]{1,64}$/;

const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The number of a tel: link as the CRM stores it: SuiteCRM does not encode it, and there are no parameters. */
export const numberOf = (link) => decoded(link.getAttribute('href').slice('tel:'.length)).trim();

export const digitsOf = (number) => number.replace(/\D+/g, '');

/** `module=Contacts&action=DetailView&record=...` of SuiteCRM 7, also inside `#ajaxUILoc=`, or `#/contacts/record/...` of 8. */
const recordOfAddress = (address) => {
  const plain = decoded(decoded(address || ''));
  const classic = /[?&=]module=([A-Za-z0-9_]+)/.exec(plain);
  const id = /[?&]record=([\w.-]+)/.exec(plain);
  if (classic && id) return { type: classic[1], id: id[1] };
  const modern = /#?\/([a-z0-9_-]+)\/(?:record|edit|detail)\/([\w.-]+)/i.exec(plain);
  return modern ? { type: modern[1], id: modern[2] } : undefined;
};

/** SuiteCRM 7's windows for selecting a record hand it over by `onclick="send_back('Contacts','...')"`. */
const recordOfLink = (link) => {
  const choice = /send_back\('([A-Za-z0-9_]+)',\s*'([\w.-]+)'\)/.exec(link.getAttribute('onclick') || '');
  return choice ? { type: choice[1], id: choice[2] } : recordOfAddress(link.getAttribute('href'));
};

/** In the AJAX view, the part after # is the page; the part before it is where the user came from. */
export const pageAddress = () => {
  const { hash, search } = window.location;
  const inner = /ajaxUILoc=(.*)$/.exec(hash);
  if (inner) return decoded(inner[1]);
  return hash.startsWith('#/') ? hash : search;
};

const pageModule = () => {
  const address = pageAddress();
  const classic = /[?&]module=([A-Za-z0-9_]+)/.exec(address);
  const modern = /^#\/([a-z0-9_-]+)/i.exec(address);
  return classic ? classic[1] : modern ? modern[1] : '';
};

const recordsOfRow = (row) => {
  const found = [];
  for (const marked of row.querySelectorAll('[data-record-id][data-module]')) {
    found.push({ type: marked.dataset.module, id: marked.dataset.recordId });
  }
  const linked = [];
  for (const link of row.querySelectorAll('a[href]')) {
    const record = recordOfLink(link);
    if (record) linked.push(record);
  }
  const box = row.querySelector('input[name="mass[]"]');
  if (box) {
    const own = linked.find((record) => record.id === box.value);
    found.push(own || { type: pageModule(), id: box.value });
  }
  return [...found, ...linked];
};

/** On a narrow page, SuiteCRM moves columns into a separate row below the one that names the record. */
const rowOf = (element) => {
  const row = element.closest('tr, [role="row"]');
  return row && row.matches('.footable-row-detail') && row.previousElementSibling ? row.previousElementSibling : row;
};

/** The info bubble of a list row names its record in a hidden field; its picture shows the module. */
const recordsOfBubble = (element) => {
  const number = element.closest('span.phone');
  const bubble = number ? number.parentElement : null;
  const hidden = bubble && bubble.querySelector(':scope > input[type="hidden"]');
  const picture = bubble && bubble.querySelector(':scope > h2 img[src*="imageName="]');
  const type = picture && /imageName=([A-Za-z0-9_]+)\.(?:gif|svg|png)/.exec(picture.getAttribute('src'));
  return hidden && type ? [{ type: type[1], id: hidden.value }] : [];
};

const recordOfForm = (element) => {
  const form = element.closest('form') || document.querySelector('form[name="DetailView"], #formDetailView');
  const id = form && form.querySelector('input[name="record"]');
  const type = form && form.querySelector('input[name="module"]');
  return id && type && id.value ? { type: type.value, id: id.value } : undefined;
};

/** A number typed where nothing names a record belongs to one that is not saved yet; the CRM then says so. */
const unsavedRecordOf = (input) => {
  const type = input.form && input.form.querySelector('input[name="module"]');
  return { type: type ? type.value : pageModule(), id: '' };
};

/**
 * SuiteCRM 8's windows for selecting a record: the row's own record has no URL there, the links lead to other records,
 * and the page below is about yet another one.
 */
const isInSelection = (row) => row !== null && row.closest('.modal-content') !== null;

/** Up to five records that the element may belong to, the most likely first. */
export const recordsOf = (element) => {
  const row = rowOf(element);
  if (isInSelection(row)) return [];
  const all = [
    ...(row ? recordsOfRow(row) : []),
    ...recordsOfBubble(element),
    recordOfForm(element),
    recordOfAddress(pageAddress()),
  ];
  const seen = new Set();
  const found = all.filter((record) => {
    if (!record || !record.type || !ID.test(record.id) || seen.has(record.id)) return false;
    seen.add(record.id);
    return true;
  });
  if (found.length === 0 && element.matches('input')) return [unsavedRecordOf(element)];
  return found.slice(0, MOST_RECORDS);
};

/** The person's name on this page, until the connector supplies it. */
export const nameOf = (element) => {
  const row = rowOf(element);
  const link = row && [...row.querySelectorAll('a[href]')].find((a) => a.textContent.trim() !== '' && recordOfLink(a));
  const own = isInSelection(row) ? row.querySelector('a.field-link') : link;
  const title = document.querySelector('.module-title-text, .record-title');
  // Edit pages add a word after the linked name; pages for new records have only a word.
  const isSaved = recordsOf(element).some((record) => record.id !== '');
  const ofPage = title && isSaved ? title.querySelector('a[href*="record="]') || title : null;
  const shown = row ? own : ofPage;
  return shown ? shown.textContent.replace(/\s+/g, ' ').trim().slice(0, 60) : '';
};
