import type { Outcome } from '../../src/vocabulary/outcomes.ts';
import * as deTexts from '../../src/vocabulary/texts/de.ts';
import * as enTexts from '../../src/vocabulary/texts/en.ts';
import * as esTexts from '../../src/vocabulary/texts/es.ts';
import * as ltTexts from '../../src/vocabulary/texts/lt.ts';
import * as ruTexts from '../../src/vocabulary/texts/ru.ts';

/** What the connector writes into a Task in words. */
export interface TaskTexts {
  /** "Call Result" when the agent chose no result, and the first line of the description. */
  readonly outcomes: Readonly<Record<Outcome, string>>;
  /** What agents can choose after a call, unless other results are configured. */
  readonly results: readonly string[];
  /** Subject of a new Task; placeholders as in `task.subject`. */
  readonly subject: string;
  readonly keyedIn: string;
  readonly fromTo: (source: string, destination: string) => string;
  readonly rang: (ringSeconds: number, talkSeconds: number) => string;
  readonly hangupCause: (cause: number) => string;
  readonly notDialled: (why: string) => string;
}

const en: TaskTexts = {
  outcomes: {
    answered: 'Answered',
    no_answer: 'No answer',
    busy: 'Busy',
    failed: 'Failed',
    cancelled: 'Cancelled',
    agent_no_answer: 'Agent did not answer',
    unknown: 'Unknown',
  },
  results: Object.values(enTexts.results),
  subject: 'Call to {contact} - {outcome}',
  keyedIn: 'a number that the agent entered',
  fromTo: (source, destination) => `${source} to ${destination}`,
  rang: (ring, talk) => `Rang ${ring} s, talked ${talk} s`,
  hangupCause: (cause) => `Hangup cause ${cause}`,
  notDialled: (why) => `Not dialled: ${why}`,
};

const de: TaskTexts = {
  outcomes: {
    answered: 'Angenommen',
    no_answer: 'Keine Antwort',
    busy: 'Besetzt',
    failed: 'Gescheitert',
    cancelled: 'Abgebrochen',
    agent_no_answer: 'Mitarbeiter nahm nicht ab',
    unknown: 'Unbekannt',
  },
  results: Object.values(deTexts.results),
  subject: 'Anruf bei {contact} - {outcome}',
  keyedIn: 'eine Nummer, die der Mitarbeiter eingab',
  fromTo: (source, destination) => `${source} an ${destination}`,
  rang: (ring, talk) => `${ring} s geläutet, ${talk} s gesprochen`,
  hangupCause: (cause) => `Auflegegrund ${cause}`,
  notDialled: (why) => `Nicht gewählt: ${why}`,
};

const es: TaskTexts = {
  outcomes: {
    answered: 'Contestada',
    no_answer: 'Sin respuesta',
    busy: 'Ocupado',
    failed: 'Fallida',
    cancelled: 'Cancelada',
    agent_no_answer: 'El agente no contestó',
    unknown: 'Desconocido',
  },
  results: Object.values(esTexts.results),
  subject: 'Llamada a {contact} - {outcome}',
  keyedIn: 'un número que introdujo el agente',
  fromTo: (source, destination) => `${source} a ${destination}`,
  rang: (ring, talk) => `Sonó ${ring} s, conversación ${talk} s`,
  hangupCause: (cause) => `Causa de desconexión ${cause}`,
  notDialled: (why) => `No se marcó: ${why}`,
};

const ru: TaskTexts = {
  outcomes: {
    answered: 'Отвечен',
    no_answer: 'Нет ответа',
    busy: 'Занято',
    failed: 'Не удался',
    cancelled: 'Отменён',
    agent_no_answer: 'Сотрудник не снял трубку',
    unknown: 'Неизвестно',
  },
  results: Object.values(ruTexts.results),
  subject: 'Звонок: {contact} - {outcome}',
  keyedIn: 'номер, который набрал сотрудник',
  fromTo: (source, destination) => `${source} → ${destination}`,
  rang: (ring, talk) => `Гудки ${ring} с, разговор ${talk} с`,
  hangupCause: (cause) => `Причина разъединения ${cause}`,
  notDialled: (why) => `Не набрано: ${why}`,
};

const lt: TaskTexts = {
  outcomes: {
    answered: 'Atsiliepta',
    no_answer: 'Neatsiliepta',
    busy: 'Užimta',
    failed: 'Nepavyko',
    cancelled: 'Atšaukta',
    agent_no_answer: 'Darbuotojas neatsiliepė',
    unknown: 'Nežinoma',
  },
  results: Object.values(ltTexts.results),
  subject: 'Skambutis: {contact} - {outcome}',
  keyedIn: 'numeris, kurį įvedė darbuotojas',
  fromTo: (source, destination) => `${source} → ${destination}`,
  rang: (ring, talk) => `Skambėjo ${ring} s, kalbėta ${talk} s`,
  hangupCause: (cause) => `Atjungimo priežastis ${cause}`,
  notDialled: (why) => `Neskambinta: ${why}`,
};

export const TASK_TEXTS = { en, de, es, ru, lt } as const;
export type TaskLanguage = keyof typeof TASK_TEXTS;
