/** All suites in one process: loading jsdom takes longer than running them. */
import './cards.ts';
import './numbers.ts';
import './sugar-field.ts';
import './suitecrm-8.ts';
