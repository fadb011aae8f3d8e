import type { AdminTexts } from '../texts.ts';

/** The pages under "Looking after": what the self-check and the audit can do. */
export const looking: AdminTexts['looking'] = {
  check_all: 'Tikrinti viską',
  progress: 'Kol kas {0} iš {1} priskyrimų.',
};
