import type { AdminTexts } from '../texts.ts';

/** The page Reports. */
export const reports: AdminTexts['reports'] = {
  calls_by_day: 'Звонки по дням',
  calls_by_agent: 'Звонки по сотрудникам',
  calls_by_result: 'Звонки по результатам',
  today: 'Сегодня',
  last_7_days: 'Последние 7 дней',
  last_30_days: 'Последние 30 дней',
  last_365_days: 'Последние 365 дней',
  reports: 'Отчёты',
  count_by: 'Считать по',
  no_call_has_ended_in: 'За это время не завершился ни один звонок.',
  calls_made_and_received_that: 'Завершённые исходящие и входящие звонки; отклонённые не считаются.',
  days_without_calls_are_only: 'Дни без звонков есть только в CSV.',
  the_time_zone_is: 'Часовой пояс: {0}.',
  the_busiest_all_are_in: '{0} с наибольшим числом звонков; в таблице — все.',
  figures_by_day: 'Показатели по дням',
  figures_by_agent: 'Показатели по сотрудникам',
  figures_by_result: 'Показатели по результатам',
  average_talk: 'Средний разговор',
};
