/** The CRM products that a package exists for. */
export const PRODUCTS = ['suitecrm', 'sugarcrm'] as const;
export type Product = (typeof PRODUCTS)[number];
