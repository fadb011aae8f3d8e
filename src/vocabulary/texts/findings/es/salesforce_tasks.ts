import type { FindingTexts } from '../texts.ts';

const PERMISSION = 'Asigne al usuario de integración el conjunto de permisos MOR Integration.';

/** Tareas de Salesforce: lo que se escribe de una llamada y las tareas de devolver la llamada. */
export const salesforce_tasks: FindingTexts['salesforce_tasks'] = {
  sf_no_tasks: {
    finding: 'El usuario de integración no puede crear y editar tareas.',
    cure: PERMISSION,
  },
  sf_tasks_hidden: { finding: 'El usuario de integración no puede ver tareas.', cure: PERMISSION },
  sf_no_key_field: {
    finding: 'Task no tiene el campo {field}, o está oculto.',
    cure: `Instale el paquete. ${PERMISSION}`,
  },
  sf_key_not_unique: {
    finding: '{field} no está marcado como External ID y Unique, así que una llamada podría dar dos tareas.',
    cure: 'Marque el campo de Activity como External ID y Unique.',
  },
  sf_task_fields_locked: {
    finding: 'Estos campos de Task no se pueden escribir: {fields}',
    cure: PERMISSION,
  },
  sf_tasks: { finding: 'Se pueden escribir tareas, una por {field}.' },
  sf_status_open: {
    finding: 'Las tareas recibirían el estado «{status}», que no cuenta como cerrado, y quedarían abiertas.',
    cure: 'Ponga task.status en uno de estos: {closed}.',
  },
  sf_record_type: {
    finding: 'Task no tiene ningún tipo de registro activo {name}.',
    cure: 'Corrija task.recordType: el nombre de desarrollador de un tipo de registro activo de Task.',
  },
  sf_own_fields_wrong: { finding: 'mal en task.fields: {fields}', cure: 'Corrija task.fields.' },
  sf_values_missing: {
    finding: 'A las listas de Task les faltan valores que escribe el conector: {values}',
    cure: 'Añada los valores a las listas y al tipo de registro (Setup, Object Manager, Task), o cambie task.status, task.fields, task.outcomeField o el `value` de los resultados.',
  },
  sf_values: {
    finding:
      'Las llamadas terminadas reciben el estado «{status}»; existen todos los valores que se escriben.',
  },
  sf_default_closed: {
    finding:
      'Las tareas nuevas reciben el estado «{status}», que cuenta como cerrado. Nadie vería a quién hay que llamar.',
    cure: 'Haga que un estado abierto sea el predeterminado de Task Status (Setup, Object Manager, Task, Fields, Status).',
  },
  sf_call_backs: { finding: 'Las tareas de devolver la llamada se pueden escribir y quedan abiertas.' },
};
