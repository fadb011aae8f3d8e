import type { FindingTexts } from '../texts.ts';

/** Por qué se rechazó un clic. */
export const clicks: FindingTexts['clicks'] = {
  click_no_crm: { finding: 'No hay ningún CRM «{crm}» en la configuración.' },
  click_no_such_crm: { finding: 'No hay ningún CRM «{crm}».' },
  click_other_spelling: { finding: 'El CRM escribe el identificador {user} como {id}; use ese.' },
  click_no_mor: {
    finding: 'La asignación de {user} nombra el servidor MOR «{mor}», que no está en la configuración.',
  },
  click_caller_id: { finding: '{number} no es un identificador de llamada que pueda mostrar.' },
  click_unseen: {
    finding:
      'Desde aquí el conector no sabe qué registros puede ver. Haga clic en el número en la página del propio CRM.',
  },
  click_not_on_record: {
    finding:
      'Solo puede marcar números de un registro que vea. La marcación libre está desactivada para usted.',
  },
  click_do_not_call: { finding: 'Según el CRM, {name} no quiere que le llamen.' },
  click_do_not_call_contact: { finding: 'Según el CRM, este contacto no quiere que le llamen.' },
  click_no_record: { finding: '{type} {id} no existe o usted no puede verlo.' },
  click_free_only: {
    finding: 'Llamar sin número requiere marcación libre, que está desactivada para usted.',
  },
  click_no_number: { finding: 'El clic no traía ningún teléfono.' },
  click_no_source: { finding: 'Su asignación no tiene origen.' },
  click_other_source: { finding: '{number} no es uno de sus orígenes ({sources}).' },
  click_own_number: { finding: 'No se puede usar su propio número: {why}. Pregunte a su administrador.' },
  click_field_cannot_dial: { finding: '{field} «{value}» no se puede marcar: {reason}' },
  click_not_among: { finding: '{number} no es uno de los teléfonos del registro.' },
  click_no_fields: { finding: 'Ninguno de sus campos de teléfono está relleno.' },
  click_empty_field: {
    finding: 'El campo {field} está vacío o no es un campo de teléfono de este registro.',
  },
  click_switched_off: { finding: 'Las llamadas del usuario {user} de {crm} están desactivadas ({origin}).' },
  click_incomplete: { finding: 'Al usuario {user} de {crm} le falta en el conector: {columns}.' },
  click_sealed: {
    finding:
      'Un valor ({column}) del usuario {user} de {crm} no se puede leer porque falta la clave con que se guardó. Póngalo de nuevo.',
  },
  click_unusable: { finding: 'La asignación del usuario {user} de {crm} no se puede usar: {why}.' },
  click_column: { finding: '{column} ({origin}): {why}' },
  origin_mapping: { finding: 'asignación' },
  origin_crm: { finding: 'registro del usuario en el CRM' },
  origin_defaults: { finding: 'valores predeterminados del CRM' },
  origin_built_in: { finding: 'conector' },
  click_agent_busy: { finding: 'Ya tiene una llamada; termínela antes de empezar otra.' },
  click_agent_limit: { finding: 'Ha alcanzado el límite de llamadas ({per}).' },
  per_minute: { finding: 'por minuto' },
  per_day: { finding: 'por día' },
  click_crm_concurrent: {
    finding: 'La empresa tiene ya todas las llamadas simultáneas que permite; inténtelo cuando termine una.',
  },
  click_crm_minute: { finding: 'La empresa ha alcanzado su límite de llamadas por minuto.' },
  click_crm_day: { finding: 'La empresa ha alcanzado su límite de llamadas por día.' },
  click_other_contents: { finding: 'Esta clave de idempotencia es de un clic con otro contenido.' },
  click_not_stored: { finding: 'El conector no puede escribir en su base de datos; no se marcó nada.' },
  click_maybe_stored: {
    finding:
      'El conector no puede usar su base de datos. Si ya hizo clic antes, puede que su teléfono suene igualmente.',
  },
  click_fields_unknown: {
    finding:
      'El conector no puede preguntar a Salesforce qué campos de teléfono puede ver usted, así que no se marcó nada. Un administrador da al usuario de integración el derecho «View Setup and Configuration» (conjunto de permisos MOR Integration) o pone «visibility» de este CRM en «records».',
  },
};
