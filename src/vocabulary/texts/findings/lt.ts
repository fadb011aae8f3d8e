// Made from the folder src/vocabulary/texts/findings/lt by npm run generate.
export * from './lt/crm.ts';
export * from './lt/crm_errors.ts';
export * from './lt/dial_rules.ts';
export * from './lt/fields.ts';
export * from './lt/lines.ts';
export * from './lt/mappings.ts';
export * from './lt/mor.ts';
export * from './lt/places.ts';
export * from './lt/provider.ts';
export * from './lt/recordings.ts';
export * from './lt/redis.ts';
export * from './lt/refusals.ts';
export * from './lt/salesforce.ts';
export * from './lt/salesforce_tasks.ts';
export * from './lt/service.ts';
export * from './lt/setup_steps.ts';
export * from './lt/warnings.ts';
