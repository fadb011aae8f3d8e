const ENCODED: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#039;': "'",
  '&#39;': "'",
};

/**
 * Undoes what SugarCRM's `to_html` does to outgoing values: it encodes quotes and angle brackets as entities, but not
 * the ampersand. Nothing else is decoded, so a name that really contains `&amp;` or `&copy` stays as typed.
 */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:lt|gt|quot|#0?39);/g, (entity) => ENCODED[entity] ?? entity);
