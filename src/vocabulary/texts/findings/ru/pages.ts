import type { FindingTexts } from '../texts.ts';

/** Почему служба не сделала того, о чём просила страница управления. */
export const pages: FindingTexts['pages'] = {
  page_cut_off: { finding: 'Соединение закрылось раньше, чем всё было передано.' },
  page_too_large: { finding: 'Это больше {bytes} байт.' },
  page_other_host: { finding: 'Этот коннектор отвечает только по адресу {hosts}, а не по имени из запроса.' },
  page_no_database: { finding: 'Коннектор сейчас не может пользоваться своей базой данных.' },
  page_mistake: { finding: 'Коннектор допустил ошибку; подробности в журнале под номером этого запроса.' },
  page_starting: { finding: 'Коннектор запускается.' },
  page_unreadable: { finding: 'Запрос нельзя прочитать.' },
  page_not_json: { finding: 'Содержимое не является JSON в UTF-8.' },
  page_many_streams: { finding: 'Одновременно открыто слишком много страниц.' },
  page_no_route: { finding: '{method} {path} не существует.' },
  page_foreign: {
    finding:
      'Этот запрос пришёл не со страницы коннектора. Если всё же с неё, укажите в admin.publicUrl (или server.publicUrl) адрес из браузера, а прокси пусть передаёт заголовок Host.',
  },
  page_old_token: { finding: 'Заголовка X-CSRF-Token нет, или он устарел; обновите страницу.' },
  page_many_sign_ins: { finding: 'С этого адреса начато слишком много входов.' },
  page_no_oidc: { finding: 'Вход через OpenID Connect не настроен.' },
  page_oidc_in_file: { finding: 'Вход через OpenID Connect настроен в файле конфигурации; меняйте его там.' },
  page_provider_silent: {
    finding:
      'Провайдера не удалось спросить. Проверьте его адрес и идентификатор клиента или войдите с паролем.',
  },
  page_entered: { finding: 'Во введённом: {why}.' },
  page_signed_out: { finding: 'Вы не вошли, или сеанс закончился.' },
  page_viewer: { finding: 'Вы можете смотреть, но не менять: ваша роль — наблюдатель.' },
  page_password_there: { finding: 'Пароль администратора уже есть; войдите с ним.' },
  page_wrong_password: { finding: 'Пароль неверный.' },
  page_set_up_code: { finding: 'Введите код настройки, который коннектор записал в журнал при запуске.' },
  page_wrong_code: {
    finding: 'Код настройки неверный. Верный коннектор записал в журнал при последнем запуске.',
  },
  page_password_in_file: { finding: 'Пароль берётся из конфигурации (admin.password); меняйте его там.' },
  page_wrong_current: { finding: 'Текущий пароль неверный.' },
  page_throttled: { finding: 'Слишком много попыток; повторите через {seconds} с.' },
  page_one_visitor: {
    finding:
      'Все, кто приходит через прокси {address}, считаются одним посетителем, потому что server.trustProxy его не называет.',
  },
  page_no_call: { finding: 'Звонка {call} нет.' },
  page_no_key_header: { finding: 'Для каждого нажатия отправляйте заголовок Idempotency-Key.' },
  page_no_restart: { finding: 'Этот процесс не может перезапустить себя; перезапустите службу.' },
  page_in_file: { finding: '{id} находится в файле конфигурации; меняйте там.' },
  page_key_in_file: { finding: 'Этот ключ находится в файле конфигурации; меняйте его там.' },
  page_no_key: { finding: 'Такого ключа нет.' },
  page_no_own_key: { finding: 'У коннектора нет своего ключа с именем {name}.' },
  page_no_cursor: { finding: 'Этой страницы больше нет; начните с начала.' },
  page_old_cursor: { finding: 'Это место не из этого списка; начните с начала.' },
  page_no_mapping: { finding: 'У {crm}/{user} нет назначения.' },
  page_no_undo: { finding: 'Отменять нечего.' },
  page_undo_changed: {
    finding: 'С тех пор как вы смотрели, назначение изменили. Посмотрите ещё раз, что будет отменено.',
  },
  page_no_package: { finding: 'Пакета для {type} нет.' },
  page_no_listening: { finding: 'Вы можете видеть звонки, но не слушать их: ваша роль — наблюдатель.' },
  page_no_session: { finding: 'Такого сеанса нет; возможно, он уже закончился.' },
  page_no_stored_connection: { finding: 'Сохранённого подключения {id} нет.' },
  page_no_connection: { finding: 'Подключения {id} нет.' },
  page_not_a_code: { finding: 'Это не код подключения. Скопируйте весь код из CRM: Admin, Телефония MOR.' },
  page_code_unreachable: { finding: '{host} не отвечает этому серверу. Проверьте, что коннектор видит CRM.' },
  page_code_no_package: {
    finding: '{host} ответил HTTP {status}, но не так, как пакет MOR. Установите пакет этой версии.',
  },
  page_id_taken: { finding: 'CRM с идентификатором {id} уже есть; выберите другой.' },
  page_code_sugar: { finding: 'Sugar нужны также имя и пароль пользователя коннектора.' },
  page_other_nodes: {
    finding:
      'С этим ключом работают и другие узлы: замените его через MOR_CONNECTOR_KEY, как docs/operations.md описывает для нескольких узлов.',
  },
  page_secret_sealed: {
    finding:
      'Сохранённый секрет нельзя расшифровать: дайте MOR_CONNECTOR_KEY или файл ключа, с которым он сохранён, или введите его снова.',
  },
  page_no_recording: { finding: 'У этого звонка нет записи.' },
  page_recording_pending: {
    finding: 'MOR ещё не закончил эту запись; после звонка это занимает несколько минут.',
  },
  page_recording_deleted: { finding: 'Запись этого звонка удалена.' },
  page_recording_too_late: { finding: 'Слишком поздно: запись уже удалена.' },
  page_recording_no_mor: { finding: 'Сервера MOR этого звонка в конфигурации нет.' },
  page_recording_refused: { finding: 'MOR её не отдаёт: {why}' },
  page_no_answer: { finding: 'Коннектор не отвечает.' },
  page_no_reason: { finding: 'Сервер ответил {status}, не объяснив почему.' },
};
