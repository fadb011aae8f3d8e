import type { AdminTexts } from '../texts.ts';

/** The page Rules. */
export const rules: AdminTexts['rules'] = {
  set_here: 'заданы здесь',
  what_you_save_here_counts: 'Вместо них будет действовать то, что вы сохраните здесь.',
  the_configuration_files_are_not: 'Правила файла конфигурации не используются.',
  back_to_the_files: 'Вернуться к правилам файла',
  go_back_to_the_files: 'Вернуться к правилам файла?',
  the_rules_that_were_set:
    'Заданные здесь правила будут забыты; со следующего нажатия снова действуют правила файла конфигурации.',
  the_rules_of_the_configuration: 'Снова действуют правила файла конфигурации.',
  rules: 'Правила',
  and_more: '{0} и ещё {1}',
  internal_numbers: 'Внутренние номера',
  short_numbers_are_dialled_only:
    'Короткие номера набираются, только если их называет шаблон: 1XX — это от 100 до 199.',
  suggested: 'По внутренним номерам ваших сотрудников предлагается:',
  nothing_suggested: 'По внутренним номерам ваших сотрудников других шаблонов не предлагается.',
  add_named: 'Добавить: {0}',
  an_internal_number: '{0}, внутренний номер',
  try_a_number: 'Проверить номер',
  what_the_rules_on_this: 'Что с ним сделают правила этой страницы, ещё до сохранения.',
  number_as_in_the_crm: 'Номер, как в CRM',
  may_be_called: 'звонить можно',
  not_called: 'звонить нельзя',
  gets: '{0} получит {1}',
};
