import type { FindingTexts } from '../texts.ts';

/** Ką spustelėjimo ar skambučio žingsnis pasako be savo vardo. */
export const steps: FindingTexts['steps'] = {
  step_agent: { finding: 'MOR {mor}, naudotojas {username}, įrenginys {device}' },
  step_asked_by_mor: { finding: 'MOR numerio paklausia darbuotojo' },
  step_allowed: { finding: 'jokia rinkimo taisyklė to nedraudžia' },
  step_record_one: { finding: '{type} {name}, 1 numeris' },
  step_record: { finding: '{type} {name}, numerių: {count}' },
  step_transferred: { finding: 'perduota: {name}' },
  step_broke_off: { finding: 'jungtis nutrūko klausdama MOR' },
  step_not_stored: { finding: 'atsakymo dar nepavyko išsaugoti' },
  step_stopped: { finding: 'jungtis sustojo klausdama MOR' },
  step_corrected: { finding: '{outcome} vietoj {before}' },
};
