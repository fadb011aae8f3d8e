import type { AdminTexts } from '../texts.ts';

/** The pages under "Looking after": what the self-check and the audit can do. */
export const looking: AdminTexts['looking'] = {
  check_all: 'Comprobar todo',
  progress: 'Hasta ahora {0} de {1} asignaciones.',
};
