import type { FindingTexts } from '../texts.ts';

/** Почему активности ещё нет в CRM и что делать. */
export const activities: FindingTexts['activities'] = {
  activity_no_crm: {
    finding: 'Она ждёт: CRM {crm} нет в конфигурации. Добавьте её снова, и активность будет записана.',
  },
  activity_given_up: { finding: 'оставлена после {attempts} попыток; последняя: {why}' },
  activity_cure_connection: {
    finding: 'Исправьте подключение к CRM, затем повторите запись на странице «Звонки».',
  },
  activity_task: { finding: 'Задачу перезвонить не удалось записать: {why}' },
  activity_cure_rights: {
    finding: 'Дайте пользователю интеграции право видеть и изменять звонки, задачи и связанные записи.',
  },
  activity_cure_deleted: {
    finding: 'Проверьте в CRM, не удалена ли запись; восстановите её, если она нужна.',
  },
  activity_cure_check: {
    finding: 'Запустите самопроверку: она назовёт неподходящие поля и модули; затем повторите запись.',
  },
  activity_cure_on_purpose: {
    finding: 'Ничего, если её удалили намеренно; иначе восстановите её в CRM и повторите запись.',
  },
  activity_cure_first_page: { finding: 'Начните с первой страницы.' },
  activity_cure_restart: { finding: 'Затем перезапустите коннектор.' },
  activity_cure_credentials: { finding: 'Исправьте учётные данные в конфигурации.' },
  activity_receiver: { finding: 'Получатель завершённых звонков недоступен: {why}' },
  activity_none_kept: { finding: 'Эта CRM не хранит активности' },
  activity_cure_receiver: {
    finding: 'Укажите activity.url, если завершённые звонки надо куда-то отправлять.',
  },
  activity_mistake: { finding: 'Коннектор допустил ошибку; подробности в его журнале' },
  activity_sf_slow: {
    finding: 'Salesforce слишком медленно обрабатывала прежние звонки; на этот времени не осталось',
  },
  activity_sf_changing: { finding: 'Salesforce слишком часто меняла ответ' },
  activity_sf_hidden: { finding: 'Задача этого звонка есть, но пользователь интеграции её не видит' },
  activity_sf_gone: { finding: 'Задачи, которая просила этот звонок, больше нет' },
  activity_cure_refused: { finding: 'Ничего делать не надо: звонок отклонён.' },
  activity_cure_sf_role: {
    finding:
      'Дайте пользователю интеграции роль выше ролей сотрудников и право «Edit Tasks» (README пакета).',
  },
  activity_cure_sf_fields: {
    finding:
      'Дайте пользователю интеграции набор разрешений MOR Integration: ему нужно читать и менять поля звонка в Activity.',
  },
  activity_cure_sf_package: { finding: 'Установите поле пакета на Activity или исправьте task.callIdField.' },
  activity_cure_sf_install: {
    finding:
      'Установите пакет (поле на Activity) и дайте пользователю интеграции набор разрешений MOR Integration.',
  },
  activity_cure_sf_record_type: { finding: 'Исправьте task.recordType.' },
  activity_sf_record_type: { finding: 'У Task нет активного типа записи {name}' },
  activity_cure_sf_unique: {
    finding: 'У двух задач один идентификатор звонка: удалите одну и сделайте поле уникальным (Unique).',
  },
  activity_cure_sf_several: {
    finding:
      'У нескольких задач один идентификатор звонка: оставьте одну и сделайте поле уникальным (Unique).',
  },
  activity_cure_sf_duplicate_rule: {
    finding: 'Задачу останавливает правило дубликатов: сделайте исключение для пользователя интеграции.',
  },
  activity_cure_sf_validation: {
    finding: 'Задачу останавливает правило проверки: сделайте исключение для пользователя интеграции.',
  },
  activity_cure_sf_rights: { finding: 'Дайте пользователю интеграции права читать и менять задачи.' },
  activity_cure_sf_edit: { finding: 'Дайте пользователю интеграции право «Edit Tasks».' },
  activity_cure_sf_edition: {
    finding: 'У этой редакции или пользователя нет доступа к API: включите его пользователю интеграции.',
  },
  activity_cure_sf_api_off: { finding: 'Доступ к API у пользователя интеграции выключен: включите его.' },
  activity_cure_sf_trigger_limit: {
    finding:
      'Триггер на Task превышает предел Salesforce даже для одной задачи: его разработчик должен сократить запросы (см. причину).',
  },
  activity_cure_sf_trigger: {
    finding:
      'Триггер на Task сбоит или возражает: исправьте его или сделайте исключение пользователю интеграции (см. причину).',
  },
  activity_cure_sf_flow_limit: {
    finding:
      '{flow} превышает предел Salesforce даже для одной задачи: сократите то, что он читает и пишет (Setup, Flows).',
  },
  activity_cure_sf_flow: {
    finding:
      '{flow} сбоит при сохранении задачи: исправьте его в Setup, Flows, добавьте путь для ошибки или исключите задачи с MOR Call ID из его условий.',
  },
  activity_cure_sf_required: {
    finding: 'Поле Task сделали обязательным: задайте ему значение по умолчанию.',
  },
  activity_cure_sf_picklist: {
    finding: 'В списке Task нет этого значения: добавьте его или укажите в task.status существующее.',
  },
  activity_cure_sf_short: { finding: 'Текстовое поле Task короче обычного: удлините его.' },
  activity_cure_sf_storage: { finding: 'В организации не осталось места для данных: освободите его.' },
  activity_cure_sf_version: { finding: 'Укажите в apiVersion ту, которую предлагает эта организация.' },
  activity_cure_sf_message: {
    finding: 'Причина в сообщении; больше покажет журнал отладки пользователя интеграции.',
  },
  activity_sf_notes_lost: {
    finding: 'Задачи этого звонка в Salesforce больше нет, поэтому заметки не записаны',
  },
  activity_cure_sf_recycle: {
    finding: 'Верните её из корзины и попробуйте снова; если её удалили намеренно, делать ничего не надо.',
  },
};
