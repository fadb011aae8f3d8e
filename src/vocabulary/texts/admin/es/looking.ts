import type { AdminTexts } from '../texts.ts';

/** The pages under "Looking after": what the self-check and the audit can do. */
export const looking: AdminTexts['looking'] = {
  check_all: 'Comprobar todo',
  progress: 'Hasta ahora {0} de {1} asignaciones.',
  undo_what: 'Esto deshace por completo: {0}, de {1}, {2}. Filas que cambian: {3}.',
  undo_nothing: 'No hay nada que deshacer.',
  rows: 'Mostrar las {0} líneas',
  lines: '{0} líneas',
  more: 'Mostrar más',
  all: 'Todo',
  from: 'Desde',
  to: 'Hasta',
  export: 'Exportar CSV',
  none_found: 'Ningún cambio coincide con esta búsqueda.',
  choose_all: 'Elegir los {0} encontrados',
  show_more: 'Mostrar más (quedan {0})',
};
