// Made from the folder src/vocabulary/texts/findings/en by npm run generate.
export * from './en/crm.ts';
export * from './en/crm_errors.ts';
export * from './en/dial_rules.ts';
export * from './en/fields.ts';
export * from './en/lines.ts';
export * from './en/mappings.ts';
export * from './en/mor.ts';
export * from './en/places.ts';
export * from './en/provider.ts';
export * from './en/recordings.ts';
export * from './en/redis.ts';
export * from './en/refusals.ts';
export * from './en/salesforce.ts';
export * from './en/salesforce_tasks.ts';
export * from './en/service.ts';
export * from './en/setup_steps.ts';
export * from './en/warnings.ts';
