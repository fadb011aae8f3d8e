import type { Texts } from './texts.ts';

export const language: Texts['language'] = { salesforce: 'ru', crm: 'ru_RU' };

export const problems: Texts['problems'] = {
  agent_not_mapped: {
    title: 'Вам не назначен телефон',
    cure: 'Попросите администратора указать ваше имя пользователя MOR, устройство и номер.',
  },
  agent_disabled: {
    title: 'Звонки для вас отключены',
    cure: 'Администратор может их включить.',
  },
  record_not_found: {
    title: 'Запись не найдена',
    cure: 'Обновите страницу.',
  },
  no_telephone_number: {
    title: 'В записи нет номера телефона',
    cure: 'Введите номер и повторите попытку.',
  },
  number_invalid: {
    title: 'Это не номер телефона',
    cure: 'Исправьте его в записи; международный формат с + подходит всегда.',
  },
  destination_blocked: {
    title: 'На этот номер звонить нельзя',
    cure: 'Администратор может изменить правила набора, если такой звонок должен быть возможен.',
  },
  destination_blocked_emergency: {
    title: 'Экстренные номера никогда не набираются щелчком',
    cure: 'Наберите его на телефоне.',
  },
  destination_blocked_service_code: {
    title: 'Сервисные коды никогда не набираются щелчком',
    cure: 'Наберите код на телефоне.',
  },
  do_not_call: {
    title: 'Этот контакт не хочет, чтобы ему звонили',
    cure: 'Учтите отметку или попросите снять её, если она ошибочна.',
  },
  agent_busy: {
    title: 'У вас уже есть звонок',
    cure: 'Сначала завершите его.',
  },
  rate_limited: {
    title: 'Слишком много звонков за короткое время',
    cure: 'Подождите немного и повторите попытку.',
  },
  mor_refused: {
    title: 'Телефонная система отклонила звонок',
    cure: 'Сообщите администратору причину, которую она назвала.',
  },
  mor_unreachable: {
    title: 'Телефонная система недоступна; ничего не набрано',
    cure: 'Повторите попытку.',
  },
  mor_unusable_answer: {
    title: 'Неизвестно, начат ли звонок',
    cure: 'Ждите звонка на ваш телефон; второй раз ничего не набирается.',
  },
  crm_unreachable: {
    title: 'Коннектор не смог прочитать эту запись в CRM',
    cure: 'Повторите попытку.',
  },
  overloaded: {
    title: 'Слишком много звонков в очереди',
    cure: 'Повторите попытку через мгновение.',
  },
  not_ready: {
    title: 'Коннектор запускается или сейчас не может работать; ничего не набрано',
    cure: 'Повторите попытку через мгновение. Если это продолжается, сообщите администратору.',
  },
  not_supported: {
    title: 'Ваша телефонная система этого не умеет',
    cure: 'Положите трубку на телефоне.',
  },
  internal: {
    title: 'В коннекторе произошла ошибка',
    cure: 'Прежде чем повторить, проверьте, не звонит ли ваш телефон, и сообщите администратору.',
  },
  unauthenticated: {
    title: 'Срок вашего входа истёк',
    cure: 'Откройте эту страницу из CRM ещё раз.',
  },
  forbidden: {
    title: 'Вам это не разрешено',
    cure: 'Попросите администратора дать вам это право.',
  },
  call_not_found: {
    title: 'Этот звонок больше не известен',
    cure: 'Обновите страницу.',
  },
  recording_not_found: {
    title: 'Записи этого звонка нет',
    cure: 'Она появляется через несколько минут после звонка и через некоторое время удаляется.',
  },
  recording_unavailable: {
    title: 'Запись сейчас нельзя прослушать',
    cure: 'Попробуйте позже. Если не пройдёт, сообщите администратору.',
  },
  connector_unreachable: {
    title: 'Телефонная служба не отвечает',
    cure: 'Повторите попытку: один и тот же звонок никогда не совершается дважды.',
  },
  permission_missing: {
    title: 'У вас нет права звонить',
    cure: 'Попросите администратора назначить набор разрешений MOR Agent.',
  },
  credential_missing: {
    title: 'Salesforce не может использовать ключ коннектора для вас',
    cure: 'Попросите администратора назначить набор разрешений MOR Agent.',
  },
  session_expired: {
    title: 'Ваш сеанс завершён',
    cure: 'Войдите снова.',
  },
  not_configured: {
    title: 'Телефония ещё не настроена',
    cure: 'Администратор вводит адрес и ключ в разделе «Администрирование», «Телефония MOR».',
  },
  offline: {
    title: 'CRM недоступна',
    cure: 'Проверьте сеть и повторите попытку.',
  },
  number_not_on_record: {
    title: 'Этого номера нет в записи',
    cure: 'Сначала сохраните запись или попросите администратора разрешить свободный набор.',
  },
  other: {
    title: 'Не получилось',
    cure: 'Сообщите администратору, что здесь написано.',
  },
};

export const states: Texts['states'] = {
  requested: 'Начинаем звонок',
  accepted: 'Звоним на ваш телефон',
  unknown: 'Ждём сведений о звонке',
  agent_ringing: 'Ваш телефон звонит',
  contact_ringing: 'Идёт вызов',
  connected: 'Разговор идёт',
  refused: 'Звонок не выполнен',
};

export const outcomes: Texts['outcomes'] = {
  answered: 'Звонок завершён',
  no_answer: 'Нет ответа',
  busy: 'Занято',
  failed: 'Не удалось соединить',
  cancelled: 'Отменено',
  agent_no_answer: 'Вы не сняли трубку',
  missed: 'Пропущенный вызов',
  unknown: 'Завершено, результат неизвестен',
};

export const outcomeNames: Texts['outcomeNames'] = {
  answered: 'Отвечен',
  no_answer: 'Нет ответа',
  busy: 'Занято',
  failed: 'Не удалось соединить',
  cancelled: 'Отменён',
  agent_no_answer: 'Свой телефон не сняли',
  missed: 'Пропущен',
  unknown: 'Результат неизвестен',
};

export const results: Texts['results'] = {
  reached: 'Дозвонились',
  left_message: 'Оставлено сообщение',
  call_back: 'Перезвонить',
  wrong_number: 'Неверный номер',
  not_interested: 'Не интересно',
  my_voicemail: 'Ответила моя голосовая почта',
};

export const call: Texts['call'] = {
  call: 'Позвонить',
  loading: 'Загрузка',
  placing: 'Запрашиваем звонок',
  retry: 'Повторить',
  dismiss: 'Закрыть сообщение',
  close_call: 'Закрыть',
  timeline: 'Что произошло',
  wait_seconds: 'Подождите {0} с, прежде чем повторить.',
  talk_time: 'Длительность',
  notes: 'Заметки',
  result: 'Результат',
  result_none: 'Нет',
  save: 'Сохранить',
  saved: 'Сохранено в звонке',
  recent: 'Мои последние звонки',
  recent_empty: 'Звонков пока не было.',
  open_record: 'Открыть запись: {0}',
  hint_unknown: 'Ждите звонка на ваш телефон. Дважды номер не набирается.',
  hint_agent_ringing: 'Снимите трубку, затем будет вызван контакт.',
  wrap_up: 'Как прошёл разговор?',
  call_back_on: 'Перезвонить',
  save_and_close: 'Сохранить и закрыть',
  result_missing: 'Сначала выберите результат.',
  consent: 'Собеседник согласен на запись',
  listen: 'Прослушать запись',
};

export const panel: Texts['panel'] = {
  title: 'Звонки',
  idle: 'Сейчас звонков нет.',
  also_in_field: 'Также в этом поле',
  ring_me_at: 'Звонить мне на',
  number: 'Номер',
  dial_pad: 'Клавиши набора',
  redial: 'Позвонить ещё раз: {0}',
  hang_up: 'Положить трубку',
  help: 'Справка',
  live: 'На связи',
  connecting: 'Подключение',
  lost: 'Связь потеряна; пробуем снова',
  no_identity: 'Откройте эту панель из CRM: неизвестно, кто вы.',
  incoming: 'Входящий звонок',
  withheld: 'Номер скрыт',
  unknown_caller: 'Неизвестный абонент',
  looking_up: 'Ищем, кто это …',
  not_looked_up: 'CRM не успела сказать, кто это.',
  who_is_it: 'Этот номер есть в нескольких записях. Кто это?',
  more_matches: 'Их больше, чем показано.',
  create_record: 'Создать: {0}',
  answered_by: 'Ответил(а) {0}',
  to_number: 'на {0}',
  incoming_not_shown: 'Входящие звонки сейчас не показываются.',
  open_cases: 'Открытые обращения: {0}',
  open_opportunities: 'Открытые сделки: {0}',
  digit_back: 'Удалить последнюю цифру',
  recording_deleted: 'Запись удалена.',
  my_figures: 'Мои показатели',
  period: 'Период',
  today: 'Сегодня',
  last_days: 'Последние {0} дней',
  count_by: 'Считать',
  by_day: 'по дням',
  by_result: 'по результатам',
  day: 'День',
  calls: 'Звонки',
  answered: 'Отвечено',
  total: 'Всего',
  heard_by: 'Кто прослушал',
  heard_by_nobody: 'Ещё никто не прослушал.',
  heard_by_administrator: '{0} (администратор)',
  heard_by_crm: 'Сервер CRM',
  call_backs: 'Запланированные звонки',
  due_now: 'Пора звонить',
  done: 'Готово',
  show_call: 'Показать звонок: {0}',
  call_now: 'Позвонить: {0}',
  notify: 'Уведомлять о входящих и пропущенных звонках и о звонках, которые пора сделать',
  notify_blocked:
    'Браузер блокирует уведомления этой страницы. Разрешите их в настройках и отметьте ещё раз.',
};

export const player: Texts['player'] = {
  title: 'Запись',
  title_of: 'Запись: {0}',
  audited: 'Каждое прослушивание записывается с вашим именем.',
};

export const card: Texts['card'] = {
  region: 'Телефонные звонки',
  pick_up: 'Снимите трубку, и вас соединят: {name}.',
  contact_ringing: 'Идёт вызов: {name}',
  logged: 'Сохранено в истории звонков',
  log_pending: 'Будет сохранено в истории звонков',
  log_failed: 'Не удалось сохранить в истории звонков',
  saving: 'Сохраняем…',
  saved: 'Сохранено',
  not_saved: 'Не сохранено',
  close: 'Закрыть',
  show: 'Показать звонок',
  joined: 'Вы нажали это и в другой вкладке: оба нажатия — этот один звонок.',
  mapping_locked: 'Изменить эту привязку телефона может только администратор.',
  details: 'Заметки и результат',
  call_number: 'Позвонить: {number}',
  again: 'Повторить',
  log_in: 'Войти',
  no_live: 'Связь прервана, пробуем снова.',
  result_none: 'Выберите…',
};

export const incoming: Texts['incoming'] = {
  ringing: 'Входящий звонок',
  to: 'На номер {did}',
  withheld: 'Номер скрыт',
  unknown_caller: 'Неизвестный номер',
  looking_up: 'Определяем, кто звонит…',
  not_in_time: 'CRM не успела ответить, кто это.',
  several: 'Этот номер есть в нескольких записях. Кто звонит?',
  more: 'Есть и другие записи.',
  answered_by: 'Ответил(а) {name}',
  open: 'Открыть: {name}',
  create_lead: 'Создать лид',
  create_contact: 'Создать контакт',
  not_shown: 'Входящие звонки сейчас не показываются.',
  open_cases: 'Открытые обращения: {count}',
  open_opportunities: 'Открытые сделки: {count}',
};

export const connection: Texts['connection'] = {
  part_code: 'Код подключения',
  code_help:
    'Вставьте его в настройку коннектора: он получит ключ и доступ с этого сервера, в самом коде их нет. Код действует один раз, в течение 15 минут. Затем коннектор работает с правами пользователя, создавшего код; другого можно выбрать в Admin > OAuth2 Clients and Tokens.',
  code_make: 'Создать код подключения',
  part_callers: 'Входящие звонки',
  fill: 'Подготовить номера',
  fill_help:
    'Сохраняемые записи подготавливаются сами, чтобы звонящий находился при любом написании номера. Здесь можно подготовить прежние записи: больше в них ничего не меняется, действие можно повторять.',
  filling: 'Подготовка: {done} из {total} записей',
  filled: 'Готово: {done} записей.',
  title: 'Телефония MOR',
  intro: 'Звонок в один клик через коннектор. Изменения действуют сразу.',
  part_connection: 'Соединение',
  part_dialling: 'Набор номера',
  url: 'Адрес коннектора',
  url_help: 'Как его видит этот сервер, например https://calls.example.com',
  browser_url: 'Адрес для браузеров',
  browser_url_help: 'Пусто: тот же. «none»: браузеры обращаются только к этой CRM.',
  key_1: 'Ключ подписи',
  key_2: 'Второй ключ (на время замены)',
  key_stored: 'Ключ сохранён. Введите новый, чтобы заменить.',
  key_none: 'Ключ не сохранён.',
  key_remove: 'Удалить',
  key_help: 'Тот же текст, что в signingSecrets коннектора, например whsec_…',
  country: 'Страна по умолчанию',
  country_help: 'Для номеров, набранных без кода страны. Номера из записей обрабатывает коннектор.',
  country_none: 'Нет',
  modules: 'Модули с номерами для звонков',
  modules_help: 'Названия через запятую, например Contacts,Leads,Accounts',
  free_roles: 'Роли со свободным набором',
  free_roles_help:
    'Их пользователи могут звонить и на номера, которых нет в записях; остальные только на номера записей, которые им видны.',
  no_roles: 'В этой CRM ещё нет ролей.',
  hooks: 'Сообщать коннектору об изменениях',
  hooks_help: 'Нужно для «Набрать сейчас». Передаются только идентификаторы.',
  save: 'Сохранить',
  saved: 'Сохранено.',
  test: 'Проверить соединение',
  testing: 'Проверяем…',
  link_settings: 'Настройки',
  link_reach: 'Доступность коннектора',
  link_ready: 'Состояние коннектора',
  link_key: 'Ключ подписи',
  link_connector: 'Запросы к коннектору',
  link_you: 'Ваш телефон',
  link_hooks: 'Сообщения об изменениях',
  fine: 'в порядке',
  broken: 'ошибка',
  p_crm_error: 'CRM ответила ошибкой; причина указана в её журнале.',
  link_extension: 'Скрипт на страницах SuiteCRM 8',
  extension_missing: 'Страницы не получают скрипт (HTTP {status}).',
  extension_missing_cure:
    'Очистите кэш SuiteCRM: удалите папку cache/prod или выполните bin/console cache:clear от имени пользователя веб-сервера. Затем проверьте снова.',
  extension_old: 'Страницы получают скрипт другой версии.',
  extension_old_cure: 'Очистите кэш SuiteCRM и перезагрузите страницу клавишами Ctrl+F5.',
  extension_asleep: 'Скрипт доступен, но эта страница его не загрузила.',
  extension_asleep_cure: 'Перезагрузите страницу клавишами Ctrl+F5. Если не помогло, очистите кэш SuiteCRM.',
};

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

export const dashlet: Texts['dashlet'] = {
  title: 'Мои звонки (MOR)',
  description: 'Звонки через MOR сегодня и на этой неделе, их результаты и пропущенное',
  today: 'Сегодня',
  week: 'Эта неделя',
  week_made: 'Эта неделя, исходящие',
  week_in: 'Эта неделя, входящие',
  calls: 'Звонки',
  answered: 'Отвеченные',
  missed_calls: 'Пропущено',
  talk_time: 'Время разговора',
  outcomes: 'Результаты за неделю',
  outcome: 'Результат',
  agent: 'Сотрудник',
  by_agent: 'Все сотрудники за неделю',
  missed: 'Пропущенные и просроченные',
  missed_none: 'Ничего не пропущено и не просрочено.',
  no_calls: 'На этой неделе звонков ещё не было.',
};

export const modules: Texts['modules'] = {
  application: {
    LBL_MOR_DIAL_FAILED: 'MOR: звонок не выполнен, телефонная служба сейчас недоступна.',
    LBL_MOR_DIAL_REFUSED: 'MOR: звонок не выполнен:',
    LBL_MOR_DIAL_UNKNOWN:
      'MOR: неизвестно, начался ли звонок. Прежде чем звонить снова, посмотрите историю звонков.',
    LBL_MOR_DIAL_DONE: 'MOR: у этой записи уже есть звонок; чтобы позвонить ещё раз, запланируйте новый.',
  },
  Administration: {
    LBL_MOR_ADMIN_GROUP: 'Телефония',
    LBL_MOR_ADMIN_GROUP_DESCRIPTION: 'Звонки из CRM через Kolmisoft MOR',
    LBL_MOR_ADMIN_TITLE: 'Телефония MOR',
    LBL_MOR_ADMIN_DESCRIPTION: 'Адрес коннектора, ключ, права набора, проверка соединения',
  },
  Users: {
    LBL_MOR_USERNAME: 'Имя пользователя MOR',
    LBL_MOR_DEVICE: 'Идентификатор устройства MOR',
    LBL_MOR_SOURCE: 'Свой телефонный номер (звонит первым)',
  },
  Contacts: { LBL_MOR_NUMBERS: 'Последние цифры телефонного номера (MOR)' },
  Leads: { LBL_MOR_NUMBERS: 'Последние цифры телефонного номера (MOR)' },
  Accounts: { LBL_MOR_NUMBERS: 'Последние цифры телефонного номера (MOR)' },
  Prospects: { LBL_MOR_NUMBERS: 'Последние цифры телефонного номера (MOR)' },
  Calls: {
    LBL_MOR_CALL_ID: 'Звонок MOR',
    LBL_MOR_TALK_SECONDS: 'Длительность разговора (секунды)',
    LBL_MOR_OUTCOME: 'Результат звонка',
    LBL_MOR_RESULT: 'Результат по оценке агента',
    LBL_MOR_RECORDING: 'Запись',
    LBL_MOR_DIAL_NOW: 'Набрать сейчас',
  },
};

export const task: Texts['task'] = {
  outcomes: {
    answered: 'Отвечен',
    no_answer: 'Нет ответа',
    busy: 'Занято',
    failed: 'Не удался',
    cancelled: 'Отменён',
    agent_no_answer: 'Сотрудник не снял трубку',
    missed: 'Пропущен',
    unknown: 'Неизвестно',
  },
  subject: 'Звонок: {contact} - {outcome}',
  subject_in: 'Звонок от {contact} - {outcome}',
  keyed_in: 'номер, который набрал сотрудник',
  withheld: '«скрытый номер»',
  from_to: '{0} → {1}',
  rang: 'Гудки {0} с, разговор {1} с',
  hangup_cause: 'Причина разъединения {0}',
  not_dialled: 'Не набрано: {0}',
};

export const callBack: Texts['callBack'] = {
  subject: 'Перезвонить {0}',
  count: '(пропущено: {0})',
  missed: 'Пропущенный звонок от {0}, {1} UTC',
  planned: 'Запланировано после звонка {0}, {1} UTC',
};

export const salesforce: Texts['salesforce'] = {
  Mor_Call_Title: 'Позвонить',
  Mor_Call_Number: 'Позвонить, {0}: {1}',
  Mor_Call_Record: 'Позвонить по этой записи',
  Mor_Call_Record_Hint: 'Номер берётся из связанного контакта или контрагента.',
  Mor_No_Telephone: 'Здесь нет телефонного номера, доступного вам.',
  Mor_Record_Gone: 'Этой записи нет, или она вам недоступна.',
  Mor_Do_Not_Call: 'Не звонить: этот контакт просил не звонить ему.',
  Mor_Stale: 'Сейчас не удаётся узнать состояние. На звонок это не влияет.',
  Mor_Someone: 'контакт',
  Mor_List_Title: 'Обзвон выбранных записей',
  Mor_List_Empty: 'Не выбрано записей, по которым можно позвонить. Вернитесь к списку и выберите их.',
  Mor_List_Progress: '{0} из {1}',
  Mor_List_Confirm: 'Выберите номер для звонка или пропустите запись.',
  Mor_List_Skip: 'Пропустить',
  Mor_List_Next: 'Следующая запись',
  Mor_List_Wait: 'Дождитесь конца звонка.',
  Mor_List_Finish: 'Назад к списку',
  Mor_List_Done: 'Готово: звонков {0}, пропущено {1}.',
  Mor_Refresh: 'Обновить',
  Mor_Check_Title: 'Почему я не могу позвонить?',
  Mor_Check_Run: 'Проверить',
  Mor_Check_Ok: 'Всё в порядке: можно звонить.',
  Mor_Check_Source: 'Ваш телефон: {0}',
  Mor_Admin_Title: 'Коннектор MOR',
  Mor_Admin_Connection: 'Соединение',
  Mor_Admin_Connection_Hint:
    'Спрашивает коннектор о вас самих. Это доказывает, что адрес, ключ и служба работают.',
  Mor_Admin_Test: 'Проверить соединение',
  Mor_Admin_Connection_Ok: 'Коннектор отвечает и принимает ключ этой организации.',
  Mor_Admin_Agents: 'Пользователи с набором разрешений MOR Agent',
  Mor_Admin_Search: 'Поиск по имени',
  Mor_Admin_More: 'Показаны первые {0}; остальных найдите поиском.',
  Mor_Admin_Agents_Empty: 'Набор разрешений MOR Agent пока никому не назначен.',
  Mor_Admin_Name: 'Имя',
  Mor_Admin_Username: 'Имя пользователя MOR',
  Mor_Admin_Device: 'Устройство',
  Mor_Admin_Source: 'Исходный номер',
  Mor_Admin_Status: 'Состояние',
  Mor_Admin_Check: 'Проверить',
  Mor_Admin_Check_User: 'Проверить: {0}',
  Mor_Admin_Ready: 'Может звонить',
  Mor_Admin_Forbidden: 'Это доступно только обладателям набора разрешений MOR Administrator.',
  Mor_Problem_Unauthenticated:
    'Коннектор не принимает ключ этой организации. Администратор должен ввести его заново в настройках.',
  Mor_Setup_Title: 'Настройка',
  Mor_Setup_Progress: 'Выполнено шагов: {0} из {1}.',
  Mor_Setup_Again: 'Проверить снова',
  Mor_Setup_Done: 'Готово',
  Mor_Setup_Missing: 'Нужно сделать',
  Mor_Setup_Look: 'Проверьте сами',
  Mor_Setup_Open: 'Открыть в настройках',
  Mor_Setup_Address: 'Адрес коннектора',
  Mor_Setup_Address_Hint:
    'Введите публичный https-адрес коннектора. Salesforce обращается к нему при каждом звонке.',
  Mor_Setup_Address_Invalid:
    'Введите адрес целиком с https:// в начале, как его показывает браузер, без вопросительного знака.',
  Mor_Setup_Key: 'Ключ этой организации',
  Mor_Setup_Key_Hint:
    'Введите ключ API, который есть у коннектора для этой организации. Salesforce хранит его зашифрованным, и прочитать его больше никто не может.',
  Mor_Setup_Key_Invalid: 'Введите ключ.',
  Mor_Setup_Connection: 'Соединение',
  Mor_Setup_Connection_Hint: 'Salesforce обращается к коннектору: он должен ответить и принять ключ.',
  Mor_Setup_Agents: 'Агенты',
  Mor_Setup_Agents_Hint: 'Назначьте набор разрешений MOR Agent всем, кто звонит. Пользователи с ним: {0}',
  Mor_Setup_Integration: 'Пользователь коннектора',
  Mor_Setup_Integration_Hint:
    'Создайте для коннектора пользователя с ролью выше ролей агентов и назначьте набор разрешений MOR Integration. Найдено: {0}',
  Mor_Setup_Licence: 'Лицензия этого пользователя',
  Mor_Setup_Licence_Hint:
    'Назначьте лицензию набора разрешений Salesforce API Integration: без неё лицензия пользователя не даёт доступа к записям.',
  Mor_Setup_Login: 'Вход коннектора',
  Mor_Setup_Login_Hint:
    'Разверните папку service-login, передайте коннектору consumer key, имя пользователя и закрытый ключ и запустите его check. Шаг выполнен, когда этот пользователь вошёл.',
  Mor_Setup_Flow: 'Поток для списков',
  Mor_Setup_Flow_Hint:
    'Настройка, Потоки: включите Call selected records with MOR. В рабочей организации потоки разворачиваются выключенными.',
  Mor_Setup_Telephones: 'Телефоны агентов',
  Mor_Setup_Telephones_Hint:
    'Заполните у пользователей MOR Username, MOR Device и MOR Source Number или используйте страницу сопоставления коннектора и проверьте ниже каждого агента. Без номера у пользователя: {0}',
  Mor_Setup_Pages: 'Страницы записей и кнопки',
  Mor_Setup_Pages_Hint:
    'Lightning App Builder: поместите MOR Call на страницы записей, для компьютера и для телефона. Макеты страниц: добавьте действие Call. Списки: добавьте кнопку Call with MOR. Сделано ли это, сама организация определить не может.',
  Mor_Setup_Call: 'Первый звонок',
  Mor_Setup_Call_Hint: 'Позвоните. Через несколько секунд после окончания здесь появится задача.',
};

export const salesforceApps: Texts['salesforceApps'] = {
  MOR_Calls: 'Звонки MOR',
  MOR_Administration: 'Управление MOR',
};
