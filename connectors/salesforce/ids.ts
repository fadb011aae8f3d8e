/** 15 (case matters) or 18 characters; nothing else may go into an address or a query. */
export const isSalesforceId = (id: string): boolean => /^(?:[A-Za-z0-9]{15}|[A-Za-z0-9]{18})$/.test(id);

/** An object's or field's API name, for instance `Contact` or `acme__Vehicle__c`. */
export const isApiName = (name: string): boolean => /^[A-Za-z][A-Za-z0-9_]{0,79}$/.test(name);

/** A text as a SOQL literal, quotes included. */
export const soqlText = (value: string): string =>
  `'${value.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')}'`;

/** A SOQL LIKE literal that finds texts containing `part`; wildcards in it stand for themselves. */
export const soqlContains = (part: string): string =>
  `'%${soqlText(part).slice(1, -1).replace(/[%_]/g, '\\$&')}%'`;

/** A comma-separated SOQL list, in brackets. */
export const soqlList = (values: readonly string[]): string => `(${values.map(soqlText).join(',')})`;
