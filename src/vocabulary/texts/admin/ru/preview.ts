import type { AdminTexts } from '../texts.ts';

/** The page Preview. */
export const preview: AdminTexts['preview'] = {
  the_mapping: 'назначение',
  the_user_record_in_the: 'запись пользователя в CRM',
  the_defaults_of_the_crm: 'значения по умолчанию CRM',
  built_in: 'встроено',
  would_dial: 'набрал бы',
  would_not_dial: 'не набрал бы',
  the_field_holds_several_numbers:
    'В поле несколько номеров: {0}. Нажатие на один из них набирает его, иначе набирается первый.',
  steps: 'Шаги',
  source: 'Источник',
  record: 'Запись',
  number: 'Номер',
  dial_rules: 'Правила набора',
  values_of_the_line: 'Значения линии',
  comes_from: 'Откуда',
  request_to_mor: 'Запрос к MOR',
  parameters_of_the_request_to: 'Параметры запроса к MOR',
  parameter: 'Параметр',
  preview: 'Предпросмотр',
  choose_an_agent_and_a:
    'Выберите сотрудника и запись или номер: будет показан каждый шаг нажатия и его причина. Ничего не набирается.',
  show: 'Показать',
};
