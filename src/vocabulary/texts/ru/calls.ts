import type { Texts } from '../texts.ts';

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
  recording_pending: 'Запись появится через несколько минут после звонка.',
  recording_deleted: 'Запись удалена.',
};

export const incoming: Texts['incoming'] = {
  ringing: 'Входящий звонок',
  to: 'На номер {did}',
  withheld: 'Номер скрыт',
  unknown_caller: 'Неизвестный номер',
  looking_up: 'Определяем, кто звонит…',
  not_in_time: 'CRM ещё не ответила, кто это. Запрос повторяется.',
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
