/** The CRM products that a package exists for. */
export const PRODUCTS = ['suitecrm', 'sugarcrm'] as const;
export type Product = (typeof PRODUCTS)[number];

/** The dropdown of results in both; administrators find it under this name. */
export const RESULT_LIST = 'mor_result_list';
