import type { FindingTexts } from '../texts.ts';

/** Lo que un paso de un clic o de una llamada añade a su nombre. */
export const steps: FindingTexts['steps'] = {
  step_agent: { finding: 'MOR {mor}, usuario {username}, dispositivo {device}' },
  step_asked_by_mor: { finding: 'MOR pide el número al agente' },
  step_allowed: { finding: 'ninguna regla de marcación lo prohíbe' },
  step_record_one: { finding: '{type} {name}, 1 número' },
  step_record: { finding: '{type} {name}, números: {count}' },
  step_transferred: { finding: 'transferida a {name}' },
  step_broke_off: { finding: 'el conector se interrumpió mientras preguntaba a MOR' },
  step_not_stored: { finding: 'la respuesta aún no se pudo guardar' },
  step_stopped: { finding: 'el conector se detuvo mientras preguntaba a MOR' },
  step_corrected: { finding: '{outcome} en lugar de {before}' },
};
