import type { AdminTexts } from '../texts.ts';

/** The page Reports. */
export const reports: AdminTexts['reports'] = {
  calls_by_day: 'Anrufe nach Tag',
  calls_by_agent: 'Anrufe nach Agent',
  calls_by_result: 'Anrufe nach Ergebnis',
  today: 'Heute',
  last_7_days: 'Letzte 7 Tage',
  last_30_days: 'Letzte 30 Tage',
  last_365_days: 'Letzte 365 Tage',
  reports: 'Berichte',
  count_by: 'Zählen nach',
  no_call_has_ended_in: 'In dieser Zeit hat kein Anruf geendet.',
  calls_made_and_received_that: 'Beendete ausgehende und eingehende Anrufe; abgelehnte zählen nicht.',
  days_without_calls_are_only: 'Tage ohne Anrufe stehen nur in der CSV-Datei.',
  the_time_zone_is: 'Die Zeitzone ist {0}.',
  the_busiest_all_are_in: 'Die {0} mit den meisten Anrufen; alle stehen in der Tabelle.',
  figures_by_day: 'Zahlen nach Tag',
  figures_by_agent: 'Zahlen nach Agent',
  figures_by_result: 'Zahlen nach Ergebnis',
  average_talk: 'Gespräch im Mittel',
};
