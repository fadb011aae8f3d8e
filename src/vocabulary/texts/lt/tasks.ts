import type { Texts } from '../texts.ts';

export const task: Texts['task'] = {
  outcomes: {
    answered: 'Atsiliepta',
    no_answer: 'Neatsiliepta',
    busy: 'Užimta',
    failed: 'Nepavyko',
    cancelled: 'Atšaukta',
    agent_no_answer: 'Darbuotojas neatsiliepė',
    missed: 'Praleistas',
    unknown: 'Nežinoma',
  },
  subject: 'Skambutis: {contact} - {outcome}',
  subject_in: 'Skambutis iš {contact} - {outcome}',
  keyed_in: 'numeris, kurį įvedė darbuotojas',
  withheld: '„paslėptas numeris“',
  handed_over: 'Perduota: {0}',
  from_to: '{0} → {1}',
  rang: 'Skambėjo {0} s, kalbėta {1} s',
  hangup_cause: 'Atjungimo priežastis {0}',
  not_dialled: 'Neskambinta: {0}',
};

export const callBack: Texts['callBack'] = {
  subject: 'Perskambinti {0}',
  count: '(praleisti: {0})',
  missed: 'Praleistas skambutis iš {0}, {1} UTC',
  planned: 'Suplanuota po pokalbio su {0}, {1} UTC',
};
