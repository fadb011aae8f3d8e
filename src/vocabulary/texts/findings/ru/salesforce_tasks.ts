import type { FindingTexts } from '../texts.ts';

const PERMISSION = 'Назначьте пользователю интеграции набор разрешений MOR Integration.';

/** Задачи Salesforce: что записывается о звонке и задачи перезвонить. */
export const salesforce_tasks: FindingTexts['salesforce_tasks'] = {
  sf_no_tasks: {
    finding: 'Пользователь интеграции не может создавать и изменять задачи.',
    cure: PERMISSION,
  },
  sf_tasks_hidden: { finding: 'Пользователь интеграции не видит задач.', cure: PERMISSION },
  sf_no_key_field: {
    finding: 'У Task нет поля {field}, или оно скрыто.',
    cure: `Установите пакет. ${PERMISSION}`,
  },
  sf_key_not_unique: {
    finding:
      'Поле {field} не отмечено как External ID и Unique, поэтому у звонка могут появиться две задачи.',
    cure: 'Отметьте поле Activity как External ID и Unique.',
  },
  sf_task_fields_locked: {
    finding: 'Эти поля Task нельзя записать: {fields}',
    cure: PERMISSION,
  },
  sf_tasks: { finding: 'Задачи можно записывать, по одной на {field}.' },
  sf_status_open: {
    finding: 'Задачи получили бы статус «{status}», который не считается закрытым, и остались бы открытыми.',
    cure: 'Поставьте в task.status один из этих: {closed}.',
  },
  sf_record_type: {
    finding: 'У Task нет активного типа записи {name}.',
    cure: 'Исправьте task.recordType: имя разработчика активного типа записи Task.',
  },
  sf_own_fields_wrong: { finding: 'неверно в task.fields: {fields}', cure: 'Исправьте task.fields.' },
  sf_values_missing: {
    finding: 'В списках Task нет значений, которые записывает коннектор: {values}',
    cure: 'Добавьте их в списки и в тип записи (Setup, Object Manager, Task) или измените task.status, task.fields, task.outcomeField либо `value` результатов.',
  },
  sf_values: {
    finding: 'Завершённые звонки получают статус «{status}»; все записываемые значения списков есть.',
  },
  sf_default_closed: {
    finding:
      'Новые задачи получают статус «{status}», который считается закрытым. Никто не увидел бы, кому перезвонить.',
    cure: 'Сделайте открытый статус значением по умолчанию для Task Status (Setup, Object Manager, Task, Fields, Status).',
  },
  sf_call_backs: { finding: 'Задачи перезвонить можно записывать, и они остаются открытыми.' },
};
