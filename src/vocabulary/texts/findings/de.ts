// Made from the folder src/vocabulary/texts/findings/de by npm run generate.
export * from './de/crm.ts';
export * from './de/crm_errors.ts';
export * from './de/dial_rules.ts';
export * from './de/fields.ts';
export * from './de/lines.ts';
export * from './de/mappings.ts';
export * from './de/mor.ts';
export * from './de/places.ts';
export * from './de/provider.ts';
export * from './de/recordings.ts';
export * from './de/redis.ts';
export * from './de/refusals.ts';
export * from './de/salesforce.ts';
export * from './de/salesforce_tasks.ts';
export * from './de/service.ts';
export * from './de/setup_steps.ts';
export * from './de/warnings.ts';
