import type { AdminTexts } from '../texts.ts';

/** The pages under "Looking after": what the self-check and the audit can do. */
export const looking: AdminTexts['looking'] = {
  check_all: 'Alles prüfen',
  progress: 'Bisher {0} von {1} Zuordnungen.',
  undo_what: 'Das nimmt als Ganzes zurück: {0}, von {1}, {2}. Zeilen, die sich ändern: {3}.',
  undo_nothing: 'Es gibt nichts zurückzunehmen.',
  rows: 'Die {0} Zeilen zeigen',
  lines: '{0} Zeilen',
  more: 'Mehr zeigen',
  all: 'Alle',
  from: 'Von',
  to: 'Bis',
  export: 'CSV exportieren',
  none_found: 'Keine Änderung passt zu dieser Suche.',
  choose_all: 'Alle {0} gefundenen wählen',
  show_more: 'Mehr zeigen (noch {0})',
};
