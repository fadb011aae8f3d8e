import type { AdminTexts } from '../texts.ts';

/** The page Sessions. */
export const sessions: AdminTexts['sessions'] = {
  administrator: 'administratorius',
  viewer: 'tik peržiūra',
  sessions: 'Seansai',
  who_is_signed_in_to: 'Kas prisijungęs prie šių puslapių. Baigus seansą, ta naršyklė atjungiama iš karto.',
  nobody_is_signed_in: 'Niekas neprisijungęs.',
  you: 'jūs',
  role: 'Vaidmuo',
  from_address: 'Iš kur',
  signed_in: 'Prisijungė',
  last_seen: 'Paskutinį kartą matytas',
  end: 'Baigti',
  end_the_session_of_from: 'Baigti seansą: {0}, {1}',
  change_the_administrator_password: 'Pakeisti administratoriaus slaptažodį',
  current_password: 'Dabartinis slaptažodis',
  new_password: 'Naujas slaptažodis',
  at_least_10_characters_all: 'Bent 10 simbolių. Visi kiti seansai baigsis.',
  the_password_was_changed_all: 'Slaptažodis pakeistas; visi kiti seansai baigti.',
  change_the_password: 'Pakeisti slaptažodį',
};
