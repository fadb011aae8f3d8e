/** Small tools for building the page. */
export const $ = (id) => document.getElementById(id);
export const el = (tag, props = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), props);
  node.append(...children);
  return node;
};

export const time = (iso) => new Date(iso).toLocaleTimeString();

/** A cell that names its column, for telephones, where columns have no headings. */
export const labelled = (label, content = '') => {
  const cell = el('td', {}, content);
  cell.dataset.label = label;
  return cell;
};
