import type { FindingTexts } from '../texts.ts';

/** Was ein Schritt eines Klicks oder Anrufs außer seinem Namen sagt. */
export const steps: FindingTexts['steps'] = {
  step_agent: { finding: 'MOR {mor}, Benutzer {username}, Gerät {device}' },
  step_asked_by_mor: { finding: 'MOR fragt den Agenten nach der Nummer' },
  step_allowed: { finding: 'keine Wählregel verbietet es' },
  step_record_one: { finding: '{type} {name}, 1 Nummer' },
  step_record: { finding: '{type} {name}, Nummern: {count}' },
  step_transferred: { finding: 'an {name} weitergegeben' },
  step_broke_off: { finding: 'Der Konnektor brach ab, während MOR gefragt wurde' },
  step_not_stored: { finding: 'Die Antwort ließ sich noch nicht speichern' },
  step_stopped: { finding: 'Der Konnektor hielt an, während MOR gefragt wurde' },
  step_corrected: { finding: '{outcome} statt {before}' },
};
