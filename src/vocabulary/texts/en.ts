// Made from the folder src/vocabulary/texts/en by npm run generate.
export * from './en/calls.ts';
export * from './en/cards.ts';
export * from './en/connection.ts';
export * from './en/language.ts';
export * from './en/modules.ts';
export * from './en/panel.ts';
export * from './en/problems.ts';
export * from './en/reasons.ts';
export * from './en/salesforce.ts';
export * from './en/tasks.ts';
