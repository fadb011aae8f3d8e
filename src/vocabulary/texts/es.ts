// Made from the folder src/vocabulary/texts/es by npm run generate.
export * from './es/calls.ts';
export * from './es/cards.ts';
export * from './es/connection.ts';
export * from './es/language.ts';
export * from './es/modules.ts';
export * from './es/panel.ts';
export * from './es/problems.ts';
export * from './es/reasons.ts';
export * from './es/salesforce.ts';
export * from './es/tasks.ts';
