// Made from the folder src/vocabulary/texts/findings/es by npm run generate.
export * from './es/crm.ts';
export * from './es/crm_errors.ts';
export * from './es/dial_rules.ts';
export * from './es/fields.ts';
export * from './es/lines.ts';
export * from './es/mappings.ts';
export * from './es/mor.ts';
export * from './es/places.ts';
export * from './es/provider.ts';
export * from './es/recordings.ts';
export * from './es/redis.ts';
export * from './es/refusals.ts';
export * from './es/salesforce.ts';
export * from './es/salesforce_tasks.ts';
export * from './es/service.ts';
export * from './es/setup_steps.ts';
export * from './es/warnings.ts';
