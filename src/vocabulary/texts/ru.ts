// Made from the folder src/vocabulary/texts/ru by npm run generate.
export * from './ru/calls.ts';
export * from './ru/cards.ts';
export * from './ru/connection.ts';
export * from './ru/language.ts';
export * from './ru/modules.ts';
export * from './ru/panel.ts';
export * from './ru/problems.ts';
export * from './ru/reasons.ts';
export * from './ru/salesforce.ts';
export * from './ru/tasks.ts';
