/** 15 (case-sensitive) or 18 characters; nothing else may go into a URL or a query. */
export const isSalesforceId = (id: string): boolean => /^(?:[A-Za-z0-9]{15}|[A-Za-z0-9]{18})$/.test(id);

/** An object's or field's API name, for instance `Contact` or `acme__Vehicle__c`. */
export const isApiName = (name: string): boolean => /^[A-Za-z][A-Za-z0-9_]{0,79}$/.test(name);

/** A text as a SOQL literal, quotes included. */
export const soqlText = (value: string): string =>
  `'${value.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')}'`;

/** A SOQL LIKE literal that finds texts containing `part`; wildcards in `part` are escaped. */
export const soqlContains = (part: string): string =>
  `'%${soqlText(part).slice(1, -1).replace(/[%_]/g, '\\$&')}%'`;

/** A comma-separated SOQL list, in brackets. */
export const soqlList = (values: readonly string[]): string => `(${values.map(soqlText).join(',')})`;

const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const GROUP = 5;

/** The 18-character form of an id: the last three encode which of the first fifteen are upper case. */
const longId = (id15: string): string => {
  const suffix = [0, 1, 2].map((group) => {
    const letters = Array.from(id15.slice(group * GROUP, (group + 1) * GROUP));
    return SUFFIX.charAt(
      letters.reduce((bits, letter, at) => bits + (/[A-Z]/.test(letter) ? 1 << at : 0), 0),
    );
  });
  return id15 + suffix.join('');
};

/** The first fifteen characters in the case that the suffix encodes; undefined when the two do not match. */
const recased = (id18: string): string | undefined => {
  const suffix = id18.slice(3 * GROUP).toUpperCase();
  const bits = Array.from(suffix, (letter) => SUFFIX.indexOf(letter));
  const letters = Array.from(id18.slice(0, 3 * GROUP), (letter, at) =>
    (bits[Math.floor(at / GROUP)] ?? 0) & (1 << (at % GROUP)) ? letter.toUpperCase() : letter.toLowerCase(),
  );
  const id15 = letters.join('');
  return longId(id15).endsWith(suffix) ? id15 : undefined;
};

/**
 * One id per record: the 15 characters found in reports and Classic URLs become the 18 of the API, and 18 characters
 * whose case was lost get it back. Other text is returned unchanged.
 * https://help.salesforce.com/s/articleView?id=000385585&type=1
 */
export const canonicalSalesforceId = (id: string): string => {
  if (/^[A-Za-z0-9]{15}$/.test(id)) return longId(id);
  const id15 = /^[A-Za-z0-9]{18}$/.test(id) ? recased(id) : undefined;
  return id15 === undefined ? id : longId(id15);
};
