// Made from the folder src/vocabulary/texts/lt by npm run generate.
export * from './lt/calls.ts';
export * from './lt/cards.ts';
export * from './lt/connection.ts';
export * from './lt/language.ts';
export * from './lt/modules.ts';
export * from './lt/panel.ts';
export * from './lt/problems.ts';
export * from './lt/reasons.ts';
export * from './lt/salesforce.ts';
export * from './lt/tasks.ts';
