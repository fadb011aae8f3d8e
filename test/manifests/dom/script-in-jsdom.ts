/** All suites in one process: loading jsdom takes longer than what they do with it. */
import './cards.ts';
import './numbers.ts';
import './sugar-field.ts';
import './suitecrm-8.ts';
