const DEVICE = 'Enter the id (ACC) of a device that exists and belongs to the mapped MOR user.';

/** The mapping: agents, their devices and their telephones. */
export const mappings = {
  agent_twice: {
    finding: 'this agent has another row under the id that the CRM uses; this one is not used',
    cure: 'Remove one of the two rows.',
  },
  agents_sample: {
    finding:
      'a sample: the first {count} users of the CRM; check --all, or Check all on the page, looks at every one',
  },
  crm_source_refused: {
    finding: 'this agent cannot call: the source in the CRM’s user record, {text}',
    cure: 'Give the agent a row in the mapping, name the extension in numbers.internal, or correct the user record.',
  },
  source_refused: {
    finding: 'this agent cannot call: the source {text}',
    cure: 'Correct the column source: an extension of up to 6 digits, or a number that the dial rules allow.',
  },
  unknown_mor: {
    finding: 'MOR server "{mor}" is not in the configuration',
    cure: 'Correct the column mor.',
  },
  device_refused: { finding: 'device {device}: {text}', cure: DEVICE },
  user_not_seen: {
    finding: 'MOR user {username}: not found, or not visible to the status user',
    cure: DEVICE,
  },
  device_of_another: {
    finding: 'device {device} belongs to another MOR user than {username}',
    cure: DEVICE,
  },
  devices_not_compared: { finding: 'not compared: this MOR has no device_details_get' },
  devices_compared: { finding: '{good} of {count} devices exist in MOR and belong to their user' },
  devices_sampled: {
    finding:
      '{good} of {count} devices exist in MOR and belong to their user; a sample: {total} agents are mapped; check --all, or Check all on the page, asks about every one',
  },
} as const;
