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
};
