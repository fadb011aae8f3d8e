/** What a step of a click or of a call adds, beside its name. */
export const steps = {
  step_agent: { finding: 'MOR {mor}, user {username}, device {device}' },
  step_asked_by_mor: { finding: 'MOR asks the agent for the number' },
  step_allowed: { finding: 'no dial rule forbids it' },
  step_record_one: { finding: '{type} {name}, 1 number' },
  step_record: { finding: '{type} {name}, {count} numbers' },
  step_transferred: { finding: 'transferred to {name}' },
  step_broke_off: { finding: 'the connector broke off while MOR was being asked' },
  step_not_stored: { finding: 'the answer could not be stored yet' },
  step_stopped: { finding: 'the connector stopped while MOR was being asked' },
  step_corrected: { finding: '{outcome} instead of {before}' },
} as const;
