import type { AdminTexts } from '../texts.ts';

/** The page Rules. */
export const rules: AdminTexts['rules'] = {
  set_here: 'definido aquí',
  what_you_save_here_counts: 'Lo que guarde aquí vale en su lugar.',
  the_configuration_files_are_not: 'Las del archivo de configuración no se usan.',
  back_to_the_files: 'Volver a las del archivo',
  go_back_to_the_files: '¿Volver a las reglas del archivo?',
  the_rules_that_were_set:
    'Se olvidan las reglas definidas aquí; a partir del próximo clic valen de nuevo las del archivo de configuración.',
  the_rules_of_the_configuration: 'Valen de nuevo las reglas del archivo de configuración.',
  rules: 'Reglas',
  and_more: '{0} y {1} más',
  internal_numbers: 'Números internos',
  short_numbers_are_dialled_only:
    'Los números cortos solo se marcan si un patrón los nombra: 1XX es de 100 a 199.',
  suggested: 'Las extensiones de sus agentes sugieren:',
  nothing_suggested: 'Las extensiones de sus agentes no sugieren ningún otro patrón.',
  add_named: 'Añadir {0}',
  an_internal_number: '{0}, un número interno',
  try_a_number: 'Probar un número',
  what_the_rules_on_this: 'Qué hacen con él las reglas de esta página, también antes de guardarlas.',
  number_as_in_the_crm: 'Número como en el CRM',
  may_be_called: 'se puede llamar',
  not_called: 'no se llama',
  gets: '{0} recibe {1}',
};
