/** How far the set-up has got. */
export const setup_steps = {
  setup_password_open: { finding: 'No password is set.', cure: 'Choose one.' },
  setup_password_done: { finding: 'The administrator password is set.' },
  setup_not_in_use: { finding: 'It is entered, but not in use yet.', cure: 'Press Restart now.' },
  setup_no_mor: {
    finding: 'None is connected yet.',
    cure: 'Enter the address and the API secret key of your MOR, and test them.',
  },
  setup_no_crm: {
    finding: 'None is connected yet.',
    cure: 'For SuiteCRM and Sugar one code is enough; for others enter address and login, and test them.',
  },
  setup_connected: { finding: 'Connected: {names}.' },
  setup_broken: {
    finding: '{detail}',
    cure: 'Open the connection, correct what the test names, and apply it.',
  },
  setup_countries: { finding: 'May be called: {countries}.' },
  setup_every_country: { finding: 'Every country may be called.' },
  setup_countries_open: {
    finding: 'Nobody has chosen yet: every country may be called.',
    cure: 'Choose the countries that may be called; fraud goes to the others.',
  },
  setup_crm_not_in_use: { finding: 'The CRM is entered, but not in use yet.', cure: 'Press Restart now.' },
  setup_pages_no_crm: {
    finding: 'There is no CRM yet.',
    cure: 'Make a key, and install in the CRM what people click.',
  },
  setup_no_key: {
    finding: 'No key yet: {crms}.',
    cure: 'Make a key, and install in the CRM what people click.',
  },
  setup_keys: { finding: 'With a key: {crms}.' },
  setup_agents: { finding: 'Agents with a mapping: {count}.' },
  setup_no_agents: {
    finding: 'No agent has a mapping of their own.',
    cure: 'Use Auto-match on the mapping page, import a CSV, or fill in one row.',
  },
  setup_clicked: { finding: 'A click in the CRM was followed to the end of its call.' },
  setup_test_call: {
    finding: 'A test call worked. No CRM has sent a click yet.',
    cure: 'Click a number in the CRM; it shows here.',
  },
  setup_no_call: {
    finding: 'No call has been placed yet.',
    cure: 'Click a number in the CRM; it shows here.',
  },
} as const;
