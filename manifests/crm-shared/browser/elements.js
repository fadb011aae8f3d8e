const SVG = 'http://www.w3.org/2000/svg';
const HANDSET =
  'M6.6 10.8c1.4 2.8 3.8 5.1 6.6 6.6l2.2-2.2c.3-.3.7-.4 1-.2 1.1.4 2.3.6 3.6.6.6 0 1 .4 1 1V20c0 .6-.4 1-1 1C10.6 21 3 13.4 3 4c0-.6.4-1 1-1h3.5c.6 0 1 .4 1 1 0 1.2.2 2.4.6 3.6.1.3 0 .7-.2 1z';

/** An element with attributes and children; text only ever enters as text. */
export const element = (tag, attributes, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === true) node.setAttribute(name, '');
    else if (value !== undefined && value !== false) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== undefined));
  return node;
};

export const handset = () => {
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('viewBox', '0 0 24 24');
  picture.setAttribute('width', '16');
  picture.setAttribute('height', '16');
  picture.setAttribute('fill', 'currentColor');
  picture.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', HANDSET);
  picture.append(path);
  return picture;
};

/** Writes only changes, so as not to disturb screen readers and text selection. */
export const setText = (node, text) => {
  if (node.textContent !== text) node.textContent = text;
};

/** The page's language as `Intl` knows it, such as en-us where a CRM writes en_us; undefined: the browser's own. */
export const locale = () => {
  try {
    return Intl.getCanonicalLocales(document.documentElement.lang.replace('_', '-'))[0];
  } catch {
    return undefined;
  }
};
