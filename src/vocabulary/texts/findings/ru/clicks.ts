import type { FindingTexts } from '../texts.ts';

/** Почему нажатие отклонено. */
export const clicks: FindingTexts['clicks'] = {
  click_no_crm: { finding: 'В конфигурации нет CRM «{crm}».' },
  click_no_such_crm: { finding: 'CRM «{crm}» нет.' },
  click_other_spelling: { finding: 'CRM пишет идентификатор {user} как {id}; используйте его.' },
  click_no_mor: { finding: 'Назначение {user} называет сервер MOR «{mor}», которого нет в конфигурации.' },
  click_caller_id: { finding: '{number} — не тот номер, который вы можете показывать.' },
  click_unseen: {
    finding: 'Отсюда коннектор не знает, какие записи вам видны. Нажмите номер на странице самой CRM.',
  },
  click_not_on_record: {
    finding: 'Вы можете набирать только номера видимых вам записей. Свободный набор для вас выключен.',
  },
  click_do_not_call: { finding: 'В CRM отмечено: {name} не звонить.' },
  click_do_not_call_contact: { finding: 'В CRM отмечено: этому контакту не звонить.' },
  click_no_record: { finding: '{type} {id}: такой записи нет, или она вам не видна.' },
  click_free_only: { finding: 'Для звонка без номера нужен свободный набор, а для вас он выключен.' },
  click_no_number: { finding: 'Нажатие не передало номер телефона.' },
  click_no_source: { finding: 'В вашем назначении нет номера-источника.' },
  click_other_source: { finding: '{number} — не из ваших номеров-источников ({sources}).' },
  click_own_number: { finding: 'Ваш номер использовать нельзя: {why}. Обратитесь к администратору.' },
  click_field_cannot_dial: { finding: '{field}: «{value}» нельзя набрать: {reason}' },
  click_not_among: { finding: '{number} — не из номеров телефона этой записи.' },
  click_no_fields: { finding: 'Ни одно из его полей телефона не заполнено.' },
  click_empty_field: { finding: 'Поле {field} пусто или не является полем телефона этой записи.' },
  click_switched_off: { finding: 'Пользователю CRM {user} ({crm}) звонки выключены ({origin}).' },
  click_incomplete: { finding: 'У пользователя CRM {user} ({crm}) в коннекторе не хватает: {columns}.' },
  click_sealed: {
    finding:
      'Значение ({column}) пользователя CRM {user} ({crm}) нельзя прочитать: ключа, с которым оно сохранено, больше нет. Введите его снова.',
  },
  click_unusable: { finding: 'Назначение пользователя CRM {user} ({crm}) использовать нельзя: {why}.' },
  click_column: { finding: '{column} ({origin}): {why}' },
  origin_mapping: { finding: 'назначение' },
  origin_crm: { finding: 'запись пользователя в CRM' },
  origin_defaults: { finding: 'значения CRM по умолчанию' },
  origin_built_in: { finding: 'коннектор' },
  click_agent_busy: { finding: 'У вас уже есть звонок; сначала завершите его.' },
  click_agent_limit: { finding: 'Достигнут предел ваших звонков ({per}).' },
  per_minute: { finding: 'в минуту' },
  per_day: { finding: 'в день' },
  click_crm_concurrent: {
    finding:
      'У компании уже столько одновременных звонков, сколько разрешено; попробуйте, когда один закончится.',
  },
  click_crm_minute: { finding: 'Компания достигла предела звонков в минуту.' },
  click_crm_day: { finding: 'Компания достигла предела звонков в день.' },
  click_other_contents: { finding: 'Этот ключ идемпотентности принадлежит нажатию с другим содержимым.' },
  click_not_stored: { finding: 'Коннектор не может писать в свою базу данных; ничего не набрано.' },
  click_maybe_stored: {
    finding:
      'Коннектор не может пользоваться своей базой данных. Если вы уже нажимали раньше, телефон может всё же зазвонить.',
  },
  click_fields_unknown: {
    finding:
      'Коннектор не может спросить Salesforce, какие поля телефона вам видны, поэтому ничего не набрано. Администратор даёт пользователю интеграции право «View Setup and Configuration» (набор разрешений MOR Integration) или ставит «visibility» этой CRM в «records».',
  },
};
