import type { FindingTexts } from '../texts.ts';

/** Почему это не номер, который можно набрать. */
export const numbers: FindingTexts['numbers'] = {
  number_few_for_country: { finding: 'для страны ({country}) слишком мало цифр; не пропущен ли код города?' },
  number_few_for_code: { finding: 'для этого кода страны слишком мало цифр; не пропущен ли код города?' },
  number_many_for_country: { finding: 'для страны ({country}) слишком много цифр' },
  number_many_for_code: { finding: 'для этого кода страны слишком много цифр' },
  number_wrong_for_country: {
    finding: 'для страны ({country}) число цифр не подходит; не пропущен ли код города?',
  },
  number_wrong_for_code: {
    finding: 'для этого кода страны число цифр не подходит; не пропущен ли код города?',
  },
  number_no_such_code: { finding: 'такого кода страны нет' },
  number_none: { finding: 'это не номер телефона' },
  number_unlike_code: {
    finding: 'ни один номер с этим кодом страны так не выглядит; возможно, пропущена цифра',
  },
  number_unlike_country: {
    finding:
      'в стране ({country}) таких номеров нет; возможно, пропущена цифра, или напишите номер с + и кодом страны',
  },
  number_two_meanings: { finding: 'это может быть {one} или {other}; напишите номер с + и кодом страны' },
  number_country_foreign: {
    finding:
      'страна «{value}» здесь неизвестна, поэтому можно набрать только номер с + и кодом страны; исправьте страну контакта',
  },
  number_area_missing: { finding: 'не хватает кода города для страны ({country})' },
  number_country_unknown: { finding: 'нет + и кода страны, а страна по умолчанию не задана' },
  number_letters: { finding: 'из букв номер не складывается; напишите его цифрами' },
  number_beyond_any: { finding: 'в нём больше цифр, чем в любом номере телефона' },
  number_star: { finding: 'коды с * и # предназначены самому телефону и нажатием не набираются' },
  number_one_digit: { finding: 'одна цифра — это не номер телефона' },
  number_not_internal: {
    finding: 'для номера телефона слишком мало цифр, и внутренним номером здесь это не является',
  },
  number_no_keyboard: { finding: 'в нём есть знаки, которых нет на клавиатуре; введите номер заново' },
  number_date: { finding: 'это дата' },
  number_empty: { finding: 'он пуст' },
  number_several_none: { finding: 'здесь несколько номеров, и ни один нельзя набрать' },
  number_several_untold: {
    finding: 'здесь несколько номеров, и непонятно, где кончается один; разделите их знаком ;',
  },
  number_hours: { finding: 'в конце могут быть часы или последние цифры; часы пишите как «9-17 h»' },
  number_other_line: { finding: 'последние цифры могут относиться к другой линии; напишите один номер' },
  number_one_or_two: {
    finding: 'это может быть один номер или два; два разделите знаком ;, а один напишите без знаков внутри',
  },
  number_too_long: { finding: 'для номера телефона это слишком длинно' },
  number_emergency: { finding: 'экстренные номера нажатием не набираются; звоните с телефона' },
};
