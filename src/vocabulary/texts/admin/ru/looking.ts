import type { AdminTexts } from '../texts.ts';

/** The pages under "Looking after": what the self-check and the audit can do. */
export const looking: AdminTexts['looking'] = {
  check_all: 'Проверить всё',
  progress: 'Пока {0} из {1} назначений.',
  undo_what: 'Будет отменено целиком: {0}, выполнил {1}, {2}. Изменится строк: {3}.',
  undo_nothing: 'Отменять нечего.',
  rows: 'Показать строки ({0})',
  lines: 'Строк: {0}',
  more: 'Показать ещё',
  all: 'Все',
  from: 'С',
  to: 'По',
  export: 'Экспорт CSV',
  none_found: 'Нет изменений, подходящих под этот поиск.',
  choose_all: 'Выбрать всех найденных ({0})',
  show_more: 'Показать ещё (осталось {0})',
};
