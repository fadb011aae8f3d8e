import type { AdminTexts } from '../texts.ts';

/** The pages under "Looking after": what the self-check and the audit can do. */
export const looking: AdminTexts['looking'] = {
  check_all: 'Alles prüfen',
  progress: 'Bisher {0} von {1} Zuordnungen.',
};
