import type { Texts } from '../texts.ts';

export const task: Texts['task'] = {
  outcomes: {
    answered: 'Angenommen',
    no_answer: 'Keine Antwort',
    busy: 'Besetzt',
    failed: 'Gescheitert',
    cancelled: 'Abgebrochen',
    agent_no_answer: 'Mitarbeiter nahm nicht ab',
    missed: 'Verpasst',
    unknown: 'Unbekannt',
  },
  subject: 'Anruf bei {contact} - {outcome}',
  subject_in: 'Anruf von {contact} - {outcome}',
  keyed_in: 'eine Nummer, die der Mitarbeiter eingab',
  withheld: 'Unbekannt (unterdrückt)',
  handed_over: 'Weitergegeben: {0}',
  from_to: '{0} an {1}',
  rang: '{0} s geläutet, {1} s gesprochen',
  hangup_cause: 'Auflegegrund {0}',
  not_dialled: 'Nicht gewählt: {0}',
};

export const callBack: Texts['callBack'] = {
  subject: '{0} zurückrufen',
  count: '({0} verpasst)',
  missed: 'Verpasster Anruf von {0} um {1} UTC',
  planned: 'Geplant nach dem Anruf mit {0} um {1} UTC',
};
