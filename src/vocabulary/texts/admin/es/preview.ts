import type { AdminTexts } from '../texts.ts';

/** The page Preview. */
export const preview: AdminTexts['preview'] = {
  the_mapping: 'la asignación',
  the_user_record_in_the: 'el registro del usuario en el CRM',
  the_defaults_of_the_crm: 'los valores predeterminados del CRM',
  built_in: 'integrado',
  would_dial: 'marcaría',
  would_not_dial: 'no marcaría',
  the_field_holds_several_numbers:
    'El campo contiene varios números: {0}. Un clic en uno de ellos marca ese; si no, el primero.',
  steps: 'Pasos',
  source: 'Origen',
  record: 'Registro',
  number: 'Número',
  dial_rules: 'Reglas de marcación',
  values_of_the_line: 'Valores de la línea',
  comes_from: 'Viene de',
  request_to_mor: 'Petición a MOR',
  parameters_of_the_request_to: 'Parámetros de la petición a MOR',
  parameter: 'Parámetro',
  preview: 'Vista previa',
  choose_an_agent_and_a:
    'Elija un agente y un registro o un número: se muestra cada paso que daría un clic y por qué. No se marca nada.',
  show: 'Mostrar',
};
