import type { AdminTexts } from '../texts.ts';

/** The page Sessions. */
export const sessions: AdminTexts['sessions'] = {
  administrator: 'Administrator',
  viewer: 'nur Einsicht',
  sessions: 'Sitzungen',
  who_is_signed_in_to:
    'Wer auf diesen Seiten angemeldet ist. Eine beendete Sitzung meldet jenen Browser sofort ab.',
  nobody_is_signed_in: 'Niemand ist angemeldet.',
  you: 'Sie',
  role: 'Rolle',
  from_address: 'Woher',
  signed_in: 'Angemeldet seit',
  last_seen: 'Zuletzt gesehen',
  end: 'Beenden',
  end_the_session_of_from: 'Sitzung von {0} von {1} beenden',
  change_the_administrator_password: 'Administratorpasswort ändern',
  current_password: 'Bisheriges Passwort',
  new_password: 'Neues Passwort',
  at_least_10_characters_all: 'Mindestens 10 Zeichen. Alle anderen Sitzungen enden.',
  the_password_was_changed_all: 'Das Passwort wurde geändert; alle anderen Sitzungen sind beendet.',
  change_the_password: 'Passwort ändern',
};
