import type { Texts } from '../texts.ts';

export const reasons: Texts['reasons'] = {
  bad_code: 'Этот код подключения недействителен: он использован, заменён или старше 15 минут.',
  bad_code_cure: 'Создайте новый в CRM: Admin > Телефония MOR.',
  no_api_keys: 'Коннектор ещё не может войти: у API SuiteCRM нет пары ключей.',
  no_api_keys_cure:
    'На этом сервере от имени пользователя веб-сервера выполните в {folder}: openssl genrsa -out private.key 2048 && openssl rsa -in private.key -pubout -out public.key && chmod 600 private.key public.key. Затем нажмите кнопку ещё раз.',
  not_logged_in: 'Вы не вошли в систему.',
  log_in_cure: 'Войдите ещё раз.',
  crm_error: 'CRM не смогла это выполнить.',
  crm_error_cure: 'Причина указана в журнале CRM; покажите его администратору.',
  not_configured: 'Телефония в этой CRM ещё не настроена.',
  unknown_operation: 'Такой операции нет.',
  reload_cure: 'Обновите страницу.',
  click_without_key: 'Нажатие пришло без ключа.',
  click_again_cure: 'Обновите страницу и нажмите ещё раз.',
  no_number: 'Это не телефонный номер.',
  no_number_cure: 'Исправьте номер в записи.',
  record_hidden: 'Запись с этим номером не найдена, или она вам недоступна.',
  record_hidden_cure:
    'Откройте запись и позвоните из неё или попросите администратора добавить её модуль в настройки MOR.',
  not_on_record: 'Этот номер не сохранён в записи.',
  not_on_record_cure: 'Сначала сохраните запись или попросите у администратора свободный набор.',
  no_call: 'Звонок не указан.',
  not_your_call: 'Это не ваш звонок.',
  only_administrators: 'Это могут только администраторы.',
  script_needed: 'Для этой страницы нужен JavaScript.',
  bad_address: 'Это не адрес: {address}',
  bad_address_cure: 'Пример: https://calls.example.com',
  bad_key: 'Ключ слишком короткий или содержит пробелы.',
  bad_key_cure: 'Скопируйте ключ целиком, начиная с whsec_.',
  incomplete: 'Не хватает адреса или ключа.',
  incomplete_cure: 'Введите то и другое и сохраните.',
  wrong_key: 'Коннектор не принимает ключ.',
  wrong_key_cure:
    'Введите один и тот же ключ здесь и в signingSecrets этой CRM в коннекторе; проверьте часы обоих серверов.',
  hooks_paused: 'Приостановлено на {seconds} с после сбоев.',
  hooks_paused_cure: 'Сохраните настройки, чтобы попробовать сразу.',
  unexpected: 'По адресу коннектора получен ответ HTTP {status}, не похожий на ответ коннектора.',
  unexpected_cure:
    'Проверьте адрес коннектора: он может принадлежать другой службе, или в нём не хватает пути.',
  unreachable: 'Коннектор недоступен.',
  unreachable_because: 'Коннектор недоступен ({detail}).',
  unreachable_dns_cure: 'Этот сервер не знает имени из адреса коннектора: проверьте написание и DNS.',
  unreachable_refused_cure:
    'По адресу коннектора никто не отвечает: проверьте, запущен ли он, его порт и брандмауэр.',
  unreachable_timeout_cure:
    'Коннектор не ответил вовремя: проверьте, запущен ли он и не отбрасывает ли пакеты брандмауэр.',
  unreachable_unanswered_cure:
    'Коннектор принял запрос, но не ответил вовремя: посмотрите его журнал и проверку.',
  unreachable_tls_cure: 'Соединению нет доверия: проверьте сертификат адреса коннектора.',
  unreachable_blocked_cure: 'Эта CRM не разрешает запросы к этому адресу: используйте публичное имя с TLS.',
  unreachable_other_cure: 'Проверьте адрес коннектора и запущен ли он.',
  https_for_http: 'Коннектор отвечает по этому адресу, но без TLS: http, а не https.',
  http_for_https: 'Коннектор отвечает по этому адресу, но только с TLS: https, а не http.',
  scheme_cure: 'Укажите {address} как адрес коннектора.',
};
