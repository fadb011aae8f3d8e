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
  sign_in_with_your_organisation: 'Anmeldung mit Ihrer Organisation',
  people_sign_in_at_your:
    'Personen melden sich mit OpenID Connect bei Ihrem eigenen Anbieter an (Microsoft Entra ID, Google, Okta, Keycloak und andere). Das Passwort gilt weiter, damit sich niemand aussperrt.',
  in_use: 'in Gebrauch',
  not_set_up: 'nicht eingerichtet',
  register_this_address: 'Rücksprungadresse, die beim Anbieter einzutragen ist',
  it_is_not_in_use: 'Nicht in Gebrauch: {0}',
  sign_in_was_saved:
    'Gespeichert: Es gilt ab der nächsten Anmeldung. Versuchen Sie es in einem anderen Browser, bevor Sie sich hier abmelden.',
  sign_in_was_removed: 'Entfernt: Angemeldet wird mit dem Passwort.',
  remove_question: 'Anmeldung mit Ihrer Organisation entfernen?',
  everybody_who_signed_in: 'Wer sich so angemeldet hat, wird abgemeldet. Das Passwort gilt weiter.',
};
