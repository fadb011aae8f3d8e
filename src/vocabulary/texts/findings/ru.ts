// Made from the folder src/vocabulary/texts/findings/ru by npm run generate.
export * from './ru/crm.ts';
export * from './ru/crm_errors.ts';
export * from './ru/dial_rules.ts';
export * from './ru/fields.ts';
export * from './ru/lines.ts';
export * from './ru/mappings.ts';
export * from './ru/mor.ts';
export * from './ru/places.ts';
export * from './ru/provider.ts';
export * from './ru/recordings.ts';
export * from './ru/redis.ts';
export * from './ru/refusals.ts';
export * from './ru/salesforce.ts';
export * from './ru/salesforce_tasks.ts';
export * from './ru/service.ts';
export * from './ru/setup_steps.ts';
export * from './ru/warnings.ts';
