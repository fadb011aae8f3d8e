/** The service itself: its files, its database, and what is not set up yet. */
export const service = {
  configuration_complete: { finding: 'complete' },
  configuration_warned: { finding: 'complete; warnings: {count}' },
  secrets_readable: {
    finding: '{path} holds secrets, and every user of this machine can read it; run: chmod o-rwx {path}',
  },
  secrets_writable: {
    finding: '{path} holds secrets, and every user of this machine can change it; run: chmod o-rwx {path}',
  },
  secrets_open: {
    finding:
      '{path} holds secrets, and every user of this machine can read and change it; run: chmod o-rwx {path}',
  },
  file_writable: {
    finding:
      '{path} says where calls go, and every user of this machine can change it; run: chmod o-w {path}',
  },
  database_answers: { finding: '{address}' },
  database_works: { finding: 'can be read and written' },
  sqlite_broken: {
    finding: '{text}',
    cure: 'Check the path, its rights, and the space left on the disk.',
  },
  postgres_broken: {
    finding: '{text}',
    cure: 'Check that the database server runs and answers this machine, and the space left on its disk.',
  },
  no_mor: {
    finding: 'no MOR server is connected',
    cure: 'Connect one in the admin pages (Set-up), or under mor.',
  },
  no_crm: {
    finding: 'no CRM is connected',
    cure: 'Connect one in the admin pages (Set-up), or under crms.',
  },
  no_agents: {
    finding: 'no agent is mapped',
    cure: 'Import a CSV with "users import FILE", or use the mapping page.',
  },
  no_countries: {
    finding: 'nobody has chosen countries, so every country may be called',
    cure: 'Choose them in the admin pages (Set-up), or under rules.allowedCountries.',
  },
  no_key: {
    finding: 'crm {crm}: no API key, signing secret or jwt, so nobody can place calls for it',
    cure: 'Make a key in the admin pages (Set-up or Keys), or name one in the configuration.',
  },
} as const;
