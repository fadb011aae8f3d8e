import type { AdminTexts } from '../texts.ts';

/** The page Sessions. */
export const sessions: AdminTexts['sessions'] = {
  administrator: 'администратор',
  viewer: 'только просмотр',
  sessions: 'Сеансы',
  who_is_signed_in_to: 'Кто вошёл на эти страницы. Завершённый сеанс сразу выводит тот браузер.',
  nobody_is_signed_in: 'Никто не вошёл.',
  you: 'вы',
  role: 'Роль',
  from_address: 'Откуда',
  signed_in: 'Вход',
  last_seen: 'Последняя активность',
  end: 'Завершить',
  end_the_session_of_from: 'Завершить сеанс: {0}, {1}',
  change_the_administrator_password: 'Сменить пароль администратора',
  current_password: 'Текущий пароль',
  new_password: 'Новый пароль',
  at_least_10_characters_all: 'Не менее 10 символов. Все остальные сеансы завершатся.',
  the_password_was_changed_all: 'Пароль изменён; все остальные сеансы завершены.',
  change_the_password: 'Сменить пароль',
  sign_in_with_your_organisation: 'Вход через организацию',
  people_sign_in_at_your:
    'Люди входят у вашего собственного поставщика через OpenID Connect (Microsoft Entra ID, Google, Okta, Keycloak и другие). Пароль продолжает действовать, поэтому никто не останется за дверью.',
  in_use: 'используется',
  not_set_up: 'не настроено',
  register_this_address: 'Адрес возврата, который нужно указать у поставщика',
  it_is_not_in_use: 'Не используется: {0}',
  sign_in_was_saved:
    'Сохранено: действует со следующего входа. Проверьте в другом браузере, прежде чем выйти здесь.',
  sign_in_was_removed: 'Убрано: вход по паролю.',
  remove_question: 'Убрать вход через организацию?',
  everybody_who_signed_in: 'Все, кто вошёл так, будут выведены. Пароль продолжает действовать.',
};
