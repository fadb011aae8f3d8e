import type { AdminTexts } from '../texts.ts';

/** The page Reports. */
export const reports: AdminTexts['reports'] = {
  calls_by_day: 'Llamadas por día',
  calls_by_agent: 'Llamadas por agente',
  calls_by_result: 'Llamadas por resultado',
  today: 'Hoy',
  last_7_days: 'Últimos 7 días',
  last_30_days: 'Últimos 30 días',
  last_365_days: 'Últimos 365 días',
  reports: 'Informes',
  count_by: 'Contar por',
  no_call_has_ended_in: 'Ninguna llamada ha terminado en este periodo.',
  calls_made_and_received_that:
    'Llamadas hechas y recibidas que han terminado; las rechazadas no se cuentan.',
  days_without_calls_are_only: 'Los días sin llamadas solo están en el CSV.',
  the_time_zone_is: 'La zona horaria es {0}.',
  the_busiest_all_are_in: 'Los {0} con más llamadas; la tabla los tiene todos.',
  figures_by_day: 'Cifras por día',
  figures_by_agent: 'Cifras por agente',
  figures_by_result: 'Cifras por resultado',
  average_talk: 'Conversación media',
};
