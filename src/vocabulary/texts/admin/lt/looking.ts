import type { AdminTexts } from '../texts.ts';

/** The pages under "Looking after": what the self-check and the audit can do. */
export const looking: AdminTexts['looking'] = {
  check_all: 'Tikrinti viską',
  progress: 'Kol kas {0} iš {1} priskyrimų.',
  undo_what: 'Visa tai bus atšaukta: {0}, atliko {1}, {2}. Pasikeis eilučių: {3}.',
  undo_nothing: 'Nėra ko atšaukti.',
  rows: 'Rodyti eilutes ({0})',
  lines: 'Eilučių: {0}',
  more: 'Rodyti daugiau',
  all: 'Visi',
  from: 'Nuo',
  to: 'Iki',
  export: 'Eksportuoti CSV',
  none_found: 'Šios paieškos neatitinka joks pakeitimas.',
  choose_all: 'Pasirinkti visus rastus ({0})',
  show_more: 'Rodyti daugiau (liko {0})',
};
