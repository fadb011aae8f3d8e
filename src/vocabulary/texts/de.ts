// Made from the folder src/vocabulary/texts/de by npm run generate.
export * from './de/calls.ts';
export * from './de/cards.ts';
export * from './de/connection.ts';
export * from './de/language.ts';
export * from './de/modules.ts';
export * from './de/panel.ts';
export * from './de/problems.ts';
export * from './de/reasons.ts';
export * from './de/salesforce.ts';
export * from './de/tasks.ts';
