import type { Texts } from '../texts.ts';

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
  handed_over: 'Передан: {0}',
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
