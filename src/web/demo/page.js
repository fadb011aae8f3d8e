/** Small tools for building the page. */
export const $ = (id) => document.getElementById(id);
export const el = (tag, props = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), props);
  node.append(...children);
  return node;
};

export const time = (iso) => new Date(iso).toLocaleTimeString();
/** With units, so that it is never read as a time of day. */
export const minutes = (seconds) => `${Math.floor(seconds / 60)} min ${seconds % 60} s`;

/** A cell that names its column, for telephones, where columns have no headings. */
export const labelled = (label, content = '') => {
  const cell = el('td', {}, content);
  cell.dataset.label = label;
  return cell;
};
