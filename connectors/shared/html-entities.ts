const ENCODED: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#039;': "'",
  '&#39;': "'",
};

/**
 * Takes back what SugarCRM's `to_html` does to values before they leave: quotes and angle brackets come as entities,
 * the ampersand does not. Nothing else is decoded, so a name that really holds `&amp;` or `&copy` stays as typed.
 */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:lt|gt|quot|#0?39);/g, (entity) => ENCODED[entity] ?? entity);
