import type { FindingTexts } from '../texts.ts';

/** Что не так в одной строке назначений. */
export const lines: FindingTexts['lines'] = {
  line_no_crm: { finding: 'CRM «{value}» нет в конфигурации; есть: {known}' },
  line_no_mor: { finding: 'сервера MOR «{value}» нет в конфигурации; есть: {known}' },
  line_not_a_number: { finding: '«{value}» — не номер: цифры, * и #, в международной форме с + впереди' },
  line_emergency: { finding: '«{value}» — номер экстренной службы' },
  line_cannot_dial: { finding: '«{value}» нельзя набрать ({reason})' },
  line_digits_lost: {
    finding:
      'Электронная таблица его изменила, и цифры потеряны. Задайте столбцу текстовый формат и введите номер заново.',
  },
  line_no_number: { finding: 'не содержит номера' },
  line_no_country: { finding: '«{value}» — не страна; укажите код из двух букв, например LT' },
  line_device: {
    finding:
      'Устройство — это его номер в MOR (показан как ACC), только цифры; не внутренний номер и не имя SIP.',
  },
  line_digits: { finding: 'возможны только цифры' },
  line_email: { finding: 'это не адрес электронной почты' },
  line_text: { finding: 'здесь нужен текст' },
  line_too_long: { finding: 'длиннее {most} знаков' },
  line_control: { finding: 'содержит перенос строки или другой управляющий символ' },
  line_lost_letter: { finding: 'Потеряна буква: на её месте {sign}. Напишите её заново.' },
  line_true_false: { finding: 'должно быть true или false (подходят и yes, no, 1, 0)' },
  line_missing: { finding: 'отсутствует' },
  source_emergency: { finding: '{source} — номер экстренной службы {number}' },
  source_code: { finding: '{source} — код с * или #; такие никогда не набираются' },
  source_cannot_dial: { finding: '{source} нельзя набрать ({reason})' },
  source_not_internal: {
    finding: '{source} — не внутренний номер (numbers.internal) и не внутренний номер этого устройства в MOR',
  },
  source_lost_zero: {
    finding: 'Электронная таблица могла убрать 0 перед {digits}; если имеется в виду он, напишите {number}',
  },
  mor_line_no_device: { finding: 'В MOR {mor} нет устройства {device}.' },
  mor_line_device_untold: { finding: 'MOR ничего не сообщил об устройстве: {text}' },
  mor_line_no_user: { finding: 'В MOR {mor} нет пользователя {username} (или он не показан).' },
  mor_line_user_untold: { finding: 'MOR ничего не сообщил о пользователе: {text}' },
  mor_line_of_another: {
    finding: 'Устройство {device} принадлежит не {username}, а другому пользователю MOR.',
  },
  mor_line_not_asked: { finding: 'MOR {mor} нельзя спросить: не указан пользователь состояния.' },
  row_no_mor: { finding: 'Сервера MOR «{mor}» нет.' },
  row_device_shared: { finding: 'Устройство {device} использует и {agents}.' },
  row_no_user: { finding: 'CRM больше не знает этого пользователя.' },
  row_inactive: { finding: 'Этот пользователь в CRM не активен.' },
  csv_column_twice: { finding: 'Столбец указан дважды (второй раз как «{heading}»).' },
  csv_column_missing: { finding: 'Столбца нет; его должна назвать первая строка (в ней {headings}).' },
  csv_too_long: { finding: 'В файле больше {most} строк; разделите его на несколько файлов.' },
  csv_quote_open: {
    finding:
      'Здесь начинается ячейка в кавычках, которая не кончается; каждую кавычку внутри ячейки пишите дважды.',
  },
  csv_quote_behind: {
    finding: 'За ячейкой в кавычках стоит текст; каждую кавычку внутри ячейки пишите дважды.',
  },
  csv_empty: { finding: 'Файл пуст; его первая строка называет столбцы.' },
  csv_headings_only: { finding: 'Есть только заголовки и ни одной строки с сотрудником под ними.' },
  csv_cells: { finding: 'В строке {cells} (ячеек), в заголовке — {headings}.' },
  csv_agent_twice: { finding: '{agent} уже есть в строке {earlier} (и ещё раз в строке {line}).' },
};
