import type { AdminTexts } from '../texts.ts';

/** The page Reports. */
export const reports: AdminTexts['reports'] = {
  calls_by_day: 'Skambučiai pagal dieną',
  calls_by_agent: 'Skambučiai pagal darbuotoją',
  calls_by_result: 'Skambučiai pagal rezultatą',
  today: 'Šiandien',
  last_7_days: 'Paskutinės 7 dienos',
  last_30_days: 'Paskutinės 30 dienų',
  last_365_days: 'Paskutinės 365 dienos',
  reports: 'Ataskaitos',
  count_by: 'Skaičiuoti pagal',
  no_call_has_ended_in: 'Per šį laiką nesibaigė nė vienas skambutis.',
  calls_made_and_received_that: 'Pasibaigę išeinantys ir įeinantys skambučiai; atmesti neskaičiuojami.',
  days_without_calls_are_only: 'Dienos be skambučių yra tik CSV faile.',
  the_time_zone_is: 'Laiko juosta: {0}.',
  the_busiest_all_are_in: '{0} su daugiausia skambučių; lentelėje yra visi.',
  figures_by_day: 'Skaičiai pagal dieną',
  figures_by_agent: 'Skaičiai pagal darbuotoją',
  figures_by_result: 'Skaičiai pagal rezultatą',
  average_talk: 'Vidutinė pokalbio trukmė',
};
