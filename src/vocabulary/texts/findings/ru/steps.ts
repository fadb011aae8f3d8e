import type { FindingTexts } from '../texts.ts';

/** Что шаг нажатия или звонка говорит помимо своего названия. */
export const steps: FindingTexts['steps'] = {
  step_agent: { finding: 'MOR {mor}, пользователь {username}, устройство {device}' },
  step_asked_by_mor: { finding: 'MOR спросит номер у сотрудника' },
  step_allowed: { finding: 'ни одно правило набора этого не запрещает' },
  step_record_one: { finding: '{type} {name}, 1 номер' },
  step_record: { finding: '{type} {name}, номеров: {count}' },
  step_transferred: { finding: 'передан: {name}' },
  step_broke_off: { finding: 'коннектор прервался, спрашивая MOR' },
  step_not_stored: { finding: 'ответ пока не удалось сохранить' },
  step_stopped: { finding: 'коннектор остановился, спрашивая MOR' },
  step_corrected: { finding: '{outcome} вместо {before}' },
};
