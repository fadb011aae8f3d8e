import type { FindingTexts } from '../texts.ts';

const PACKAGE =
  'Скачайте пакет на страницах администрирования («Начало работы», «Подключить CRM») и установите его через Module Loader: он заменит старый.';

/** SugarCRM, SuiteCRM и коннекторы к любой CRM. */
export const crm: FindingTexts['crm'] = {
  crm_logged_in: { finding: 'вход выполнен: {name} ({title})' },
  crm_version_found: { finding: '{version}' },
  crm_fields_untold: { finding: 'API не сообщает поля модуля {module}.' },
  crm_fields_found: { finding: 'найдено полей: {count}' },
  crm_fields_missing: {
    finding: 'В модуле {module} нет: {fields}',
    cure: 'Установите пакет либо исправьте или отключите эти поля модуля {module} в конфигурации.',
  },
  crm_no_recording_field: {
    finding: 'найдено полей: {count}; без {recording} у звонков нет ссылки на запись разговора',
  },
  crm_no_result_field: {
    finding: 'найдено полей: {count}; без {result} результаты есть только в описании',
  },
  crm_no_extra_fields: {
    finding:
      'найдено полей: {count}; без {recording} у звонков нет ссылки на запись разговора; без {result} результаты есть только в описании',
  },
  crm_results_in_text: {
    finding: 'В Calls нет поля {field}; результат — первая строка описания.',
  },
  crm_results_untold: { finding: 'API не сообщает, какие значения есть у {field}.' },
  crm_results_found: { finding: 'У {field} есть значение для каждого результата.' },
  crm_results_missing: {
    finding: 'В списке {field} модуля Calls нет значения для этих результатов: {values}',
    cure: 'Добавьте их в список (Studio или Dropdown Editor) либо задайте этим результатам `value`, которое в списке есть.',
  },
  crm_rights_untold: {
    finding: 'API не сообщает права заранее; это покажет первая запись.',
  },
  crm_may_write: { finding: 'Пользователь интеграции может создавать и изменять {module}.' },
  crm_may_not_write: {
    finding: 'Пользователь интеграции не может создавать или изменять {module}.',
    cure: 'Дайте его роли права доступа, просмотра, списка и изменения для {module}.',
  },
  crm_users_read: { finding: 'Список пользователей доступен для чтения.' },
  crm_users_hidden: {
    finding: 'Виден только один пользователь.',
    cure: 'Новые версии показывают список только администраторам: возьмите администратора пользователем интеграции или загружайте назначения из файла.',
  },
  crm_clock_untold: { finding: 'CRM не сообщает своё время.' },
  crm_clock_near: { finding: 'расходятся на {seconds} с' },
  crm_clock_far: {
    finding: 'Часы расходятся на {seconds} с.',
    cure: 'Пусть обе машины сверяют время по NTP.',
  },
  crm_no_receiver: { finding: 'Завершённые звонки никуда не отправляются (нет activity.url).' },
  crm_receiver_answers: { finding: 'Завершённые звонки отправляются на {origin}; оттуда отвечают.' },
  crm_receiver_clear: {
    finding: 'Завершённые звонки отправляются без шифрования на {origin}; оттуда отвечают.',
  },
  crm_receiver_silent: {
    finding: 'Завершённые звонки отправляются на {origin}, но оттуда не отвечают: {why}',
    cure: 'Запустите получателя или исправьте activity.url в конфигурации.',
  },
  crm_connector_failed: {
    finding: 'Её коннектор дал сбой: {text}',
    cure: 'Обратитесь к авторам этого коннектора; подробности в журнале.',
  },
  crm_check_failed: { finding: 'Проверка не удалась: {text}' },
  crm_answers: { finding: 'отвечает' },
  crm_demo_contacts: { finding: 'контактов в памяти: {count}' },
  crm_users_readable: { finding: 'вход выполнен; пользователи доступны для чтения' },
  package_unseen: { finding: 'ещё ни о чём не спрашивала; версия станет видна с первым запросом' },
  package_installed: { finding: 'установлена {version}' },
  package_old: { finding: 'установлена {version}; у этой службы {newest}', cure: PACKAGE },
  package_very_old: { finding: 'установлена версия до 1.3.0; у этой службы {newest}', cure: PACKAGE },
};
