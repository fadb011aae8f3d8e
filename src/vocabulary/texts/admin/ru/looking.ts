import type { AdminTexts } from '../texts.ts';

/** The pages under "Looking after": what the self-check and the audit can do. */
export const looking: AdminTexts['looking'] = {
  check_all: 'Проверить всё',
  progress: 'Пока {0} из {1} назначений.',
};
