import type { Texts } from '../texts.ts';

export const task: Texts['task'] = {
  outcomes: {
    answered: 'Contestada',
    no_answer: 'Sin respuesta',
    busy: 'Ocupado',
    failed: 'Fallida',
    cancelled: 'Cancelada',
    agent_no_answer: 'El agente no contestó',
    missed: 'Perdida',
    unknown: 'Desconocido',
  },
  subject: 'Llamada a {contact} - {outcome}',
  subject_in: 'Llamada de {contact} - {outcome}',
  keyed_in: 'un número que introdujo el agente',
  withheld: 'número oculto',
  handed_over: 'Transferida: {0}',
  from_to: '{0} a {1}',
  rang: 'Sonó {0} s, conversación {1} s',
  hangup_cause: 'Causa de desconexión {0}',
  not_dialled: 'No se marcó: {0}',
};

export const callBack: Texts['callBack'] = {
  subject: 'Llamar a {0}',
  count: '({0} perdidas)',
  missed: 'Llamada perdida de {0} a las {1} UTC',
  planned: 'Planificado tras la llamada con {0} a las {1} UTC',
};
